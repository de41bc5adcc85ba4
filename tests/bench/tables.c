#include "bench/tables.h"

#include <stdio.h>

#include "base/arena.h"
#include "bench/measure.h"
#include "bench/report.h"

#define MAX_RUNS 32
#define FROM "南岭省示例通信管理局"

/* Shell variables of every command below. */
static const char variables[] = "cd build/bench && LC_ALL=C.UTF-8 && export LC_ALL && "
                                "S=$BUILD/shenbao && I='--notice 255 --from " FROM "' && ";

/* The peer's table has the columns of the file and as many indexes as the desk's table of
 * submissions (schema/migrations). */
static const char peer_schema[] =
    "rm -f peer.db && sqlite3 peer.db \"PRAGMA journal_mode=TRUNCATE;"
    "CREATE TABLE t(no,title,unit,contact,info);"
    "CREATE INDEX i1 ON t(no);CREATE INDEX i2 ON t(title);CREATE INDEX i3 ON t(unit);"
    "CREATE INDEX i4 ON t(contact);CREATE INDEX i5 ON t(unit,no);CREATE INDEX i6 ON t(contact,no);"
    "CREATE INDEX i7 ON t(contact,unit);\" >/dev/null";

/* The same with its indexes made behind the last row, as the desk does. */
static const char late_schema[] = "rm -f peer.db && sqlite3 peer.db \"PRAGMA journal_mode=TRUNCATE;"
                                  "CREATE TABLE t(no,title,unit,contact,info);\" >/dev/null";
#define LATE_INDEXES                                                                               \
    " BEGIN 'CREATE INDEX i1 ON t(no)' 'CREATE INDEX i2 ON t(title)'"                              \
    " 'CREATE INDEX i3 ON t(unit)' 'CREATE INDEX i4 ON t(contact)'"                                \
    " 'CREATE INDEX i5 ON t(unit,no)' 'CREATE INDEX i6 ON t(contact,no)'"                          \
    " 'CREATE INDEX i7 ON t(contact,unit)' COMMIT"

struct peer {
    const char *name, *needs, *prepare, *command; /* NULL: there is none */
    double aim_ratio;
};

struct work {
    const char *name;
    const char *prepare, *ours; /* `ours` may end with 1: done, with findings */
    struct peer peers[2];
};

static const struct work works[] = {
    {"导入 UTF-8",
     "cp base.db desk.db",
     "$S -d desk.db table import utf8.csv $I >/dev/null 2>&1",
     {{"sqlite3 .import, 7 个索引", "sqlite3", peer_schema,
       "sqlite3 peer.db '.import --csv --skip 1 utf8.csv t'", 0.6},
      {"sqlite3 .import, 再建 7 个索引", "sqlite3", late_schema,
       "sqlite3 peer.db '.import --csv --skip 1 utf8.csv t'" LATE_INDEXES, 0}}},
    {"导入 GB18030",
     "cp base.db desk.db",
     "$S -d desk.db table import gb.csv $I >/dev/null 2>&1",
     {{"iconv | sqlite3 .import, 7 个索引", "sqlite3", peer_schema,
       "iconv -f GB18030 -t UTF-8 gb.csv | "
       "sqlite3 peer.db '.import --csv --skip 1 /dev/stdin t'",
       0.6},
      {"iconv | sqlite3 .import, 再建 7 个索引", "sqlite3", late_schema,
       "iconv -f GB18030 -t UTF-8 gb.csv | "
       "sqlite3 peer.db '.import --csv --skip 1 /dev/stdin t'" LATE_INDEXES,
       0}}},
    {"再导入同一文件", "true", "$S -d desk.db table import gb.csv $I >/dev/null 2>&1", {{0}}},
    {"导出 UTF-8",
     "rm -f out.csv",
     "$S -d desk.db table export --notice 255 --encoding utf-8 -o out.csv >/dev/null 2>&1",
     {{"sqlite3 -csv", "sqlite3", "rm -f peer.csv",
       "sqlite3 -csv peer.db 'SELECT * FROM t ORDER BY rowid' >peer.csv", 0.35}}},
    {"导出 GB18030",
     "rm -f out.csv",
     "$S -d desk.db table export --notice 255 --encoding gb18030 -o out.csv >/dev/null 2>&1",
     {{"sqlite3 -csv | iconv", "sqlite3", "rm -f peer.csv",
       "sqlite3 -csv peer.db 'SELECT * FROM t ORDER BY rowid' | iconv -f UTF-8 -t GB18030 "
       ">peer.csv",
       0.35}}},
    {"导出 xlsx",
     "rm -f out.xlsx",
     "$S -d desk.db table export --notice 255 --format xlsx -o out.xlsx >/dev/null 2>&1",
     {{0}}},
    {"导入 xlsx",
     "cp base.db book.db",
     "$S -d book.db table import out.xlsx $I >/dev/null 2>&1",
     {{0}}},
    {"核对记录 verify",
     "true",
     "$S -d desk.db verify >/dev/null 2>&1",
     {{"sqlite3 integrity_check", "sqlite3", "true",
       "sqlite3 desk.db 'PRAGMA integrity_check' >/dev/null", 0}}},
    {"整批撤销", "cp desk.db undo.db", "$S -d undo.db undo 3 >/dev/null 2>&1", {{0}}},
};

static struct measured run(struct arena *a, const char *command)
{
    return bench_shell(arena_printf(a, "%s%s", variables, command));
}

/* What one work took, of the desk and of each peer, run by run. */
struct runs {
    double ours[MAX_RUNS], peers[2][MAX_RUNS];
    size_t n, n_peers[2]; /* how many are known */
    long kib;
};

static void run_peer(struct arena *a, const struct work *w, size_t k, struct runs *r)
{
    const struct peer *p = &w->peers[k];
    if (!p->name || !bench_has(p->needs) || run(a, p->prepare).code != 0)
        return;
    struct measured m = run(a, p->command);
    if (m.code == 0)
        r->peers[k][r->n_peers[k]++] = m.ms;
}

static void report_work(const struct work *w, size_t rows, struct runs *r)
{
    for (size_t k = 0; k < 2 && (k == 0 || w->peers[k].name); k++) {
        bench_tell(&(struct bench_line){
            .work = w->name,
            .rows = rows,
            .ms = bench_quantile(r->ours, r->n, 0.5),
            .kib = r->kib,
            .peer = w->peers[k].name,
            .peer_ms = bench_quantile(r->peers[k], r->n_peers[k], 0.5),
            .aim_ratio = w->peers[k].aim_ratio,
        });
    }
}

/* The desk and the peers by turns, so that what else the machine does slows all of them. */
static void run_work(struct arena *a, const struct work *w, size_t rows, size_t runs)
{
    struct runs r = {.n = 0};
    for (size_t i = 0; i < runs; i++) {
        run(a, w->prepare);
        struct measured m = run(a, w->ours);
        if (m.code != 0 && m.code != 1) {
            report_gap(w->name, rows, arena_printf(a, "命令以 %d 结束", m.code));
            return;
        }
        r.ours[r.n++] = m.ms;
        r.kib = m.kib > r.kib ? m.kib : r.kib;
        for (size_t k = 0; k < 2; k++)
            run_peer(a, w, k, &r);
    }
    report_work(w, rows, &r);
}

void bench_tables(size_t rows, size_t runs)
{
    struct arena a = {0};
    const char *prepare = arena_printf(
        &a,
        "rm -f base.db desk.db && $BUILD/tests/bench/generate entries %zu >utf8.csv && "
        "iconv -f UTF-8 -t GB18030 utf8.csv >gb.csv && "
        "$S -d base.db init --unit 示例支撑中心 --class 支撑中心 2>/dev/null && "
        "$S -d base.db unit add " FROM " >/dev/null 2>&1",
        rows);
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    if (run(&a, prepare).code != 0) {
        report_gap("汇总表", rows, "准备不成: 要有 iconv 和 shenbao init");
        arena_release(&a);
        return;
    }
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        run_work(&a, &works[i], rows, runs);
    arena_release(&a);
}

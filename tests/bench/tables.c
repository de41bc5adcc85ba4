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

struct work {
    const char *name;
    const char *prepare, *ours;                  /* `ours` may end with 1: done, with findings */
    const char *peer_name, *peer_prepare, *peer; /* NULL: there is none */
    double aim_ratio;
};

static const struct work works[] = {
    {"导入 UTF-8", "cp base.db desk.db", "$S -d desk.db table import utf8.csv $I >/dev/null 2>&1",
     "sqlite3 .import, 7 个索引", peer_schema,
     "sqlite3 peer.db '.import --csv --skip 1 utf8.csv t'", 0.6},
    {"导入 GB18030", "cp base.db desk.db", "$S -d desk.db table import gb.csv $I >/dev/null 2>&1",
     "iconv | sqlite3 .import, 7 个索引", peer_schema,
     "iconv -f GB18030 -t UTF-8 gb.csv | "
     "sqlite3 peer.db '.import --csv --skip 1 /dev/stdin t'",
     0.6},
    {"再导入同一文件", "true", "$S -d desk.db table import gb.csv $I >/dev/null 2>&1", NULL, NULL,
     NULL, 0},
    {"导出 UTF-8", "rm -f out.csv",
     "$S -d desk.db table export --notice 255 --encoding utf-8 -o out.csv >/dev/null 2>&1",
     "sqlite3 -csv", "rm -f peer.csv",
     "sqlite3 -csv peer.db 'SELECT * FROM t ORDER BY rowid' >peer.csv", 0.35},
    {"导出 GB18030", "rm -f out.csv",
     "$S -d desk.db table export --notice 255 --encoding gb18030 -o out.csv >/dev/null 2>&1",
     "sqlite3 -csv | iconv", "rm -f peer.csv",
     "sqlite3 -csv peer.db 'SELECT * FROM t ORDER BY rowid' | iconv -f UTF-8 -t GB18030 >peer.csv",
     0.35},
    {"核对记录 verify", "true", "$S -d desk.db verify >/dev/null 2>&1", "sqlite3 integrity_check",
     "true", "sqlite3 desk.db 'PRAGMA integrity_check' >/dev/null", 0},
    {"整批撤销", "cp desk.db undo.db", "$S -d undo.db undo 3 >/dev/null 2>&1", NULL, NULL, NULL, 0},
};

static struct measured run(struct arena *a, const char *command)
{
    return bench_shell(arena_printf(a, "%s%s", variables, command));
}

static void run_work(struct arena *a, const struct work *w, size_t rows, size_t runs)
{
    double ours[MAX_RUNS], peers[MAX_RUNS];
    long kib = 0;
    for (size_t i = 0; i < runs; i++) {
        run(a, w->prepare);
        struct measured m = run(a, w->ours);
        if (m.code != 0 && m.code != 1) {
            report_gap(w->name, rows, arena_printf(a, "命令以 %d 结束", m.code));
            return;
        }
        ours[i] = m.ms;
        kib = m.kib > kib ? m.kib : kib;
        if (w->peer && run(a, w->peer_prepare).code == 0)
            peers[i] = run(a, w->peer).ms;
    }
    report_line(&(struct bench_line){
        .work = w->name,
        .rows = rows,
        .ms = bench_quantile(ours, runs, 0.5),
        .kib = kib,
        .peer = w->peer_name,
        .peer_ms = w->peer && bench_has("sqlite3") ? bench_quantile(peers, runs, 0.5) : 0,
        .aim_ratio = w->aim_ratio,
    });
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
    if (run(&a, prepare).code != 0)
        report_gap("导入", rows, "准备不成: 要有 iconv 和 shenbao init");
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        run_work(&a, &works[i], rows, runs);
    arena_release(&a);
}

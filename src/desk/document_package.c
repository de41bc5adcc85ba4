/* 移交变更对照表: what changed between a package and the one before it of the same sender, cell by cell, for
 * signing by who hands over and who takes over. */
#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/notices.h"
#include "desk/package_last.h"
#include "desk/packages.h"
#include "store/queries.h"
#include "store/record.h"

static const struct report_column columns[] = {
    {"变更", 4, SIDE_CENTRE}, {"申报件号", 8, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT},
    {"哪一项", 0, SIDE_LEFT}, {"原来", 0, SIDE_LEFT},       {"现在", 0, SIDE_LEFT}};
#define COLUMNS (sizeof columns / sizeof *columns)

/* The package that is meant, a file or one the desk keeps, and the one before it. */
struct pair {
    struct desk *desk;
    struct arena *a;
    struct package_file file; /* what its manifest says */
    struct package kept;      /* record.id 0: it is not kept yet */
    struct package_last last;
    struct notice_row notice;
};

/* ---- which one --------------------------------------------------------------------------------- */

static enum status as_kept(struct pair *p, const struct package *kept, struct err *err)
{
    p->kept = *kept;
    p->file = (struct package_file){.number = kept->number,
                                    .sender = kept->sender,
                                    .receiver = kept->receiver,
                                    .track = kept->track,
                                    .table = kept->table_name,
                                    .digest = kept->digest};
    p->file.made_at = kept->made_at == NUMBER_NONE ? "" : instant_text(p->a, kept->made_at);
    p->file.parts[PACKAGE_SUBMISSIONS].bytes = slice_of(text_or_empty(kept->submissions));
    return notice_row_load(p->desk, p->a, kept->notice, &p->notice, err);
}

/* 移交2024-0001, or 南岭示例市局 移交2024-0001 where several have sent that number. */
static enum status find_kept(struct pair *p, const char *about, struct err *err)
{
    const char *space = strrchr(about, ' '), *number = space ? space + 1 : about;
    const char *sender = space ? arena_copy(p->a, about, (size_t)(space - about)) : NULL;
    struct package one = {0};
    const char *senders = "";
    int64_t *ids = NULL;
    size_t n = 0, found = 0;
    enum status status = record_ids(p->desk->db, QUERY_PACKAGE_OF_NUMBER, DB_ARGS(db_text(number)),
                                    p->a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct package kept = {0};
        status = record_load(p->desk->db, &package_type, ids[i], p->a, &kept, err);
        if (status == STATUS_OK && (!sender || text_eq(sender, kept.sender))) {
            senders = arena_printf(p->a, "%s「%s」", senders, text_or_empty(kept.sender));
            one = kept;
            found++;
        }
    }
    if (status != STATUS_OK || found == 1) {
        return status == STATUS_OK ? as_kept(p, &one, err) : status;
    }
    return found ? err_set(err, STATUS_USAGE, "%s 有几个: %s; 请写成「报送单位 编号」", number,
                           senders)
                 : err_set(err, STATUS_NOT_FOUND, "没有移交包 %s, 也没有这个文件", about);
}

/* Where the desk keeps it already, its number tells which one came before. */
static enum status find_record(struct pair *p, const char *direction, struct err *err)
{
    const struct package_of of = {.direction = direction, .file = &p->file};
    struct package kept = {0};
    enum status status = package_find(p->desk, p->a, &of, &kept, err);
    if (status == STATUS_OK && kept.record.id && text_eq(kept.digest, p->file.digest)) {
        p->kept = kept;
    }
    return status;
}

static enum status find_file(struct pair *p, const char *path, struct err *err)
{
    enum status status = package_file_read(p->a, path, &p->file, err);
    if (status == STATUS_OK) {
        status = notice_find(p->desk, p->a, p->file.notice, &p->notice, err);
    }
    if (status == STATUS_OK) {
        status = find_record(p, "in", err);
    }
    return status == STATUS_OK && !p->kept.record.id ? find_record(p, "out", err) : status;
}

static enum status find_last(struct pair *p, struct err *err)
{
    const struct package_of of = {.direction = p->kept.record.id ? p->kept.direction : "in",
                                  .notice = p->notice.record.id,
                                  .file = &p->file,
                                  .before = p->kept.record.id};
    enum status status = package_last_load(p->desk, p->a, &of, &p->last, err);
    return status == STATUS_OK && !p->last.number
               ? err_set(err, STATUS_DATA, "在 %s 之前%s没有这样的移交包, 无从对照", p->file.number,
                         p->file.sender)
               : status;
}

/* ---- the document ------------------------------------------------------------------------------ */

static void put_cases(struct report_table *t, const char *word, const struct package_cases *cases)
{
    for (size_t i = 0; i < cases->n; i++) {
        const char *const cells[COLUMNS] = {word, cases->at[i].no, cases->at[i].title, "", "", ""};
        report_table_row(t, cells);
    }
}

static void put_changes(struct report *r, const struct package_comparison *c)
{
    struct report_table *t = report_table(r, columns, COLUMNS);
    put_cases(t, "新增", &c->added);
    put_cases(t, "去掉", &c->removed);
    for (size_t i = 0; i < c->cells.n; i++) {
        const struct package_change *one = &c->cells.at[i];
        const char *const cells[COLUMNS] = {"修改",       one->no,  one->title,
                                            one->heading, one->old, one->new};
        report_table_row(t, cells);
    }
    int64_t kept = (int64_t)(c->added.n + c->removed.n + c->cells.n);
    int64_t rest = c->n_added + c->n_removed + c->n_cells - kept;
    if (rest > 0) {
        report_table_note(t, arena_printf(r->arena, "还有 %lld 处没有列出", (long long)rest));
    }
}

static void put_head(const struct pair *p, struct report *r)
{
    const struct package_file *f = &p->file;
    report_title(r, "移交变更对照表");
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "报送单位：%s", f->sender));
    if (!text_is_empty(f->receiver)) {
        report_line(r, SIDE_LEFT, arena_printf(r->arena, "接收单位：%s", f->receiver));
    }
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "依据：%s　%s", p->notice.doc_no, f->table));
    report_line(r, SIDE_LEFT,
                arena_printf(r->arena, "这一份：%s　%s　校验码 %s", f->number, f->made_at,
                             package_check_code(r->arena, f->digest)));
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "上一份：%s", p->last.number));
}

static void put_sums(struct report *r, const struct package_comparison *c)
{
    report_line(r, SIDE_LEFT,
                arena_printf(r->arena,
                             "新增 %lld 件，去掉 %lld 件，修改 %lld 件 %lld 格，不变 %lld 件",
                             (long long)c->n_added, (long long)c->n_removed,
                             (long long)c->n_changed, (long long)c->n_cells, (long long)c->n_same));
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct pair p = {.desk = desk, .a = r->arena};
    struct package_comparison c;
    enum status status =
        file_exists(o->about) ? find_file(&p, o->about, err) : find_kept(&p, o->about, err);
    if (status == STATUS_OK) {
        status = find_last(&p, err);
    }
    if (status == STATUS_OK) {
        status = package_compare(r->arena, slice_of(text_or_empty(p.last.submissions)),
                                 p.file.parts[PACKAGE_SUBMISSIONS].bytes, &c, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "wide";
    r->number = NUMBER_OF;
    put_head(&p, r);
    put_sums(r, &c);
    if (c.n_added + c.n_removed + c.n_cells > 0) {
        put_changes(r, &c);
    }
    (void)report_sign(r);
    report_sign_line(r, "", "");
    report_sign_line(
        r, "移交人（签字）：            接收人（签字）：            日期：    年   月   日", "");
    return STATUS_OK;
}

const struct document document_package_changes = {
    "package-changes",
    "移交变更对照表",
    "一个移交包与同一单位上一份的差别, 逐格列出, 双方签字",
    "移交包",
    0,
    make};

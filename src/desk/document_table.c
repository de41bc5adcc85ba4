/* 汇总表: a summary table of a notice, true to its form: attachment number, title, lines above, headings of
 * all levels, rows in the order the definition names, numbered empty rows, lines below. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "desk/table_heads.h"
#include "desk/table_report.h"

#define WIDE_COLUMNS 5  /* from so many columns on the sheet is turned */
#define SMALL_COLUMNS 8 /* and its type smaller */

static struct report_table *begin_table(struct report *r, const struct table_contents *c)
{
    struct report_table *table = report_table(r, table_columns(c), c->leaves.n);
    struct report_cell *cells;
    for (int level = 0; level < c->leaves.levels; level++) {
        size_t n = table_heads(c, level, &cells);
        report_table_head(table, cells, n);
    }
    return table;
}

struct filling {
    struct arena *a;
    struct report_table *table;
    size_t n;
};

static void take_row(void *to, const char *const *cells)
{
    struct filling *f = to;
    const char **kept = ARENA_ARRAY(f->a, const char *, f->n + 1);
    for (size_t i = 0; i < f->n; i++) {
        kept[i] = arena_text(f->a, cells[i]);
    }
    report_table_row(f->table, kept);
}

static void put_blanks(struct report *r, const struct table_contents *c, struct report_table *table)
{
    for (int64_t number = c->last_number + 1; number <= c->blank_rows; number++) {
        const char **cells = ARENA_ARRAY(r->arena, const char *, c->leaves.n + 1);
        for (size_t i = 0; i < c->leaves.n; i++) {
            bool is_number = table_leaf_is_number(&c->leaves.at[i]);
            cells[i] = is_number ? arena_printf(r->arena, "%lld", (long long)number) : "";
        }
        report_table_row(table, cells);
    }
}

/* 推荐单位（盖章）： with the name when all cases have one. */
static void put_lines_above(struct report *r, const struct table_contents *c)
{
    const struct summary_table *t = c->target.table;
    for (size_t i = 0; i < t->heads.n; i++) {
        const char *head = t->heads.at[i];
        bool is_named = c->recommender_name && text_starts(head, "推荐单位");
        report_line(r, SIDE_LEFT,
                    is_named ? arena_printf(r->arena, "%s%s", head, c->recommender_name) : head);
    }
}

/* They go with the last row: no sheet of them alone. */
static void put_lines_below(struct report *r, const struct summary_table *t)
{
    for (size_t i = 0; i < t->footers.n; i++) {
        (void)(i == 0 ? report_sign(r) : NULL);
        report_sign_line(r, t->footers.at[i], "");
    }
}

/* 附件1 when the document has the form as an attachment: its short name among the aliases. */
static void put_attachment(struct report *r, const struct table_contents *c)
{
    const struct notice *n = c->target.notice;
    const char *name = c->target.table->attachment;
    for (size_t i = 0; name && i < n->attachments.n; i++) {
        const struct attachment *at = &n->attachments.at[i];
        for (size_t k = 0; text_eq(at->name, name) && k < at->aliases.n; k++) {
            if (text_starts(at->aliases.at[k], "附件")) {
                report_attachment(r, at->aliases.at[k]);
                return;
            }
        }
    }
}

static const char *style_for(size_t columns)
{
    return columns >= SMALL_COLUMNS ? "wide-small" : columns >= WIDE_COLUMNS ? "wide" : "list";
}

enum status table_report(struct table_contents *c, struct report *r, struct err *err)
{
    const struct summary_table *t = c->target.table;
    report_init(r, c->arena, t->name, style_for(c->leaves.n));
    r->number = NUMBER_OF;
    r->day = day_text(r->arena, instant_day(desk_now(c->desk)));
    r->note = t->rule.origin == ORIGIN_OWN ? "表样本台自定" : NULL;
    put_attachment(r, c);
    report_title(r, t->title ? t->title : t->name);
    put_lines_above(r, c);
    struct filling f = {r->arena, begin_table(r, c), c->leaves.n};
    enum status status = table_contents_rows(c, &(struct table_row_taker){take_row, &f}, err);
    put_blanks(r, c, f.table);
    put_lines_below(r, t);
    r->told = left_out_text(r->arena, &c->left_out);
    return status;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct table_contents c = {0};
    struct notice_row row;
    enum status status = notice_find(desk, r->arena, o->notice, &row, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct table_contents_options options = {row.record.id, o->track, o->table, o->where};
    status = table_contents_open(&c, desk, r->arena, &options, err);
    if (status == STATUS_OK) {
        status = table_report(&c, r, err);
    }
    if (status == STATUS_OK) {
        status = document_found(o, (size_t)c.n_rows, r, err);
    }
    table_contents_close(&c);
    return status;
}

const struct document document_summary_table = {
    "summary-table",
    "汇总表",
    "通知的汇总表, 与表样一致: 表头, 次序, 空行, 盖章行",
    NULL,
    NEEDS_NOTICE | TAKES_TRACK | TAKES_TABLE | TAKES_WHERE,
    make};

#include "desk/package_contents.h"

#include "base/digest.h"
#include "base/slice.h"
#include "desk/package_collect.h"
#include "desk/table_export.h"

static void into_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static struct slice kept(struct collecting *c)
{
    struct slice bytes = {arena_copy(c->arena, c->bytes.at, c->bytes.n), c->bytes.n};
    buf_clear(&c->bytes);
    return bytes;
}

static void take_case(void *to, const char *const *cells)
{
    struct collecting *c = to;
    (void)cells;
    const int64_t id = c->table.present;
    (void)keymap_add(&c->by_id, &id, sizeof id, (uint32_t)c->cases.n);
    *VEC_PUSH(c->arena, &c->cases) = id;
}

/* ---- all of it ------------------------------------------------------------------------------------------ */

static enum status write_table(struct collecting *c, const struct package_wanted *w,
                               struct package_part *part, struct err *err)
{
    struct table_exported done;
    const struct table_export_options o = {.notice = w->notice,
                                           .track = w->track,
                                           .table = w->table,
                                           .where = w->where,
                                           .format = TABLE_CSV,
                                           .charset = CHARSET_UTF8_BOM};
    enum status status =
        table_export_to(c->desk, c->arena, &o, (struct csv_sink){into_buf, &c->bytes}, &done, err);
    part->bytes = kept(c);
    part->rows = status == STATUS_OK ? done.rows : 0;
    return status;
}

static enum status open_csv(struct collecting *c, struct err *err)
{
    return csv_writer_open(&c->csv, CHARSET_UTF8_BOM, (struct csv_sink){into_buf, &c->bytes},
                           c->arena, err);
}

static enum status write_parts(struct collecting *c, const struct package_wanted *w,
                               struct package_file *out, struct err *err)
{
    const struct table_row_taker taker = {take_case, c};
    enum status status = table_contents_rows(&c->table, &taker, err);
    if (status == STATUS_OK) {
        status = write_table(c, w, &out->parts[PACKAGE_TABLE], err);
    }
    if (status == STATUS_OK) {
        status = open_csv(c, err);
    }
    if (status == STATUS_OK) {
        status = collect_cases(c, err);
        csv_writer_close(&c->csv);
        out->parts[PACKAGE_SUBMISSIONS].bytes = kept(c);
        out->parts[PACKAGE_SUBMISSIONS].rows = (int64_t)c->cases.n;
    }
    if (status == STATUS_OK) {
        status = open_csv(c, err);
    }
    if (status == STATUS_OK) {
        status = collect_receipts(c, w->notice, &out->parts[PACKAGE_RECEIPTS].rows, err);
        csv_writer_close(&c->csv);
        out->parts[PACKAGE_RECEIPTS].bytes = kept(c);
    }
    return status;
}

static void add_headings(struct buf *text, const struct column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(text, "%s\n{", columns[i].heading);
        add_headings(text, columns[i].children.at, columns[i].children.n);
        buf_text(text, "}");
    }
}

const char *package_form_digest(struct arena *a, const struct summary_table *table)
{
    struct buf text = BUF_INIT;
    char *out = arena_alloc(a, DIGEST_TEXT_SIZE);
    add_headings(&text, table->columns.at, table->columns.n);
    digest_text(text.at, text.n, out);
    buf_release(&text);
    return out;
}

enum status package_definition_digest(struct desk *desk, struct arena *a, int64_t notice,
                                      int64_t revision, const char **out, struct err *err)
{
    struct notice_revision row = {0};
    enum status status = notice_revision_load(desk, a, notice, revision, &row, err);
    *out = row.digest;
    return status;
}

static enum status describe(struct collecting *c, struct package_file *out, struct err *err)
{
    const struct table_target *t = &c->table.target;
    out->notice = t->row.doc_no;
    out->title = t->row.title;
    out->revision = t->row.revision;
    out->track = text_or_empty(t->track);
    out->table = t->table->name;
    out->form = package_form_digest(c->arena, t->table);
    return package_definition_digest(c->desk, c->arena, t->row.record.id, t->row.revision,
                                     &out->definition, err);
}

/* ---- what should be looked at ---------------------------------------------------------------------------- */

static const char *other_tables(struct arena *a, const struct table_target *t)
{
    const char *text = "";
    for (size_t i = 0; i < t->notice->tables.n; i++) {
        const char *name = t->notice->tables.at[i].name;
        if (!text_eq(name, t->table->name)) {
            text = arena_printf(a, "%s「%s」", text, name);
        }
    }
    return text;
}

static void tell_odd(struct collecting *c, struct package_warnings *odd)
{
    const char *others = other_tables(c->arena, &c->table.target);
    const char *left_out = left_out_text(c->arena, &c->table.left_out);
    if (left_out) {
        *VEC_PUSH(c->arena, odd) = left_out;
    }
    if (c->refused) {
        *VEC_PUSH(c->arena, odd) = arena_printf(
            c->arena, "其中 %lld 件不予受理或未入选, 本不该报上去; 用查找条件挑出要报的",
            (long long)c->refused);
    }
    if (*others) {
        *VEC_PUSH(c->arena, odd) =
            arena_printf(c->arena, "这份通知另有汇总表%s, 各做一个移交包", others);
    }
}

/* One table is one package: which one is not guessed. */
static enum status check_named(const struct package_wanted *w, const struct table_target *t,
                               struct err *err)
{
    size_t fits = 0;
    for (size_t i = 0; i < t->notice->tables.n; i++) {
        fits += table_is_of_track(t->notice, &t->notice->tables.at[i], w->track);
    }
    return w->table || fits < 2
               ? STATUS_OK
               : err_set(err, STATUS_USAGE,
                         "%s 有几张汇总表, 一个移交包一张, 请用 --table 指明: 「%s」%s",
                         t->row.code, t->table->name, other_tables(err->arena, t));
}

enum status package_contents(struct desk *desk, struct arena *a,
                             const struct package_wanted *wanted, struct package_file *out,
                             struct err *err)
{
    struct collecting c = {.desk = desk, .arena = a};
    const struct table_contents_options o = {wanted->notice, wanted->track, wanted->table,
                                             wanted->where};
    struct table_target target;
    const struct table_wanted one = {wanted->notice, wanted->track, wanted->table, false};
    package_file_init(out);
    enum status status = table_target_find(desk, a, &one, &target, err);
    if (status == STATUS_OK) {
        status = check_named(wanted, &target, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    buf_init(&c.bytes);
    keymap_init(&c.by_id);
    status = table_contents_open(&c.table, desk, a, &o, err);
    if (status == STATUS_OK) {
        status = write_parts(&c, wanted, out, err);
    }
    if (status == STATUS_OK) {
        status = describe(&c, out, err);
        tell_odd(&c, wanted->odd);
    }
    table_contents_close(&c.table);
    buf_release(&c.bytes);
    keymap_release(&c.by_id);
    arena_release(&c.scratch);
    return status;
}

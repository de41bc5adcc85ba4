#include "desk/package_contents.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/slice.h"
#include "desk/as_received.h"
#include "desk/lists.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/table_contents.h"
#include "desk/table_export.h"
#include "model/fields.h"
#include "rules/submission_state.h"

static const char number_heading[] = "申报件号";

struct collecting {
    struct desk *desk;
    struct arena *arena;
    struct table_contents table;
    VEC(int64_t) cases;
    int64_t refused;      /* among them */
    struct arena scratch; /* of one row */
    struct buf bytes;
    struct csv_writer csv;
};

static void into_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static void put(struct collecting *c, const char *text)
{
    csv_writer_cell(&c->csv, slice_of(text_or_empty(text)));
}

static struct slice kept(struct collecting *c)
{
    struct slice bytes = {arena_copy(c->arena, c->bytes.at, c->bytes.n), c->bytes.n};
    buf_clear(&c->bytes);
    return bytes;
}

/* ---- the cases ---------------------------------------------------------------------------------------- */

static void take_case(void *to, const char *const *cells)
{
    struct collecting *c = to;
    (void)cells;
    *VEC_PUSH(c->arena, &c->cases) = c->table.present;
}

/* What the sender's desk keeps for itself is not handed over. */
static bool is_told(const struct record_field *f)
{
    return !(f->traits & TRAIT_DERIVED) && !text_eq(f->id, "notice") &&
           !text_eq(f->id, "revision") && !text_eq(f->id, "state_before") &&
           !text_eq(f->id, "note");
}

static const char *unit_names(struct collecting *c, const char *links)
{
    int64_t *ids;
    size_t n = links_parse(&c->scratch, links, &ids);
    const char *text = "";
    for (size_t i = 0; i < n; i++) {
        text = arena_printf(&c->scratch, "%s%s%s", text, i ? "、" : "",
                            table_unit_name(&c->table.units, ids[i]));
    }
    return text;
}

/* 项=值, one on each line; how cells were once written is not part of it. */
static const char *form_values(struct collecting *c, const char *fields)
{
    struct named_value *values;
    size_t n = fields_parse(&c->scratch, fields, &values);
    const char *text = "";
    for (size_t i = 0; i < n; i++) {
        if (!received_is(values[i].id)) {
            text = arena_printf(&c->scratch, "%s%s%s=%s", text, *text ? "\n" : "", values[i].id,
                                values[i].value);
        }
    }
    return text;
}

static const char *shown(struct collecting *c, const struct submission *s,
                         const struct record_field *f)
{
    enum submission_state state;
    if (text_eq(f->id, "state") && submission_state_parse(s->state, &state)) {
        return submission_state_name(state);
    }
    switch (f->kind) {
    case RECORD_LINK: return table_unit_name(&c->table.units, record_number(s, f));
    case RECORD_LINKS: return unit_names(c, record_text(s, f));
    case RECORD_FIELDS: return form_values(c, record_text(s, f));
    case RECORD_INSTANT: {
        int64_t at = record_number(s, f);
        return at == NUMBER_NONE ? "" : instant_text(&c->scratch, at);
    }
    case RECORD_TEXT:
    case RECORD_NUMBER:
    case RECORD_FLAG: break;
    }
    return record_value(&c->scratch, s, f);
}

static enum status put_case(struct collecting *c, int64_t id, struct err *err)
{
    struct submission s = {0};
    enum status status = submission_load(c->desk, &c->scratch, id, &s, err);
    put(c, submission_no(&c->scratch, id));
    c->refused += text_eq(s.state, "refused") || text_eq(s.state, "not_selected");
    for (size_t i = 0; i < submission_type.n && status == STATUS_OK; i++) {
        const struct record_field *f = &submission_type.fields[i];
        if (is_told(f)) {
            put(c, shown(c, &s, f));
        }
    }
    csv_writer_end_row(&c->csv);
    arena_reset(&c->scratch);
    return status;
}

static enum status write_cases(struct collecting *c, struct err *err)
{
    put(c, number_heading);
    for (size_t i = 0; i < submission_type.n; i++) {
        if (is_told(&submission_type.fields[i])) {
            put(c, submission_type.fields[i].name);
        }
    }
    csv_writer_end_row(&c->csv);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < c->cases.n && status == STATUS_OK; i++) {
        status = put_case(c, c->cases.at[i], err);
    }
    return status;
}

/* ---- arrivals ------------------------------------------------------------------------------------------ */

static const char *case_numbers(struct collecting *c, const char *links)
{
    int64_t *ids;
    size_t n = links_parse(&c->scratch, links, &ids);
    const char *text = "";
    for (size_t i = 0; i < n; i++) {
        text = arena_printf(&c->scratch, "%s%s%s", text, i ? " " : "",
                            submission_no(&c->scratch, ids[i]));
    }
    return text;
}

static const char *items_text(struct collecting *c, const struct receipt_items *items)
{
    const char *text = "";
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        const char *copies = item->received == NUMBER_NONE
                                 ? ""
                                 : arena_printf(&c->scratch, " %lld 份", (long long)item->received);
        text = arena_printf(&c->scratch, "%s%s%s%s", text, i ? "\n" : "", item->material, copies);
    }
    return text;
}

static enum status put_receipt(struct collecting *c, int64_t id, struct err *err)
{
    struct receipt_full r = {0};
    enum status status = receipt_load(c->desk, &c->scratch, id, &r, err);
    if (status == STATUS_OK) {
        put(c, r.receipt.no);
        put(c, instant_text(&c->scratch, r.receipt.at));
        put(c, table_unit_name(&c->table.units, r.receipt.unit));
        put(c, r.receipt.is_late ? "迟到" : "");
        put(c, items_text(c, &r.items));
        put(c, case_numbers(c, r.receipt.submissions));
        csv_writer_end_row(&c->csv);
    }
    arena_reset(&c->scratch);
    return status;
}

static enum status write_receipts(struct collecting *c, int64_t notice, int64_t *rows,
                                  struct err *err)
{
    static const char *const headings[] = {"收件号", "收件时间", "交件单位",
                                           "迟到",   "材料",     "申报件号"};
    const struct list_options o = {.noun = "receipt", .notice = notice};
    struct id_list list;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        put(c, headings[i]);
    }
    csv_writer_end_row(&c->csv);
    enum status status = id_list_open(&list, c->desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    for (size_t i = 0; i < list.n && status == STATUS_OK; i++) {
        status = put_receipt(c, list.ids[i], err);
    }
    *rows = (int64_t)list.n;
    id_list_release(&list);
    return status;
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
        status = write_cases(c, err);
        csv_writer_close(&c->csv);
        out->parts[PACKAGE_SUBMISSIONS].bytes = kept(c);
        out->parts[PACKAGE_SUBMISSIONS].rows = (int64_t)c->cases.n;
    }
    if (status == STATUS_OK) {
        status = open_csv(c, err);
    }
    if (status == STATUS_OK) {
        status = write_receipts(c, w->notice, &out->parts[PACKAGE_RECEIPTS].rows, err);
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
    arena_release(&c.scratch);
    return status;
}

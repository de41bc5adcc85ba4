#include "desk/package_collect.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/as_received.h"
#include "desk/lists.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "rules/submission_state.h"

static const char number_heading[] = "申报件号";

static void put(struct collecting *c, const char *text)
{
    csv_writer_cell(&c->csv, slice_of(text_or_empty(text)));
}

/* ---- the cases ---------------------------------------------------------------------------------------- */

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

enum status collect_cases(struct collecting *c, struct err *err)
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

static bool names_a_case(struct collecting *c, const char *links)
{
    int64_t *ids;
    size_t n = links_parse(&c->scratch, links, &ids);
    for (size_t i = 0; i < n; i++) {
        if (keymap_get(&c->by_id, &ids[i], sizeof ids[i]) != KEYMAP_ABSENT) {
            return true;
        }
    }
    return n == 0;
}

static enum status put_receipt(struct collecting *c, int64_t id, int64_t *rows, struct err *err)
{
    struct receipt_full r = {0};
    enum status status = receipt_load(c->desk, &c->scratch, id, &r, err);
    if (status == STATUS_OK && names_a_case(c, r.receipt.submissions)) {
        ++*rows;
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

enum status collect_receipts(struct collecting *c, int64_t notice, int64_t *rows, struct err *err)
{
    static const char *const headings[] = {"收件号", "收件时间", "交件单位",
                                           "迟到",   "材料",     "申报件号"};
    const struct list_options o = {.noun = "receipt", .notice = notice};
    struct id_list list;
    *rows = 0;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        put(c, headings[i]);
    }
    csv_writer_end_row(&c->csv);
    enum status status = id_list_open(&list, c->desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    for (size_t i = 0; i < list.n && status == STATUS_OK; i++) {
        status = put_receipt(c, list.ids[i], rows, err);
    }
    id_list_release(&list);
    return status;
}

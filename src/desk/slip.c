/* 回执: what a person who handed something in takes home. */
#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/history.h"
#include "desk/late.h"
#include "desk/persons.h"
#include "desk/receipts.h"

#define SLIP_WIDTH 60

static const char *line(struct arena *a, const char *text, const char *label, const char *value)
{
    return text_is_empty(value) ? text
                                : arena_printf(a, "%s%s  %s\n", text, utf8_pad(a, label, 8),
                                               utf8_printable(a, value, false));
}

static const char *number(struct arena *a, int64_t value)
{
    return value == NUMBER_NONE ? "-" : arena_printf(a, "%lld", (long long)value);
}

static const char *items(struct arena *a, const char *text, const struct receipt_items *items)
{
    text = arena_printf(a, "%s\n%s%s%s\n", text, utf8_pad(a, "材料", 40), utf8_pad(a, "应收", 8),
                        "实收");
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        const char *name = utf8_cut(a, utf8_printable(a, item->material, false), 38, false);
        int64_t missing = receipt_item_missing(item);
        const char *note = missing ? arena_printf(a, "  缺 %lld", (long long)missing) : "";
        if (item->elsewhere > 0) {
            note = arena_printf(a, "  另次收 %lld%s", (long long)item->elsewhere, note);
        }
        text = arena_printf(a, "%s%s%s%s%s\n", text, utf8_pad(a, name, 40),
                            utf8_pad(a, number(a, item->required), 8), number(a, item->received),
                            note);
    }
    return text;
}

static const char *submissions(struct arena *a, const char *text, const struct receipt_view *v)
{
    for (size_t i = 0; i < v->n_submissions; i++) {
        const char *title = utf8_printable(a, v->submissions[i].title, false);
        text = arena_printf(a, "%s%s%s  %s\n", text, i ? "" : "\n申报件\n",
                            submission_no(a, v->submissions[i].record.id),
                            utf8_cut(a, title, SLIP_WIDTH - 8, false));
    }
    return text;
}

/* What the machine found, for the person at the counter to tell; a decision is a person's. */
static const char *findings(struct arena *a, const char *text, const struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        text = arena_printf(a, "%s%s- %s\n", text, i ? "" : "\n检查\n",
                            finding_sentence(a, &f->at[i]));
    }
    return text;
}

/* Who took the number, whoever prints the slip. */
static enum status receiver(struct desk *desk, struct arena *a, int64_t id, const char **name,
                            struct err *err)
{
    struct history history = {0};
    *name = desk->me.name;
    enum status status = history_of(desk, a, "receipt", id, &history, err);
    if (status != STATUS_OK || history.n == 0) {
        return status;
    }
    *name = person_name(desk, a, history.at[history.n - 1].audit.person);
    return STATUS_OK;
}

enum status receipt_slip(struct desk *desk, struct arena *a, int64_t id, const char **text,
                         struct err *err)
{
    struct receipt_view v;
    const char *unit = NULL, *name = NULL;
    enum status status = receipt_view_load(desk, a, id, &v, err);
    if (status == STATUS_OK) {
        status = desk_setting(desk, a, "unit_name", &unit, err);
    }
    if (status == STATUS_OK) {
        status = receiver(desk, a, id, &name, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct receipt *r = &v.full.receipt;
    const char *out = arena_printf(a, "%s收件回执\n\n", text_or_empty(unit));
    out = line(a, out, "收件号", r->no);
    out = line(a, out, "收件时间", instant_text(a, r->at));
    out = line(a, out, "通知", v.notice);
    out = line(a, out, "来件单位", v.unit);
    out = line(a, out, "送达方式", basis_name(r->basis));
    out = line(a, out, "经办人", r->carrier);
    out = line(a, out, "快递单号", r->courier_no);
    out = line(a, out, "",
               r->record.is_void ? "本收件已作废"
               : r->is_late      ? arena_printf(a, "逾期, %s", late_text(a, r))
                                 : NULL);
    out = items(a, out, &v.full.items);
    out = submissions(a, out, &v);
    out = findings(a, out, &v.findings);
    *text = arena_printf(a, "%s\n收件人  %s        校验码  %s\n", out, name, v.code);
    return STATUS_OK;
}

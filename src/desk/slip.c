/* 回执: what a person who handed something in takes home. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/history.h"
#include "desk/late.h"
#include "desk/persons.h"
#include "desk/receipts.h"
#include "paper/text.h"

static const struct report_column label_columns[] = {{NULL, 8, SIDE_LEFT}, {NULL, 0, SIDE_LEFT}};
static const struct report_column item_columns[] = {{"材料", 0, SIDE_LEFT},
                                                    {"应收", 4, SIDE_CENTRE},
                                                    {"实收", 4, SIDE_CENTRE},
                                                    {"说明", 0, SIDE_LEFT}};
static const struct report_column case_columns[] = {{"申报件", 6, SIDE_CENTRE},
                                                    {"名称", 0, SIDE_LEFT}};

static void line(struct report_table *t, const char *label, const char *value)
{
    const char *const cells[] = {label, value};
    if (!text_is_empty(value)) {
        report_table_row(t, cells);
    }
}

static const char *number(struct arena *a, int64_t value)
{
    return value == NUMBER_NONE ? "-" : arena_printf(a, "%lld", (long long)value);
}

static const char *item_note(struct arena *a, const struct receipt_item *item)
{
    int64_t missing = receipt_item_missing(item);
    const char *note = missing ? arena_printf(a, "缺 %lld", (long long)missing) : "";
    return item->elsewhere > 0 ? arena_printf(a, "另次收 %lld%s%s", (long long)item->elsewhere,
                                              missing ? "，" : "", note)
                               : note;
}

static void put_items(struct report *r, const struct receipt_items *items)
{
    struct report_table *t = items->n ? report_table(r, item_columns, 4) : NULL;
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        const char *const cells[] = {item->material, number(r->arena, item->required),
                                     number(r->arena, item->received), item_note(r->arena, item)};
        report_table_row(t, cells);
    }
}

static void put_cases(struct report *r, const struct receipt_view *v)
{
    struct report_table *t = v->n_submissions ? report_table(r, case_columns, 2) : NULL;
    for (size_t i = 0; i < v->n_submissions; i++) {
        const struct submission *s = &v->submissions[i];
        const char *const cells[] = {submission_no(r->arena, s->record.id), s->title};
        report_table_row(t, cells);
    }
}

/* What the machine found, for the person at the counter to tell; a decision is a person's. */
static void put_findings(struct report *r, const struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        report_line(r, SIDE_LEFT,
                    arena_printf(r->arena, "%s- %s", i ? "" : "检查\n",
                                 finding_sentence(r->arena, &f->at[i])));
    }
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

/* A number is no arrival: nobody received anything yet, and there is nothing to check it by. */
static void put_number(struct report *r, const struct receipt *receipt)
{
    struct report_table *t = report_table(r, label_columns, 2);
    line(t, "收件号", receipt->no);
    line(t, "取号时间", instant_text(r->arena, receipt->at));
    line(t, "状态", receipt->record.is_void ? "本收件已作废" : "只取号");
    report_line(r, SIDE_LEFT, "只取了号，材料还没有登记，这一张不是收到材料的凭据。");
}

static void put_receipt(struct report *r, const struct receipt_view *v)
{
    struct arena *a = r->arena;
    const struct receipt *receipt = &v->full.receipt;
    struct report_table *t = report_table(r, label_columns, 2);
    line(t, "收件号", receipt->no);
    line(t, "收件时间", instant_text(a, receipt->at));
    line(t, "通知", v->notice_no);
    line(t, "来件单位", v->unit);
    line(t, "送达方式", basis_name(receipt->basis));
    line(t, "经办人", receipt->carrier);
    line(t, "快递单号", receipt->courier_no);
    line(t, "状态",
         receipt->record.is_void ? "本收件已作废"
         : receipt->is_late      ? arena_printf(a, "逾期, %s", late_text(a, receipt))
                                 : NULL);
    put_items(r, &v->full.items);
    put_cases(r, v);
    put_findings(r, &v->findings);
}

/* Read by a scanner at the counter: a number that `receipt show` takes, and the code to compare. */
static void put_code(struct report *r, const struct receipt_view *v)
{
    report_code(r, arena_printf(r->arena, "%s %s", v->full.receipt.no, v->code),
                "（这里印不出二维码，凭收件号和校验码核对）");
}

static void put_received(struct report *r, const struct receipt_view *v, const char *receiver)
{
    put_receipt(r, v);
    put_code(r, v);
    (void)report_sign(r);
    report_sign_line(r, arena_printf(r->arena, "收件人  %s", receiver),
                     arena_printf(r->arena, "校验码  %s", v->code));
}

enum status receipt_slip_report(struct desk *desk, struct arena *a, int64_t id, struct report *out,
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
    report_init(out, a, "收件回执", "slip");
    out->day = day_text(a, instant_day(v.full.receipt.at));
    out->is_plain = true;
    out->number = NUMBER_MANY;
    out->note = arena_printf(a, "收件号 %s", v.full.receipt.no);
    report_title(out, arena_printf(a, "%s收件回执", text_or_empty(unit)));
    if (text_eq(v.full.receipt.state, "taken")) {
        put_number(out, &v.full.receipt);
    } else {
        put_received(out, &v, name);
    }
    return STATUS_OK;
}

enum status receipt_slip(struct desk *desk, struct arena *a, int64_t id, const char **text,
                         struct err *err)
{
    struct report r;
    enum status status = receipt_slip_report(desk, a, id, &r, err);
    *text = status == STATUS_OK ? text_of(a, &r, page_style_find(r.style)) : NULL;
    return status;
}

/* 收件登记簿: every arrival of a notice, or of all, in the order of their numbers. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/late.h"
#include "desk/lists.h"
#include "desk/notices.h"
#include "desk/receipts.h"

static const struct report_column columns[] = {
    {"收件号", 8, SIDE_CENTRE},       {"收件时间", 11, SIDE_CENTRE}, {"通知", 0, SIDE_CENTRE},
    {"来件单位", 0, SIDE_LEFT},       {"送达方式", 4, SIDE_CENTRE},  {"件数", 4, SIDE_CENTRE},
    {"材料", 8, SIDE_LEFT},           {"逾期", 0, SIDE_LEFT},        {"经办人", 0, SIDE_LEFT},
    {"签收人 （签字）", 8, SIDE_LEFT}};
#define N_COLUMNS (sizeof columns / sizeof *columns)

static const char *lateness(struct arena *a, const struct receipt *r)
{
    return r->is_late ? late_text(a, r) : "";
}

static const char *materials(struct arena *a, const struct receipt_line *l)
{
    return l->missing > 0 ? arena_printf(a, "缺 %lld 份", (long long)l->missing) : "齐";
}

static void put_row(struct report_table *t, struct arena *a, const struct receipt_line *l)
{
    const struct receipt *r = &l->receipt;
    const char *time = instant_text_short(a, r->at);
    bool is_logged = l->notice != NULL;
    const char *const cells[N_COLUMNS] = {
        r->no,
        time,
        is_logged ? l->notice : receipt_state_name(r),
        text_or_empty(l->unit),
        is_logged ? text_or_empty(basis_name(r->basis)) : "",
        is_logged ? arena_printf(a, "%lld", (long long)l->n_submissions) : "",
        is_logged ? materials(a, l) : "",
        lateness(a, r),
        text_or_empty(r->carrier),
        ""};
    report_table_row(t, cells);
}

static enum status put_rows(struct desk *desk, struct id_list *list, struct report *r,
                            struct report_table *t, struct err *err)
{
    enum status status = id_list_all(list, err);
    for (size_t i = 0; i < list->n && status == STATUS_OK; i++) {
        struct receipt_line line;
        status = receipt_line_load(desk, r->arena, list->ids[i], &line, err);
        if (status == STATUS_OK) {
            put_row(t, r->arena, &line);
        }
    }
    return status;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct notice_row row = {0};
    struct id_list list;
    const char *unit = NULL;
    enum status status = desk_setting(desk, r->arena, "unit_name", &unit, err);
    if (status == STATUS_OK && o->notice) {
        status = notice_find(desk, r->arena, o->notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct list_options options = {
        .noun = "receipt", .notice = row.record.id, .where = o->where, .with_void = true};
    status = id_list_open(&list, desk, &options, err);
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "wide";
    r->number = NUMBER_OF;
    report_title(r, "收件登记簿");
    report_two(r, arena_printf(r->arena, "登记单位：%s", text_or_empty(unit)),
               row.doc_no ? arena_printf(r->arena, "通知：%s", row.doc_no) : "");
    status = put_rows(desk, &list, r, report_table(r, columns, N_COLUMNS), err);
    id_list_release(&list);
    return status;
}

const struct document document_receipt_book = {"receipt-book",
                                               "收件登记簿",
                                               "一段时间或一份通知的全部收件, 作废的和空号也在",
                                               NULL,
                                               TAKES_NOTICE | TAKES_WHERE,
                                               make};

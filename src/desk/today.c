#include "desk/today.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "desk/corrections.h"
#include "desk/defences.h"
#include "desk/drafts.h"
#include "desk/notice_supplements.h"
#include "desk/receipts.h"
#include "desk/sheets.h"
#include "desk/submissions.h"
#include "desk/today_owed.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"

#define MAX_SHORT 50

static enum status add_notices(struct desk *desk, struct arena *a, struct today *out,
                               struct err *err)
{
    struct notice_rows rows;
    struct today_steps steps;
    enum status status = notice_rows_load(desk, a, &rows, err);
    if (status == STATUS_OK) {
        status = today_steps_start(desk, a, &steps, err);
    }
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        const struct notice *n = NULL;
        if (rows.at[i].is_stopped) {
            continue;
        }
        status = notice_standing(desk, a, &rows, i, &n, err);
        if (status == STATUS_OK) {
            today_steps_add(&steps, rows.at[i].record.id, n, out);
            today_owed_add(&steps, rows.at[i].record.id, n, out);
        }
    }
    return status;
}

static void add_quotas(struct arena *a, const struct today_quotas *quotas, struct today *out)
{
    for (size_t i = 0; i < quotas->tasks.n; i++) {
        *VEC_PUSH(a, out) = quotas->tasks.at[i];
    }
}

static const char *short_items(struct arena *a, const struct receipt_items *items)
{
    const char *text = "";
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        int64_t missing = receipt_item_missing(item);
        if (missing) {
            text = arena_printf(a, "%s 缺%s%lld份", text, item->material, (long long)missing);
        }
    }
    return text;
}

/* Did I make this row? */
static enum status made_by_me(struct desk *desk, const char *noun, int64_t id, bool *is_mine,
                              struct err *err)
{
    int64_t n = 0;
    enum status status =
        db_one(desk->db, QUERY_RECORD_MADE_BY,
               DB_ARGS(db_text(noun), db_int(id), db_text(desk->me.login)), 0, &n, err);
    *is_mine = n > 0;
    return status;
}

/* What waits with an arrival, in a sentence. */
static const char *receipt_task(struct arena *a, enum task_kind kind, const struct receipt_full *r,
                                const char *unit)
{
    if (kind == TASK_TAKEN) {
        return arena_printf(a, "收件  %s 已取号, 还没有登记", r->receipt.no);
    }
    return kind == TASK_LATE
               ? arena_printf(a, "逾期  %s 收不收待主管决定  %s", r->receipt.no, unit)
               : arena_printf(a, "收件  %s%s  %s", r->receipt.no, short_items(a, &r->items), unit);
}

/* A late arrival is the business of whoever may decide it, any other of who entered it. */
static enum status is_my_receipt(struct desk *desk, enum task_kind kind, int64_t id, bool *is_mine,
                                 struct err *err)
{
    *is_mine = (desk->may & MAY_DECIDE) != 0;
    return kind == TASK_LATE ? STATUS_OK : made_by_me(desk, "receipt", id, is_mine, err);
}

static enum status add_receipts(struct desk *desk, struct arena *a, size_t query,
                                struct db_args args, enum task_kind kind, struct today *out,
                                struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, query, args, a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct receipt_full r;
        bool is_mine = false;
        status = receipt_load(desk, a, ids[i], &r, err);
        if (status == STATUS_OK && kind == TASK_SHORT) {
            status = receipt_elsewhere(desk, a, &r, err);
        }
        if (status == STATUS_OK) {
            status = is_my_receipt(desk, kind, ids[i], &is_mine, err);
        }
        if (status != STATUS_OK) {
            break;
        }
        const char *unit = text_or_empty(unit_name(desk, a, r.receipt.unit));
        *VEC_PUSH(a, out) = (struct task){.kind = kind,
                                          .id = ids[i],
                                          .urgency = 1,
                                          .due = INSTANT_NONE,
                                          .when = "",
                                          .text = receipt_task(a, kind, &r, unit),
                                          .left = "",
                                          .is_mine = is_mine};
    }
    return status;
}

/* What people call the record a draft is of. */
static const char *record_name(struct desk *desk, struct arena *a, const char *noun, int64_t id)
{
    struct err err = {.arena = a};
    struct receipt_full r;
    struct notice_row n;
    if (text_eq(noun, "submission")) {
        return submission_no(a, id);
    }
    if (text_eq(noun, "unit")) {
        return text_or_empty(unit_name(desk, a, id));
    }
    if (text_eq(noun, "receipt") && receipt_load(desk, a, id, &r, &err) == STATUS_OK) {
        return r.receipt.no;
    }
    if (text_eq(noun, "notice") && notice_row_load(desk, a, id, &n, &err) == STATUS_OK) {
        return n.code;
    }
    return arena_printf(a, "%lld", (long long)id);
}

/* A form is called by its noun and the record: submission:31, receipt:new. */
static const char *form_name(struct desk *desk, struct arena *a, const char *form)
{
    static const struct {
        const char *noun, *name;
    } names[] = {{"submission", "申报件"}, {"receipt", "收件"}, {"unit", "单位"},
                 {"notice", "通知"},       {"table", "汇总表"}, {"person", "用户"}};
    int64_t panel = 0, defended = 0;
    struct sheet_key sheet = {0};
    if (defence_form_parse(form, &panel, &defended)) {
        return arena_printf(a, "答辩打分 %s", submission_no(a, defended));
    }
    if (sheet_form_parse(form, &panel, &sheet)) {
        return arena_printf(a, "打分表 %s", submission_no(a, sheet.submission));
    }
    const char *colon = strchr(form, ':');
    const char *noun = colon ? arena_copy(a, form, (size_t)(colon - form)) : form;
    for (size_t i = 0; colon && i < sizeof names / sizeof *names; i++) {
        if (text_eq(noun, names[i].noun)) {
            char *rest;
            int64_t id = strtoll(colon + 1, &rest, 10);
            if (text_eq(noun, "table")) {
                return arena_printf(a, "导入 %s %s", record_name(desk, a, "notice", id),
                                    *rest ? rest + 1 : names[i].name);
            }
            return arena_printf(a, "%s %s", names[i].name,
                                id ? record_name(desk, a, noun, id) : "(新)");
        }
    }
    return form;
}

static enum status add_drafts(struct desk *desk, struct arena *a, struct today *out,
                              struct err *err)
{
    struct draft_forms forms;
    enum status status = draft_forms_load(desk, a, &forms, err);
    for (size_t i = 0; i < forms.n && status == STATUS_OK; i++) {
        if (text_starts(forms.at[i].form, "table-answers:")) {
            continue; /* goes with the import, offered when that file is looked at again */
        }
        *VEC_PUSH(a, out) = (struct task){
            .kind = TASK_DRAFT,
            .form = forms.at[i].form,
            .due = INSTANT_NONE,
            .when = "",
            .text = arena_printf(
                a, "草稿  %s  %lld 项没有保存, %s", form_name(desk, a, forms.at[i].form),
                (long long)forms.at[i].fields, instant_text_short(a, forms.at[i].at)),
            .left = "",
            .is_mine = true,
        };
    }
    return status;
}

/* 补正  20240013 珠江样本数据中心 成果申报书缺1份: by the number on the paper, who, what is still open. */
static const char *correcting_text(struct arena *a, const struct correction_view *v)
{
    const struct submission_view *s = &v->view;
    const char *no = v->receipt_no ? v->receipt_no : submission_no(a, s->submission.record.id);
    return arena_printf(a, "补正  %s %s %s", no,
                        text_or_empty(s->lead ? s->lead : s->submission.title),
                        v->no ? correction_open_text(a, v) : text_or_empty(s->submission.title));
}

static enum status correcting_task(struct desk *desk, struct arena *a, int64_t id, struct task *out,
                                   struct err *err)
{
    struct correction_view v = {0};
    bool is_mine = false;
    enum status status = correction_view_load(desk, a, id, &v, err);
    if (status == STATUS_OK && !v.no) {
        status = submission_view_load(desk, a, id, &v.view, err);
    }
    if (status == STATUS_OK) {
        status = made_by_me(desk, "submission", id, &is_mine, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool has_due = v.no && v.due != DAY_NONE;
    *out = (struct task){
        .kind = TASK_CORRECTING,
        .id = id,
        .urgency = has_due && v.due <= instant_day(desk_now(desk)) ? 2 : 1,
        .due = has_due ? day_start(v.due + 1) - 1 : INSTANT_NONE,
        .when = has_due ? day_text_near(a, v.due, instant_day(desk_now(desk))) : "",
        .text = correcting_text(a, &v),
        .left = text_or_empty(v.left),
        .is_mine = is_mine || (v.is_overdue && (desk->may & MAY_DECIDE)),
    };
    return STATUS_OK;
}

static enum status add_correcting(struct desk *desk, struct arena *a, struct today *out,
                                  struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, QUERY_SUBMISSION_CORRECTING,
                                    DB_ARGS(db_int(MAX_SHORT)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct task task;
        status = correcting_task(desk, a, ids[i], &task, err);
        if (status == STATUS_OK) {
            *VEC_PUSH(a, out) = task;
        }
    }
    return status;
}

static enum status count_week(struct desk *desk, struct today *out, struct err *err)
{
    day_t today = instant_day(desk_now(desk));
    int64_t monday = day_start(today - (day_weekday(today) - 1));
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_RECEIPT_DAYS, DB_ARGS(db_int(monday)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t day = db_column_int(&c, 0);
        if (day >= 0 && day < 7) {
            out->week[day] = db_column_int(&c, 1);
        }
    }
    db_finish(&c);
    return status;
}

enum status today_count(struct desk *desk, struct today_counts *out, struct err *err)
{
    enum status status =
        db_one(desk->db, QUERY_SUBMISSION_COUNT, DB_NO_ARGS, 0, &out->submissions, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SUBMISSION_COUNT_STATE, DB_ARGS(db_text("correcting")), 0,
                        &out->correcting, err);
    }
    return status == STATUS_OK
               ? db_one(desk->db, QUERY_RECEIPT_LATE_COUNT, DB_NO_ARGS, 0, &out->late, err)
               : status;
}

/* Urgent things first, of these what is due by time, then what has no time, then what is past. */
static int rank(const struct task *k)
{
    return k->is_past ? 2 : k->due == INSTANT_NONE ? 1 : 0;
}

static int by_time(const void *left, const void *right)
{
    const struct task *l = left, *r = right;
    if (l->urgency != r->urgency) {
        return r->urgency - l->urgency;
    }
    if (rank(l) != rank(r)) {
        return rank(l) - rank(r);
    }
    if (l->due != r->due) {
        return l->due < r->due ? -1 : 1;
    }
    return l->order < r->order ? -1 : l->order > r->order;
}

static enum status add_rows(struct desk *desk, struct arena *a, struct today *out, struct err *err)
{
    enum status status = add_receipts(desk, a, QUERY_RECEIPT_UNDECIDED, DB_ARGS(db_int(MAX_SHORT)),
                                      TASK_LATE, out, err);
    if (status == STATUS_OK) {
        status = add_receipts(desk, a, QUERY_RECEIPT_SHORT, DB_ARGS(db_int(MAX_SHORT)), TASK_SHORT,
                              out, err);
    }
    if (status == STATUS_OK) {
        status = add_receipts(desk, a, QUERY_RECEIPT_TAKEN, DB_NO_ARGS, TASK_TAKEN, out, err);
    }
    if (status == STATUS_OK) {
        status = add_correcting(desk, a, out, err);
    }
    return status == STATUS_OK ? add_drafts(desk, a, out, err) : status;
}

static void sort(struct today *out)
{
    for (size_t i = 0; i < out->n; i++) {
        out->at[i].order = i;
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_time);
    }
}

/* Within one transaction: the hundreds of small reads see one state, and the file is locked and looked at once
 * instead of for each. */
enum status today_load(struct desk *desk, struct arena *a, const struct today_quotas *quotas,
                       struct today *out, struct err *err)
{
    *out = (struct today){0};
    enum status status = db_begin_read(desk->db, err);
    if (status == STATUS_OK) {
        status = add_notices(desk, a, out, err);
    }
    add_quotas(a, quotas, out);
    if (status == STATUS_OK) {
        status = add_rows(desk, a, out, err);
    }
    if (status == STATUS_OK) {
        status = count_week(desk, out, err);
    }
    db_rollback(desk->db);
    sort(out);
    return status;
}

static const char *const urgency_signs[] = {"  ", "! ", "!!"};

const char *today_text(struct arena *a, const struct today *t, const struct today_counts *counts,
                       int64_t now)
{
    const char *text =
        arena_printf(a, "今天要办的事  %s  共 %zu 件\n\n", instant_text(a, now), t->n);
    for (size_t i = 0; i < t->n; i++) {
        const struct task *k = &t->at[i];
        text = arena_printf(a, "%s%s  %s  %s%s%s\n", text, urgency_signs[k->urgency],
                            utf8_pad(a, k->when, 16), utf8_printable(a, k->text, false),
                            *k->left ? "  " : "", k->left);
    }
    return arena_printf(a, "%s\n申报件 %lld  待补正 %lld  逾期收件 %lld\n", text,
                        (long long)counts->submissions, (long long)counts->correcting,
                        (long long)counts->late);
}

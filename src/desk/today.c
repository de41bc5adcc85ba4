#include "desk/today.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "desk/drafts.h"
#include "desk/facts.h"
#include "desk/lists.h"
#include "desk/notices.h"
#include "desk/quotas.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "rules/deadline.h"
#include "store/queries.h"
#include "store/record.h"

#define PAST_DAYS 30
#define MAX_SHORT 50
#define MAX_RECOMMENDERS 20 /* per notice: the fullest lists first */

static const char *when_text(struct desk *desk, struct arena *a, int64_t due)
{
    day_t day = instant_day(due), today = instant_day(desk_now(desk));
    struct civil c = day_civil(day), now = day_civil(today);
    int64_t second = due - day_start(day);
    const char *hour =
        second == DAY_SECONDS - 1
            ? ""
            : arena_printf(a, " %02d:%02d", (int)(second / 3600), (int)(second / 60 % 60));
    if (day == today) {
        return arena_printf(a, "今天%s", hour);
    }
    bool is_weekend = day_weekday(day) >= 6;
    const char *date = c.year == now.year
                           ? arena_printf(a, "%02d-%02d", c.month, c.day)
                           : arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
    return arena_printf(a, "%s%s%s%s", date, is_weekend ? " " : "",
                        is_weekend ? day_weekday_name(day) : "", hour);
}

static int urgency_of(struct desk *desk, int64_t due)
{
    int64_t left = due - desk_now(desk);
    return left < DAY_SECONDS ? 2 : left < 7 * DAY_SECONDS ? 1 : 0;
}

static const char *joined(struct arena *a, const struct texts *t)
{
    const char *text = "";
    for (size_t i = 0; i < t->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", t->at[i]);
    }
    return text;
}

static const char *step_text(struct arena *a, const struct notice *n, const struct step *s,
                             const struct deadline *d)
{
    const char *what = s->what.n ? joined(a, &s->what) : text_or_empty(s->name);
    const char *who = s->who.n ? joined(a, &s->who) : "";
    const char *to = s->to.n ? arena_printf(a, "报%s", joined(a, &s->to)) : "";
    return arena_printf(a, "%s  %s%s%s%s%s%s%s", n->code, who, *who && *what ? " " : "", what,
                        *to ? " " : "", to, d->warning ? "  " : "", text_or_empty(d->warning));
}

static void add_steps(struct desk *desk, struct arena *a, const struct notice_row *row,
                      const struct notice *n, const struct deadline_context *time,
                      struct today *out)
{
    int64_t oldest = desk_now(desk) - (int64_t)PAST_DAYS * DAY_SECONDS;
    for (size_t i = 0; i < n->steps.n; i++) {
        struct deadline d = deadline_of(time, &n->steps.at[i]);
        if (d.last == INSTANT_NONE || d.last < oldest) {
            continue;
        }
        *VEC_PUSH(a, out) = (struct task){
            .kind = TASK_DEADLINE,
            .id = row->record.id,
            .urgency = d.last < desk_now(desk) ? 0 : urgency_of(desk, d.last),
            .due = d.last,
            .when = when_text(desk, a, d.last),
            .text = step_text(a, n, &n->steps.at[i], &d),
            .left = deadline_left(time, &d, desk_now(desk)),
        };
    }
}

static enum status add_quotas(struct desk *desk, struct arena *a, const struct notice_row *row,
                              struct today *out, struct err *err)
{
    struct recommender_counts counts;
    enum status status = recommender_counts(desk, a, row->record.id, &counts, err);
    for (size_t i = 0; i < counts.n && i < MAX_RECOMMENDERS && status == STATUS_OK; i++) {
        struct quota_results results = {0};
        status = quota_of(desk, a, row->record.id, counts.at[i].unit, &results, err);
        for (size_t k = 0; k < results.n; k++) {
            const struct quota_result *q = &results.at[k];
            if (q->state != QUOTA_OVER) {
                continue;
            }
            *VEC_PUSH(a, out) = (struct task){
                .kind = TASK_QUOTA,
                .id = row->record.id,
                .unit = counts.at[i].unit,
                .urgency = 1,
                .due = INSTANT_NONE,
                .when = "",
                .text =
                    arena_printf(a, "%s  %s 名额 %lld, 已报 %lld%s%s%s", row->code,
                                 text_or_empty(unit_name(desk, a, counts.at[i].unit)),
                                 (long long)q->max.value, (long long)q->used, q->clause ? " (" : "",
                                 text_or_empty(q->clause), q->clause ? ")" : ""),
                .left = arena_printf(a, "超 %lld", (long long)q->over),
            };
        }
    }
    return status;
}

static enum status add_notices(struct desk *desk, struct arena *a, struct today *out,
                               struct err *err)
{
    struct notice_rows rows;
    struct deadline_context time;
    enum status status = notice_rows_load(desk, a, &rows, err);
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &time, err);
    }
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        const struct notice *n = NULL;
        if (rows.at[i].is_stopped) {
            continue;
        }
        status = notice_definition(desk, rows.at[i].record.id, rows.at[i].revision, &n, err);
        if (status == STATUS_OK) {
            add_steps(desk, a, &rows.at[i], n, &time, out);
            status = add_quotas(desk, a, &rows.at[i], out, err);
        }
    }
    return status;
}

static const char *short_items(struct arena *a, const struct receipt_items *items)
{
    const char *text = "";
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        if (item->received != NUMBER_NONE && item->required != NUMBER_NONE &&
            item->received < item->required) {
            text = arena_printf(a, "%s 缺%s%lld份", text, item->material,
                                (long long)(item->required - item->received));
        }
    }
    return text;
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
        status = receipt_load(desk, a, ids[i], &r, err);
        if (status != STATUS_OK) {
            break;
        }
        const char *unit = text_or_empty(unit_name(desk, a, r.receipt.unit));
        *VEC_PUSH(a, out) = (struct task){
            .kind = kind,
            .id = ids[i],
            .urgency = 1,
            .due = INSTANT_NONE,
            .when = "",
            .text = kind == TASK_TAKEN
                        ? arena_printf(a, "收件  %s 已取号, 还没有登记", r.receipt.no)
                        : arena_printf(a, "收件  %s %s%s", r.receipt.no, unit,
                                       short_items(a, &r.items)),
            .left = "",
        };
    }
    return status;
}

static const char *form_name(struct arena *a, const char *form)
{
    static const struct {
        const char *prefix, *name;
    } names[] = {{"submission:", "申报件"},
                 {"receipt:", "收件"},
                 {"unit:", "单位"},
                 {"notice:", "通知"},
                 {"table:", "汇总表"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (text_starts(form, names[i].prefix)) {
            const char *id = form + strlen(names[i].prefix);
            return arena_printf(a, "%s %s", names[i].name, text_eq(id, "new") ? "(新)" : id);
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
        *VEC_PUSH(a, out) = (struct task){
            .kind = TASK_DRAFT,
            .form = forms.at[i].form,
            .due = INSTANT_NONE,
            .when = "",
            .text =
                arena_printf(a, "草稿  %s  %lld 项没有保存, %s", form_name(a, forms.at[i].form),
                             (long long)forms.at[i].fields, instant_text_short(a, forms.at[i].at)),
            .left = "",
            .is_mine = true,
        };
    }
    return status;
}

static enum status add_correcting(struct desk *desk, struct arena *a, struct today *out,
                                  struct err *err)
{
    struct id_list list;
    struct list_options o = {.noun = "submission", .where = "状态:待补正"};
    enum status status = id_list_open(&list, desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    for (size_t i = 0; i < list.n && i < MAX_SHORT && status == STATUS_OK; i++) {
        struct submission s = {0};
        status = submission_load(desk, a, list.ids[i], &s, err);
        *VEC_PUSH(a, out) = (struct task){
            .kind = TASK_CORRECTING,
            .id = list.ids[i],
            .urgency = 1,
            .due = INSTANT_NONE,
            .when = "",
            .text = arena_printf(a, "补正  %s %s", submission_no(a, list.ids[i]),
                                 status == STATUS_OK ? s.title : ""),
            .left = "",
        };
    }
    id_list_release(&list);
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

static enum status count_all(struct desk *desk, struct today *out, struct err *err)
{
    enum status status = count_week(desk, out, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SUBMISSION_COUNT, DB_NO_ARGS, 0, &out->submissions, err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SUBMISSION_COUNT_STATE, DB_ARGS(db_text("correcting")), 0,
                        &out->correcting, err);
    }
    return status == STATUS_OK
               ? db_one(desk->db, QUERY_RECEIPT_LATE_COUNT, DB_NO_ARGS, 0, &out->late, err)
               : status;
}

/* Due things by time, then what has no time by urgency; equal ones as they were found. */
static int by_time(const void *left, const void *right)
{
    const struct task *l = left, *r = right;
    bool has_l = l->due != INSTANT_NONE, has_r = r->due != INSTANT_NONE;
    if (l->urgency != r->urgency) {
        return r->urgency - l->urgency;
    }
    if (has_l != has_r) {
        return has_l ? -1 : 1;
    }
    return l->due < r->due ? -1 : l->due > r->due;
}

enum status today_load(struct desk *desk, struct arena *a, struct today *out, struct err *err)
{
    *out = (struct today){0};
    enum status status = add_notices(desk, a, out, err);
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
    if (status == STATUS_OK) {
        status = add_drafts(desk, a, out, err);
    }
    if (status == STATUS_OK) {
        status = count_all(desk, out, err);
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_time);
    }
    return status;
}

static const char *const urgency_signs[] = {"  ", "! ", "!!"};

const char *today_text(struct arena *a, const struct today *t, int64_t now)
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
                        (long long)t->submissions, (long long)t->correcting, (long long)t->late);
}

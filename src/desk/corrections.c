/* Notices of defects once they are issued: looked at, answered; the desk's own clock. */
#include "desk/corrections.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/checks.h"
#include "desk/facts.h"
#include "desk/receipts.h"
#include "desk/settings.h"
#include "desk/write.h"
#include "rules/submission_state.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- looking ------------------------------------------------------------------------------------ */

static enum status add_items(struct desk *desk, struct arena *a, struct correction_view *v,
                             struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, QUERY_CORRECTION_ITEMS,
                                    DB_ARGS(db_int(v->correction.record.id)), a, &ids, &n, err);
    v->items = ARENA_ARRAY(a, struct correction_item_view, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct correction_item_view *item = &v->items[v->n_items];
        status = record_load(desk->db, &correction_item_type, ids[i], a, &item->item, err);
        if (item->item.is_listed) {
            v->n_items++;
            v->n_open += !item->item.closed_on;
        }
    }
    return status;
}

/* Of a notice issued before the holidays were published, the date as it is known by now. */
static void set_due(struct desk *desk, struct arena *a, const struct calendars *calendars,
                    struct correction_view *v)
{
    const struct correction *c = &v->correction;
    struct correction_clock clock = {c->days, c->in_workdays, c->first_counts, c->source};
    struct err unknown = {.arena = a};
    day_t from = DAY_NONE, today = instant_day(desk_now(desk));
    v->due = DAY_NONE;
    bool is_known =
        c->due ? day_parse(c->due, &v->due)
               : day_parse(c->issued_on, &from) &&
                     correction_due(calendars, &clock, from, &v->due, &unknown) == STATUS_OK;
    v->due = is_known ? v->due : DAY_NONE;
    v->is_overdue = v->is_waiting && is_known && v->due < today;
    v->left = v->is_waiting && is_known ? correction_left(a, calendars, today, v->due) : NULL;
}

static enum status load_view(struct desk *desk, struct arena *a, int64_t id,
                             struct correction_view *out, struct err *err)
{
    struct deadline_context time;
    *out = (struct correction_view){.due = DAY_NONE};
    enum status status = record_load(desk->db, &correction_type, id, a, &out->correction, err);
    if (status == STATUS_OK) {
        status = submission_view_load(desk, a, out->correction.submission, &out->view, err);
    }
    if (status == STATUS_OK) {
        status = add_items(desk, a, out, err);
    }
    if (status == STATUS_OK) {
        status = receipts_newest_no(desk, a, out->correction.submission, &out->receipt_no, err);
    }
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &time, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->is_waiting = text_eq(out->view.submission.state, "correcting") && out->n_open > 0;
    out->no = arena_printf(a, "%s-%lld", submission_no(a, out->correction.submission),
                           (long long)out->correction.ordinal);
    set_due(desk, a, time.calendars, out);
    return STATUS_OK;
}

enum status correction_view_load(struct desk *desk, struct arena *a, int64_t submission,
                                 struct correction_view *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct correction_view){.due = DAY_NONE};
    enum status status = record_ids(desk->db, QUERY_CORRECTION_OF_SUBMISSION,
                                    DB_ARGS(db_int(submission)), a, &ids, &n, err);
    return status == STATUS_OK && n ? load_view(desk, a, ids[n - 1], out, err) : status;
}

static bool finds(struct arena *a, const struct findings *now, const char *key)
{
    for (size_t i = 0; key && i < now->n; i++) {
        if (!now->at[i].accepted_by && text_eq(finding_key(a, &now->at[i]), key)) {
            return true;
        }
    }
    return false;
}

enum status correction_view_check(struct desk *desk, struct arena *a, struct correction_view *v,
                                  struct err *err)
{
    struct findings now = {.arena = a};
    enum status status =
        v->n_items ? check_case(desk, a, &v->view.submission, &now, err) : STATUS_OK;
    for (size_t i = 0; i < v->n_items && status == STATUS_OK; i++) {
        v->items[i].is_still_found = finds(a, &now, v->items[i].item.key);
    }
    return status;
}

enum status corrections_load(struct desk *desk, struct arena *a, size_t max, bool only_open,
                             struct correction_views *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct correction_views){0};
    enum status status =
        record_ids(desk->db, QUERY_CORRECTION_ALL, DB_ARGS(db_int((int64_t)max)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct correction_view v;
        status = load_view(desk, a, ids[i], &v, err);
        if (status == STATUS_OK && (v.is_waiting || !only_open)) {
            *VEC_PUSH(a, out) = v;
        }
    }
    return status;
}

const char *correction_open_text(struct arena *a, const struct correction_view *v)
{
    const char *text = "";
    for (size_t i = 0; i < v->n_items; i++) {
        const struct correction_item *item = &v->items[i].item;
        if (!item->closed_on) {
            const char *brief =
                item->key ? correction_brief(a, item->subject, item->text) : item->text;
            text = arena_printf(a, "%s%s%s", text, *text ? " " : "", brief);
        }
    }
    return text;
}

/* ---- answering ---------------------------------------------------------------------------------- */

static struct correction_item_view *open_item(const struct correction_view *v, int64_t position)
{
    for (size_t i = 0; i < v->n_items; i++) {
        if (v->items[i].item.position == position && !v->items[i].item.closed_on) {
            return &v->items[i];
        }
    }
    return NULL;
}

static enum status check_answer(const struct correction_view *v,
                                const struct correction_answer *answer, struct err *err)
{
    const char *no = submission_no(err->arena, answer->submission);
    if (!v->is_waiting) {
        return err_set(err, STATUS_DATA, "申报件 %s 没有等着答复的补正告知", no);
    }
    for (size_t i = 0; i < answer->n; i++) {
        const struct correction_item_view *item = open_item(v, answer->positions[i]);
        if (!item) {
            return err_set(err, STATUS_DATA, "补正告知 %s 没有未答复的第 %lld 项", v->no,
                           (long long)answer->positions[i]);
        }
        if (item->is_still_found && text_is_empty(answer->text)) {
            return err_set(err, STATUS_USAGE, "第 %lld 项检查仍查出 (%s): 要写明怎么答复的",
                           (long long)item->item.position, item->item.text);
        }
    }
    return answer->n ? STATUS_OK : err_set(err, STATUS_DATA, "补正告知 %s 没有选要答复的项", v->no);
}

static bool is_chosen(const struct correction_answer *answer, int64_t position)
{
    for (size_t i = 0; i < answer->n; i++) {
        if (answer->positions[i] == position) {
            return true;
        }
    }
    return false;
}

static enum status close_items(struct write *w, const struct correction_view *v,
                               const struct correction_answer *answer, size_t *closed,
                               struct err *err)
{
    enum status status = STATUS_OK;
    const char *today = day_text(w->arena, instant_day(desk_now(w->desk)));
    for (size_t i = 0; i < v->n_items && status == STATUS_OK; i++) {
        const struct correction_item *base = &v->items[i].item;
        struct correction_item mine = *base;
        if (base->closed_on || !is_chosen(answer, base->position)) {
            continue;
        }
        mine.closed_on = today;
        mine.answer = text_is_empty(answer->text) ? NULL : answer->text;
        status = write_update(w, &correction_item_type, base, &mine, err);
        (*closed)++;
    }
    return status;
}

static enum status back_to_screening(struct write *w, const struct submission *base,
                                     struct err *err)
{
    struct submission mine = *base;
    mine.state = submission_state_id(SUBMISSION_SCREENING);
    mine.state_why = mine.state_clause = NULL;
    return write_update(w, &submission_type, base, &mine, err);
}

enum status correction_answer(struct desk *desk, struct arena *a,
                              const struct correction_answer *answer, int64_t *batch, bool *is_done,
                              struct err *err)
{
    struct write w;
    struct correction_view v;
    enum status status = desk_allow(desk, MAY_LOG, err);
    if (status == STATUS_OK) {
        status = correction_view_load(desk, a, answer->submission, &v, err);
    }
    if (status == STATUS_OK) {
        status = correction_view_check(desk, a, &v, err);
    }
    if (status == STATUS_OK) {
        status = check_answer(&v, answer, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    size_t closed = 0;
    status = write_begin(&w, desk, a, "correction_answer", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = close_items(&w, &v, answer, &closed, err);
    }
    *is_done = closed == v.n_open;
    if (status == STATUS_OK && *is_done) {
        status = back_to_screening(&w, &v.view.submission, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "补正答复 %s %zu 项%s", v.no, closed,
                                  *is_done ? ", 已补齐, 回到形式审查" : ""),
                     answer->text, batch, err);
}

/* ---- the clock ---------------------------------------------------------------------------------- */

#define KEY_DAYS "correction_days"
#define KEY_FIRST "correction_first_counts"

enum status correction_clock_load(struct desk *desk, struct arena *a, struct correction_clock *out,
                                  struct err *err)
{
    const char *days = NULL, *first = NULL;
    enum status status = desk_setting(desk, a, KEY_DAYS, &days, err);
    if (status == STATUS_OK) {
        status = desk_setting(desk, a, KEY_FIRST, &first, err);
    }
    *out = (struct correction_clock){.days = days ? strtoll(days, NULL, 10) : CORRECTION_DAYS,
                                     .in_workdays = true,
                                     .first_counts = text_eq(first, "yes")};
    return status;
}

enum status correction_clock_save(struct desk *desk, struct arena *a,
                                  const struct correction_clock *clock, const char *why,
                                  struct err *err)
{
    struct write w;
    if (clock->days < 1 || clock->days > CORRECTION_DAYS_MOST) {
        return err_set(err, STATUS_DATA, "补正时限应是 1 到 %d 个工作日", CORRECTION_DAYS_MOST);
    }
    enum status status = write_begin(&w, desk, a, "correction_clock", MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = setting_put(&w, KEY_DAYS, arena_printf(a, "%lld", (long long)clock->days), err);
    }
    if (status == STATUS_OK) {
        status = setting_put(&w, KEY_FIRST, clock->first_counts ? "yes" : "no", err);
    }
    return write_end(&w, status,
                     arena_printf(a, "补正时限定为 %lld 个工作日, 首日%s", (long long)clock->days,
                                  clock->first_counts ? "计入" : "不计"),
                     why, NULL, err);
}

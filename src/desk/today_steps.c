#include "desk/today_steps.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/today_owed.h"
#include "rules/concern.h"
#include "rules/workday.h"

#define PAST_DAYS 30

enum status today_steps_start(struct desk *desk, struct arena *a, struct today_steps *out,
                              struct err *err)
{
    struct facts facts = {0};
    *out = (struct today_steps){.arena = a, .now = desk_now(desk)};
    enum status status = facts_delivery(desk, a, NULL, NULL, 0, &facts, err);
    out->us = facts.receiver;
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &out->time, err);
    }
    return status == STATUS_OK ? obligations_load(desk, a, &out->owed, err) : status;
}

/* ---- when -------------------------------------------------------------------------------------- */

static const char *hour_text(struct arena *a, const struct deadline *d)
{
    int64_t second = d->last - day_start(instant_day(d->last));
    return second == DAY_SECONDS - 1
               ? ""
               : arena_printf(a, " %02d:%02d", (int)(second / 3600), (int)(second / 60 % 60));
}

static const char *when_text(const struct today_steps *t, const struct deadline *d)
{
    struct arena *a = t->arena;
    day_t day = instant_day(d->last), today = instant_day(t->now);
    struct civil c = day_civil(day), now = day_civil(today);
    const char *year = c.year == now.year ? "" : arena_printf(a, "%04d-", c.year);
    if (d->is_inferred) {
        return arena_printf(a, "%s%02d月", year, c.month);
    }
    const char *hour = *year ? "" : hour_text(a, d);
    if (day == today) {
        return arena_printf(a, "今天%s", hour);
    }
    bool is_weekend = day_weekday(day) >= 6;
    return arena_printf(a, "%s%02d-%02d%s%s%s", year, c.month, c.day, is_weekend ? " " : "",
                        is_weekend ? day_weekday_name(day) : "", hour);
}

static int urgency_of(const struct today_steps *t, const struct deadline *d)
{
    int days = instant_day(d->last) - instant_day(t->now);
    return d->last < t->now || days > 7 ? 0 : days == 0 ? 2 : 1;
}

/* The column says 还剩. */
static const char *left_text(const struct today_steps *t, const struct deadline *d)
{
    const char *left = text_or_empty(deadline_left(&t->time, d, t->now));
    return text_starts(left, "剩") ? left + strlen("剩") : left;
}

/* ---- what -------------------------------------------------------------------------------------- */

/* The words that are not us: 省级通信管理局 in our own list of things to do is noise. */
static const char *others(const struct today_steps *t, const struct notice *n,
                          const struct texts *words)
{
    const char *text = "";
    for (size_t i = 0; i < words->n; i++) {
        if (!word_names(n, words->at[i], &t->us)) {
            text = arena_printf(t->arena, "%s%s%s", text, *text ? ", " : "", words->at[i]);
        }
    }
    return text;
}

/* 报支撑中心, 收申报单位的, 督促推广中心报…; who and to whom when our part cannot be told. */
static const char *act_text(const struct today_steps *t, const struct notice *n,
                            const struct step *s, unsigned concern)
{
    struct arena *a = t->arena;
    const char *who = others(t, n, &s->who), *to = others(t, n, &s->to);
    const char *hand_in = *to ? arena_printf(a, " 报%s", to) : "";
    const char *receive = *who ? arena_printf(a, " 收%s的", who) : "";
    if (concern & CONCERN_DOES) {
        return hand_in;
    }
    if (concern & CONCERN_RECEIVES) {
        return receive;
    }
    return concern & CONCERN_FOLLOWS ? arena_printf(a, " 督促%s%s", who, hand_in)
                                     : arena_printf(a, "%s%s%s", *who ? " " : "", who, hand_in);
}

static bool is_rest_day(const struct today_steps *t, const struct deadline *d)
{
    return !d->is_inferred && workday_of(t->time.calendars, instant_day(d->last)) == WORKDAY_REST;
}

static const char *step_text(const struct today_steps *t, const struct notice *n,
                             const struct deadline *d, unsigned concern)
{
    const struct step *s = d->step;
    return arena_printf(t->arena, "%s号  %s%s%s%s", n->code, text_or_empty(s->name),
                        is_rest_day(t, d) ? " (期限是休息日)" : "",
                        d->is_inferred ? " (日期本台推定)" : "", act_text(t, n, s, concern));
}

static struct owed_count count_owed(const struct today_steps *t, int64_t notice,
                                    const struct deadline *d)
{
    bool is_owed = d->last != INSTANT_NONE && step_is_obligation(d->step);
    return is_owed
               ? owed_count(&t->owed, notice, text_or_empty(d->step->name), instant_day(d->last))
               : (struct owed_count){0};
}

void today_steps_add(const struct today_steps *t, int64_t notice, const struct notice *n,
                     struct today *out)
{
    int64_t oldest = t->now - (int64_t)PAST_DAYS * DAY_SECONDS;
    struct deadline_context time = t->time;
    time.notice = n->doc_no;
    for (size_t i = 0; i < n->steps.n; i++) {
        struct deadline d = deadline_coming(&time, &n->steps.at[i], t->now);
        unsigned concern = step_concern(n, &n->steps.at[i], &t->us);
        struct owed_count owed = count_owed(t, notice, &d);
        bool is_done = owed.units && owed.open == 0;
        if (d.last == INSTANT_NONE || d.last < oldest || concern == 0 || is_done) {
            continue;
        }
        *VEC_PUSH(t->arena, out) = (struct task){
            .kind = owed.units ? TASK_OBLIGATION : TASK_DEADLINE,
            .id = notice,
            .urgency = urgency_of(t, &d),
            .due = d.last,
            .is_past = d.last < t->now,
            .when = when_text(t, &d),
            .text = owed.units ? arena_printf(t->arena, "%s %zu家未报",
                                              step_text(t, n, &d, concern), owed.open)
                               : step_text(t, n, &d, concern),
            .left = left_text(t, &d),
        };
    }
}

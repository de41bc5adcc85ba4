#include "rules/deadline.h"

#include "base/slice.h"
#include "rules/concern.h"

/* ---- from the words of a step to its last second ------------------------------------------------ */

day_t month_last_day(int year, int month)
{
    struct civil next = {month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1};
    return day_of(next) - 1;
}

day_t day_months_after(day_t day, int64_t months)
{
    struct civil c = day_civil(day);
    int64_t count = (int64_t)c.year * 12 + c.month - 1 + months;
    struct civil to = {(int)(count / 12), (int)(count % 12) + 1, c.day};
    return civil_exists(to) ? day_of(to) : month_last_day(to.year, to.month);
}

static day_t part_end(const struct when *w)
{
    return w->part == 1 || w->part == 2 ? day_of((struct civil){w->year, w->month, w->part * 10})
                                        : month_last_day(w->year, w->month);
}

/* ---- what the document leaves open --------------------------------------------------------------- */

/* Only a date or an instant can be written with 前; a month or a count of days is counted in. */
static bool has_inclusion(const struct when *w)
{
    return w->kind == WHEN_DATE || w->kind == WHEN_INSTANT;
}

static const struct choice *choice_of(const struct deadline_context *c, const struct step *step,
                                      bool is_first)
{
    for (size_t i = 0; i < c->choices.n; i++) {
        const struct choice *choice = &c->choices.at[i];
        if (choice->is_first == is_first && text_eq(choice->notice, c->notice) &&
            text_eq(choice->step, step->name)) {
            return choice;
        }
    }
    return NULL;
}

static bool is_unwritten(enum inclusion written)
{
    return written != INCLUSION_YES && written != INCLUSION_NO;
}

bool step_leaves_open(const struct step *step, bool is_first)
{
    if (is_first) {
        return is_unwritten(step->includes_first) && step->due.kind == WHEN_WORKING_DAYS;
    }
    bool is_asked = has_inclusion(&step->due);
    for (size_t i = 0; i < step->windows.n; i++) {
        is_asked = is_asked || has_inclusion(&step->windows.at[i].due);
    }
    return is_asked && is_unwritten(step->includes_due);
}

/* Whether 前 takes the last second in; what the definition says goes before what the desk chose. */
static bool includes_due(const struct deadline_context *c, struct deadline *d)
{
    if (!is_unwritten(d->step->includes_due)) {
        return d->step->includes_due == INCLUSION_YES;
    }
    d->choice = choice_of(c, d->step, false);
    d->is_open = !d->choice;
    return !d->choice || d->choice->is_included;
}

/* ---- the last second ----------------------------------------------------------------------------- */

static day_t working_day(const struct deadline_context *c, const struct step *step,
                         const struct when *w, struct deadline *d)
{
    d->choice = step_leaves_open(step, true) ? choice_of(c, step, true) : NULL;
    bool is_first = d->choice ? d->choice->is_included : step->includes_first == INCLUSION_YES;
    struct workday_span span = {c->event, w->count, is_first};
    struct err err = {.arena = c->arena};
    day_t last = DAY_NONE;
    if (workday_add(c->calendars, span, &last, &err) != STATUS_OK) {
        d->warning = err.text;
        return DAY_NONE;
    }
    d->warning =
        arena_printf(c->arena, "%s起%lld个工作日，首日%s%s，至%s", day_text(c->arena, c->event),
                     (long long)w->count, span.first_counts ? "计入" : "不计入",
                     d->choice ? arena_printf(c->arena, "（%s 定）", d->choice->by) : "",
                     day_text(c->arena, last));
    return last;
}

/* The last day of a due that has no hour; DAY_NONE when it cannot be told. */
static day_t due_day(const struct deadline_context *c, const struct step *step,
                     const struct when *w, struct deadline *d)
{
    bool has_event = c->event != DAY_NONE;
    switch (w->kind) {
    case WHEN_DATE: return w->day;
    case WHEN_MONTH: return month_last_day(w->year, w->month);
    case WHEN_PART: return part_end(w);
    case WHEN_WORKING_DAYS:
        return has_event && c->calendars ? working_day(c, step, w, d) : DAY_NONE;
    case WHEN_DAYS: return has_event ? c->event + (day_t)w->count : DAY_NONE;
    case WHEN_MONTHS: return has_event ? day_months_after(c->event, w->count) : DAY_NONE;
    case WHEN_YEARS: return has_event ? day_months_after(c->event, w->count * 12) : DAY_NONE;
    case WHEN_ABSENT:
    case WHEN_INSTANT:
    case WHEN_YEARLY:
    case WHEN_EVERY_YEARS:
    case WHEN_EVENT: return DAY_NONE;
    }
    return DAY_NONE;
}

static void warn_of_day(const struct deadline_context *c, struct deadline *d, day_t day)
{
    enum workday kind = c->calendars ? workday_of(c->calendars, day) : WORKDAY_WORK;
    if (!d->warning && kind == WORKDAY_REST) {
        d->warning =
            arena_printf(c->arena, "止日%s（%s）不是工作日，期限未自动顺延",
                         day_text(c->arena, day), workday_reason(c->arena, c->calendars, day));
    }
    if (!d->warning && kind == WORKDAY_UNKNOWN && day_weekday(day) >= 6) {
        d->warning = arena_printf(c->arena, "止日%s是%s，当年日历未发布，是否调休上班尚不能确定",
                                  day_text(c->arena, day), day_weekday_name(day));
    }
}

static struct deadline deadline_at(const struct deadline_context *c, const struct step *step,
                                   const struct when *w)
{
    struct deadline d = {.step = step, .last = INSTANT_NONE, .is_certain = true};
    bool is_instant = w->kind == WHEN_INSTANT;
    day_t day = is_instant ? instant_day(w->instant) : due_day(c, step, w, &d);
    if (day == DAY_NONE) {
        return d;
    }
    bool is_excluded = has_inclusion(w) && !includes_due(c, &d);
    d.last = is_instant    ? w->instant - is_excluded
             : is_excluded ? day_start(day) - 1
                           : day_start(day + 1) - 1;
    warn_of_day(c, &d, day);
    return d;
}

struct deadline deadline_of(const struct deadline_context *c, const struct step *step)
{
    bool in_windows = step->due.kind == WHEN_ABSENT && step->windows.n;
    return deadline_at(c, step,
                       in_windows ? &step->windows.at[step->windows.n - 1].due : &step->due);
}

/* The day named in that month, or its last when none is named or there is none (2月29日). */
static day_t month_due(const struct when *w, int year, int month)
{
    struct civil named = {year, month, w->month_days[month]};
    return named.day && civil_exists(named) ? day_of(named) : month_last_day(year, month);
}

/* The end of the first of the days named, or of the months without one, that is not over. */
static struct deadline month_coming(const struct step *step, const struct when *w, int64_t now)
{
    day_t today = instant_day(now);
    struct civil c = day_civil(today);
    for (int i = 0; i <= 12; i++) {
        int month = (c.month - 1 + i) % 12 + 1, year = c.year + (c.month - 1 + i) / 12;
        day_t day = month_due(w, year, month);
        if (w->months & 1U << month && day >= today) {
            return (struct deadline){.step = step,
                                     .last = day_start(day + 1) - 1,
                                     .is_certain = true,
                                     .is_inferred = !w->month_days[month]};
        }
    }
    return (struct deadline){.step = step, .last = INSTANT_NONE};
}

struct deadline deadline_coming(const struct deadline_context *c, const struct step *step,
                                int64_t now)
{
    if (step->due.kind == WHEN_YEARLY && step->due.months) {
        return month_coming(step, &step->due, now);
    }
    for (size_t i = 0; step->due.kind == WHEN_ABSENT && i < step->windows.n; i++) {
        struct deadline d = deadline_at(c, step, &step->windows.at[i].due);
        if (d.last != INSTANT_NONE && d.last >= now) {
            return d;
        }
    }
    return deadline_of(c, step);
}

/* ---- which step ------------------------------------------------------------------------------------ */

static bool is_nearer(const struct deadline *d, const struct deadline *best, int64_t now)
{
    if (d->last == INSTANT_NONE) {
        return false;
    }
    bool is_past = d->last < now, best_past = best->last < now;
    if (!best->step || is_past != best_past) {
        return !best->step || best_past;
    }
    return is_past ? d->last > best->last : d->last < best->last;
}

static void take_nearer(struct deadline *best, struct deadline d, enum truth applies, int64_t now)
{
    d.is_certain = applies == TRUTH_YES;
    if (is_nearer(&d, best, now)) {
        *best = d;
    }
}

struct deadline deadline_nearest(const struct deadline_context *context, const struct facts *facts,
                                 int64_t now)
{
    struct deadline best = {.last = INSTANT_NONE};
    struct deadline_context of = *context, *c = &of;
    of.notice = facts->notice->doc_no;
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *step = &facts->notice->steps.at[i];
        enum truth applies = scope_applies(&step->rule, facts);
        if (applies == TRUTH_NO) {
            continue;
        }
        take_nearer(&best, deadline_at(c, step, &step->due), applies, now);
        for (size_t w = 0; w < step->windows.n; w++) {
            take_nearer(&best, deadline_at(c, step, &step->windows.at[w].due), applies, now);
        }
    }
    return best;
}

static bool names_one(const struct notice *n, const struct texts *words,
                      const struct unit_facts *unit)
{
    for (size_t i = 0; i < words->n; i++) {
        if (word_names(n, words->at[i], unit)) {
            return true;
        }
    }
    return false;
}

/* How well a step suits an arrival: that it applies for certain weighs more than who hands over and who
 * receives. */
static int suits(const struct step *step, const struct facts *facts)
{
    enum truth applies = scope_applies(&step->rule, facts);
    if (step->kind != STEP_SUBMIT || applies == TRUTH_NO) {
        return 0;
    }
    return 1 + 2 * (applies == TRUTH_YES) + names_one(facts->notice, &step->to, &facts->receiver) +
           names_one(facts->notice, &step->who, &facts->recommender);
}

const struct step *step_of_arrival(const struct facts *facts)
{
    const struct step *best = NULL;
    int best_suit = 0;
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *step = &facts->notice->steps.at[i];
        int suit = suits(step, facts);
        if (suit > best_suit) {
            best = step;
            best_suit = suit;
        }
    }
    return best;
}

/* Another recommender's: the notice names who hands over by this step, and this one, whom it knows, not. */
static bool is_of_others(const struct step *step, const struct facts *facts)
{
    return step->who.n && unit_recommends(facts->notice, &facts->recommender) &&
           !names_one(facts->notice, &step->who, &facts->recommender);
}

/* The first step by which something is handed to this desk; NULL where the notice names it in none. */
static const struct step *step_to_us(const struct facts *facts)
{
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *step = &facts->notice->steps.at[i];
        if (suits(step, facts) && names_one(facts->notice, &step->to, &facts->receiver)) {
            return step;
        }
    }
    return NULL;
}

struct deadline deadline_for_submitting(const struct deadline_context *context,
                                        const struct facts *facts)
{
    const struct step *ours = step_to_us(facts);
    struct deadline best = {.last = INSTANT_NONE};
    struct deadline_context of = *context, *c = &of;
    of.notice = facts->notice->doc_no;
    int best_suit = 0;
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *step = &facts->notice->steps.at[i];
        bool is_ours = !ours || names_one(facts->notice, &step->to, &facts->receiver);
        int suit = is_ours ? suits(step, facts) : 0;
        struct deadline d = deadline_of(c, step);
        d.is_certain = scope_applies(&step->rule, facts) == TRUTH_YES && !is_of_others(step, facts);
        bool is_better = best.last == INSTANT_NONE || suit > best_suit ||
                         (suit == best_suit && d.last < best.last);
        if (suit && d.last != INSTANT_NONE && is_better) {
            best = d;
            best_suit = suit;
        } else if (suit && !best.step && d.warning) {
            best = d;
        }
    }
    if (!best.step && ours) {
        best.step = ours;
        best.warning = "通知没有写报本台的期限，不判逾期";
    }
    return best;
}

/* ---- judging ---------------------------------------------------------------------------- */

enum lateness deadline_judge(const struct deadline *d, int64_t at)
{
    if (!d->step || d->last == INSTANT_NONE || at == INSTANT_NONE) {
        return LATENESS_UNKNOWN;
    }
    return at > d->last ? LATENESS_LATE : LATENESS_IN_TIME;
}

const char *deadline_span_text(struct arena *a, int64_t seconds)
{
    if (seconds >= DAY_SECONDS) {
        return arena_printf(a, "%lld天", (long long)(seconds / DAY_SECONDS));
    }
    int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
    if (hours) {
        return arena_printf(a, "%lld时%lld分", (long long)hours, (long long)minutes);
    }
    return minutes ? arena_printf(a, "%lld分", (long long)minutes)
                   : arena_printf(a, "%lld秒", (long long)seconds);
}

const char *deadline_left(const struct deadline_context *c, const struct deadline *d, int64_t now)
{
    if (!d->step || d->last == INSTANT_NONE) {
        return NULL;
    }
    int64_t left = d->last - now, count = 0;
    if (left < 0) {
        return arena_printf(c->arena, "已过%s", deadline_span_text(c->arena, -left));
    }
    struct workday_span span = {instant_day(now), 0, false};
    struct err err = {.arena = c->arena};
    bool in_workdays =
        d->step->due.kind == WHEN_WORKING_DAYS && left >= DAY_SECONDS &&
        workday_count(c->calendars, span, instant_day(d->last), &count, &err) == STATUS_OK;
    return in_workdays ? arena_printf(c->arena, "剩%lld工作日", (long long)count)
                       : arena_printf(c->arena, "剩%s", deadline_span_text(c->arena, left));
}

#include "rules/obligation.h"

#include "base/slice.h"
#include "base/vec.h"

bool step_is_obligation(const struct step *step)
{
    return step->kind == STEP_REPORT || step->kind == STEP_TASK || step->kind == STEP_ASSESS ||
           step->kind == STEP_VALIDITY;
}

bool obligation_is_of_award(const struct notice *n, const struct step *step)
{
    return n->kind != NOTICE_WORK && step->kind != STEP_TASK;
}

bool obligation_has_event(const struct step *step)
{
    return step->opens.kind == WHEN_EVENT;
}

static void add_turn(const struct deadline_context *c, struct turns *out, struct turn turn)
{
    *VEC_PUSH(c->arena, out) = turn;
}

/* ---- what returns ------------------------------------------------------------------------------ */

/* The last day of each month named, from the award to the first not before today. */
static void add_yearly(const struct deadline_context *c, const struct step *step, day_t today,
                       struct turns *out)
{
    struct civil at = day_civil(c->event == DAY_NONE ? today : c->event);
    for (bool is_over = step->due.months == 0; !is_over;) {
        day_t due = month_last_day(at.year, at.month);
        if (step->due.months & 1u << at.month) {
            add_turn(c, out,
                     (struct turn){due, true, arena_printf(c->arena, "%d-%02d", at.year, at.month),
                                   "通知只写月份，按月末推定"});
            is_over = due >= today;
        }
        at = (struct civil){at.month == 12 ? at.year + 1 : at.year,
                            at.month == 12 ? 1 : at.month + 1, 1};
    }
}

static struct turn unknown_turn(const char *note)
{
    return (struct turn){DAY_NONE, true, "", note};
}

#define NO_DAY "通知没有写到哪天为止"
#define NO_AWARD "认定的日子本台没有，算不出哪天到期"
#define FROM_AWARD "从哪天起算没有写，按认定之日推定"

static void add_every_years(const struct deadline_context *c, const struct step *step, day_t today,
                            struct turns *out)
{
    if (c->event == DAY_NONE || step->due.count <= 0) {
        add_turn(c, out, unknown_turn(NO_AWARD));
        return;
    }
    for (int64_t years = step->due.count;; years += step->due.count) {
        day_t due = day_months_after(c->event, years * 12);
        add_turn(c, out,
                 (struct turn){due, true, arena_printf(c->arena, "%d", day_civil(due).year),
                               FROM_AWARD});
        if (due >= today) {
            return;
        }
    }
}

/* ---- what comes once --------------------------------------------------------------------------- */

static bool counts_from_event(const struct when *w)
{
    return w->kind == WHEN_WORKING_DAYS || w->kind == WHEN_DAYS || w->kind == WHEN_MONTHS ||
           w->kind == WHEN_YEARS;
}

/* The day of the event tells its turn from that of another one. */
static const char *event_of(const struct deadline_context *c, const struct step *step)
{
    return obligation_has_event(step) && c->event != DAY_NONE ? day_text(c->arena, c->event) : "";
}

static void add_once(const struct deadline_context *c, const struct step *step, struct turns *out)
{
    struct deadline d = deadline_of(c, step);
    bool is_counted = counts_from_event(&step->due);
    bool has_event = obligation_has_event(step);
    struct turn turn = {.due = d.last == INSTANT_NONE ? DAY_NONE : instant_day(d.last),
                        .is_inferred = is_counted && !has_event,
                        .period = event_of(c, step),
                        .note = d.warning};
    if (turn.is_inferred) {
        turn.note = c->event == DAY_NONE ? NO_AWARD : FROM_AWARD;
    }
    add_turn(c, out, turn);
}

struct turns obligation_turns(const struct deadline_context *c, const struct step *step,
                              day_t today)
{
    struct turns turns = {0};
    switch (step->due.kind) {
    case WHEN_YEARLY: add_yearly(c, step, today, &turns); break;
    case WHEN_EVERY_YEARS: add_every_years(c, step, today, &turns); break;
    case WHEN_INSTANT:
    case WHEN_DATE:
    case WHEN_MONTH:
    case WHEN_PART:
    case WHEN_WORKING_DAYS:
    case WHEN_DAYS:
    case WHEN_MONTHS:
    case WHEN_YEARS: add_once(c, step, &turns); break;
    case WHEN_ABSENT:
    case WHEN_EVENT:
        add_turn(c, &turns,
                 (struct turn){.due = DAY_NONE, .period = event_of(c, step), .note = NO_DAY});
        break;
    }
    return turns;
}

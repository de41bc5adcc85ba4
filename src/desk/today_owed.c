#include "desk/today_owed.h"

#include "base/slice.h"
#include "base/vec.h"
#include "rules/concern.h"

#define AHEAD_DAYS 60

static bool is_of(const struct obligation *o, int64_t notice, const char *step, day_t due)
{
    return o->notice == notice && o->turn.due == due && text_eq(o->step, step);
}

struct owed_count owed_count(const struct obligations *owed, int64_t notice, const char *step,
                             day_t due)
{
    struct owed_count count = {0};
    for (size_t i = 0; i < owed->n; i++) {
        const struct obligation *o = &owed->at[i];
        if (is_of(o, notice, step, due) && (o->unit || o->submission)) {
            count.units++;
            count.open += o->state != OBLIGATION_DONE;
        }
    }
    return count;
}

static const struct step *step_named(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->steps.n; i++) {
        if (text_eq(n->steps.at[i].name, name)) {
            return &n->steps.at[i];
        }
    }
    return NULL;
}

/* What the list of deadlines tells already: the next of the months that return. */
static bool is_told(const struct step *s, day_t due, day_t today)
{
    return s->due.kind == WHEN_YEARLY && due >= today;
}

static bool is_wanted(const struct today_steps *t, const struct obligation *o, const struct step *s,
                      const struct notice *n)
{
    day_t today = instant_day(t->now);
    return s && o->submission && o->state != OBLIGATION_DONE && o->turn.due != DAY_NONE &&
           o->turn.due <= today + AHEAD_DAYS && !is_told(s, o->turn.due, today) &&
           step_concern(n, s, &t->us) != 0;
}

static struct task task_of(const struct today_steps *t, const struct obligation *o, size_t open)
{
    int64_t last = day_start(o->turn.due + 1) - 1;
    day_t days = o->turn.due - instant_day(t->now);
    return (struct task){.kind = TASK_OBLIGATION,
                         .id = o->notice,
                         .urgency = days > 7 ? 0 : 1,
                         .due = last,
                         .is_past = days < 0,
                         .when = day_text(t->arena, o->turn.due),
                         .text = arena_printf(t->arena, "%s号  %s%s%s%s %zu家未办", o->code,
                                              o->step, *o->turn.period ? " " : "", o->turn.period,
                                              o->turn.is_inferred ? " (日期本台推定)" : "", open),
                         .left = days < 0 ? arena_printf(t->arena, "已过%d天", -days)
                                          : arena_printf(t->arena, "%d天", days)};
}

/* Those of one day and step stand together: obligations are sorted by day, then by name. */
void today_owed_add(const struct today_steps *t, int64_t notice, const struct notice *n,
                    struct today *out)
{
    const struct obligation *last = NULL;
    for (size_t i = 0; i < t->owed.n; i++) {
        const struct obligation *o = &t->owed.at[i];
        const struct step *s = o->notice == notice ? step_named(n, o->step) : NULL;
        bool is_again = last && is_of(last, o->notice, o->step, o->turn.due);
        if (is_wanted(t, o, s, n) && !is_again) {
            struct owed_count count = owed_count(&t->owed, notice, o->step, o->turn.due);
            *VEC_PUSH(t->arena, out) = task_of(t, o, count.open);
            last = o;
        }
    }
}

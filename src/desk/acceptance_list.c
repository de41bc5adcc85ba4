/* Acceptances as a list: a split of desk/acceptances.h. */
#include "base/date.h"
#include "base/vec.h"
#include "desk/about.h"
#include "desk/acceptances.h"
#include "desk/persons.h"

/* `now` is what is found of it now. */
static enum status add(struct desk *desk, struct arena *a, const struct decision *d,
                       const struct findings *now, struct acceptances *out, struct err *err)
{
    struct acceptance one = {.about = acceptance_about(d),
                             .text = d->value,
                             .clause = d->evidence,
                             .by = person_name(desk, a, d->person),
                             .why = d->note,
                             .on = day_text(a, instant_day(d->at))};
    enum status status = about_id(desk, a, &one.about, &one.id, err);
    if (status == STATUS_OK) {
        status = about_name(desk, a, &one.about, &one.name, err);
    }
    if (status == STATUS_OK) {
        one.id = arena_printf(a, "%s-%s", one.id, d->key);
        one.is_lapsed = !findings_with_id(now, one.id);
        *VEC_PUSH(a, out) = one;
    }
    return status;
}

/* Of a unit its lists as well, which only the notice tells apart. */
static enum status load_decisions(struct desk *desk, struct arena *a,
                                  const struct finding_about *about, struct decisions *out,
                                  struct err *err)
{
    bool is_unit = about && about->unit && !about->notice;
    if (about && !is_unit) {
        return decisions_load_about(desk, a, ACCEPTANCE, about, out, err);
    }
    enum status status = decisions_load(desk, a, ACCEPTANCE, 0, out, err);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) {
        if (!is_unit || out->at[i].unit == about->unit) {
            out->at[n++] = out->at[i];
        }
    }
    out->n = n;
    return status;
}

enum status acceptances_load(struct desk *desk, struct arena *a, const struct finding_about *about,
                             struct acceptances *out, struct err *err)
{
    struct decisions all;
    struct finding_about last = {0};
    struct findings now = {.arena = a};
    *out = (struct acceptances){0};
    enum status status = load_decisions(desk, a, about, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        struct finding_about of = acceptance_about(&all.at[i]);
        if (!finding_about_same(&of, &last)) {
            now = (struct findings){.arena = a};
            status = about_check(desk, a, &of, &now, err);
            last = of;
        }
        if (status == STATUS_OK) {
            status = add(desk, a, &all.at[i], &now, out, err);
        }
    }
    return status;
}

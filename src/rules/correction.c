#include "rules/correction.h"

#include <string.h>

#include "base/slice.h"

bool correction_is_defect(const struct finding *f)
{
    static const char *const others[] = {"late",      "quota",     "route",
                                         "condition", "same_case", "levels"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (text_eq(f->rule, others[i])) {
            return false;
        }
    }
    return f->severity != SEVERITY_NOTE && !f->accepted_by;
}

/* A sentence ends in the amount (…，缺1份); without one the subject says enough. */
const char *correction_brief(struct arena *a, const char *subject, const char *text)
{
    const char *comma = NULL;
    for (const char *at = strstr(text, "，"); at; at = strstr(at + 1, "，")) {
        comma = at + strlen("，");
    }
    bool is_amount = comma && (text_starts(comma, "缺") || text_starts(comma, "少"));
    return is_amount                       ? arena_printf(a, "%s%s", subject, comma)
           : text_starts(text, "没有收到") ? arena_printf(a, "缺%s", subject)
                                           : subject;
}

/* The step that gives time to correct; NULL when the notice has none. */
static const struct step *correcting_step(const struct notice *n)
{
    for (size_t i = 0; i < n->steps.n; i++) {
        const struct step *s = &n->steps.at[i];
        bool is_it = s->name && strstr(s->name, "补正");
        if (is_it && (s->due.kind == WHEN_WORKING_DAYS || s->due.kind == WHEN_DAYS)) {
            return s;
        }
    }
    return NULL;
}

struct correction_clock correction_clock_of(const struct notice *n, struct correction_clock own)
{
    const struct step *s = correcting_step(n);
    if (!s) {
        return own;
    }
    return (struct correction_clock){
        .days = s->due.count,
        .in_workdays = s->due.kind == WHEN_WORKING_DAYS,
        .first_counts = s->includes_first == INCLUSION_YES ||
                        (s->includes_first != INCLUSION_NO && own.first_counts),
        .clause = s->rule.clause ? s->rule.clause : s->name,
    };
}

enum status correction_due(const struct calendars *c, const struct correction_clock *clock,
                           day_t from, day_t *due, struct err *err)
{
    if (!clock->in_workdays) {
        *due = (day_t)(from + clock->days - clock->first_counts);
        return STATUS_OK;
    }
    return workday_add(c, (struct workday_span){from, clock->days, clock->first_counts}, due, err);
}

const char *correction_left(struct arena *a, const struct calendars *c, day_t today, day_t due)
{
    struct err unknown = {.arena = a};
    int64_t count = 0;
    if (due <= today) {
        return due == today ? "今天到期" : arena_printf(a, "已过%lld天", (long long)(today - due));
    }
    bool is_known = workday_count(c, (struct workday_span){today, 0, false}, due, &count,
                                  &unknown) == STATUS_OK;
    return is_known ? arena_printf(a, "%lld工作日", (long long)count)
                    : arena_printf(a, "%lld天", (long long)(due - today));
}

#include "model/scheme.h"

#include "base/slice.h"

size_t scheme_stage_count(const struct scheme *s)
{
    return s->stages.n ? s->stages.n : 1;
}

int scheme_stage_find(const struct scheme *s, const char *name)
{
    for (size_t i = 0; i < s->stages.n; i++) {
        if (text_eq(s->stages.at[i].name, name)) {
            return (int)i;
        }
    }
    return text_is_empty(name) || !s->stages.n ? 0 : -1;
}

const char *scheme_stage_name(const struct scheme *s, size_t stage)
{
    return stage < s->stages.n ? s->stages.at[stage].name : "";
}

int scheme_criterion_find(const struct scheme *s, const char *name)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (text_eq(s->criteria.at[i].name, name)) {
            return (int)i;
        }
    }
    return -1;
}

bool criterion_is_of(const struct scheme *s, const struct criterion *c, size_t stage)
{
    return text_is_empty(c->stage) || text_eq(c->stage, scheme_stage_name(s, stage));
}

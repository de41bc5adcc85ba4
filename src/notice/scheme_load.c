/* Review schemes: typed as every definition, then the defaults, then what must hold together. */
#include "model/scheme.h"

#include "notice/load.h"
#include "notice/load_file.h"
#include "notice/schema.h"
#include "notice/scheme_check.h"

static void by_default(struct number *n, int64_t value)
{
    if (!n->has && !n->is_wrong) {
        *n = (struct number){.has = true, .value = value};
    }
}

static void settle_criterion(struct criterion *c)
{
    by_default(&c->min, 0);
    by_default(&c->step, SCORE_UNIT);
    by_default(&c->weight, SCORE_UNIT);
    if (c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE) {
        by_default(&c->max, c->kind == CRITERION_VOTE ? SCORE_UNIT : 0);
        c->pass_base = c->pass_base ? c->pass_base : BASE_CAST;
        if (!c->pass.has) {
            c->pass = (struct share){.has = true, .is_over = true, .num = 1, .den = 2};
        }
    }
    for (size_t i = 0; c->kind == CRITERION_GRADE && i < c->grades.n; i++) {
        int64_t points = c->grades.at[i].points.value;
        c->max.value = i == 0 || points > c->max.value ? points : c->max.value;
        c->max.has = true;
    }
}

static void settle(struct scheme *s)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        settle_criterion(&s->criteria.at[i]);
    }
    by_default(&s->sheets_min, 1);
    by_default(&s->places, 2);
    if (s->aggregation == AGGREGATION_TRIMMED) {
        by_default(&s->trim, 1);
        by_default(&s->trim_from, 2 * s->trim.value + 1);
    }
    if (s->quorum.has && !s->quorum_base) {
        s->quorum_base = BASE_SEATS;
    }
}

enum status scheme_load_text(struct slice bytes, struct scheme *out, struct problems *problems,
                             struct err *err)
{
    *out = (struct scheme){0};
    load_file(bytes, &scheme_schema, out, problems);
    scheme_check(bytes, out, problems);
    if (!problems->n) {
        settle(out);
    }
    return load_finish(problems, err);
}

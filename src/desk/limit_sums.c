/* What sums need of the rows: a split of desk/limit_rows.h. */
#include "desk/limit_rows.h"
#include "rules/scope.h"

static bool asks_of_members(const struct scope *scope, const struct notice *n)
{
    bool asks = false;
    for (size_t i = 0; i < scope->n && !asks; i++) {
        enum subject subject = scope_term_subject(&scope->at[i], n);
        asks = subject == SUBJECT_LEAD || subject == SUBJECT_PARTNER || subject == SUBJECT_MEMBER ||
               subject == SUBJECT_APPLICANT || subject == SUBJECT_FORM || subject == SUBJECT_ROLE;
    }
    return asks;
}

static bool rule_asks_of_members(const struct rule *rule, const struct notice *n)
{
    bool asks = asks_of_members(&rule->scope, n) || asks_of_members(&rule->except, n);
    for (size_t i = 0; i < rule->outside.n && !asks; i++) {
        asks = asks_of_members(&rule->outside.at[i], n);
    }
    return asks;
}

/* A place may be the lead's; of a list of recommenders, directions or the whole only cases are counted. */
static bool counts_members(const struct limit *limit)
{
    bool is_per = limit->per == PER_RECOMMENDER || limit->per == PER_NOTICE ||
                  limit->per == PER_ABSENT || limit->per == PER_AXIS;
    bool is_count = limit->count == COUNT_SUBMISSIONS || limit->count == COUNT_RECOMMENDERS ||
                    limit->count == COUNT_ROUTES || limit->count == COUNT_DIRECTIONS;
    return !is_per || !is_count;
}

void limit_rows_for_sums(struct limit_rows *r)
{
    const struct notice *n = r->list.notice;
    r->skips_members = true;
    r->has_cases = false;
    for (size_t i = 0; i < n->limits.n; i++) {
        const struct limit *limit = &n->limits.at[i];
        bool is_pairwise = limit->per == PER_CASE && limit->count == COUNT_ROUTES;
        bool asks = counts_members(limit) || rule_asks_of_members(&limit->rule, n);
        r->skips_members = r->skips_members && (is_pairwise || !asks);
        r->has_cases = r->has_cases || (limit->per == PER_CASE && !is_pairwise);
    }
}

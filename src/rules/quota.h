/* 名额: how many submissions a recommender may pass on, judged over counts the caller gives.
 *
 * Each limit is judged alone; a sub-quota (属于) is a limit of its own. A missing row of a list is
 * undetermined, not zero. "至多 n" includes n (民法典 1259). A minimum is judged only when the
 * list is closed. */
#ifndef RULES_QUOTA_H
#define RULES_QUOTA_H

#include "model/finding.h"
#include "rules/scope.h"

/* One submission of the recommender as the limits see it; withdrawn ones do not count. */
struct quota_item {
    struct facts facts;
    bool is_withdrawn;
};

struct quota_items {
    const struct quota_item *at;
    size_t n;
};

enum quota_state { QUOTA_WITHIN, QUOTA_FULL, QUOTA_OVER, QUOTA_UNDER, QUOTA_UNDETERMINED };

struct quota_result {
    const struct limit *limit;
    enum quota_state state;
    struct number min, max;
    int64_t used, over; /* over: how many above the maximum, 0 when within */
    bool is_hard;
    bool is_certain; /* false: nobody can yet say whether the limit holds for this recommender */
    const char *clause;
    const char *text; /* one Chinese sentence */
};

struct quota_results {
    struct quota_result *at;
    size_t n, cap;
};

/* The limits of count = 申报件, per = 推荐单位 or 通知, that hold for the recommender of `facts`.
 * `is_closed`: the list is complete, so minimums count too. */
struct quota_results quota_judge(struct arena *a, const struct facts *recommender,
                                 struct quota_items items, bool is_closed);
/* Findings `quota` for what is over, under or undetermined. */
void quota_check(const struct facts *recommender, struct quota_items items, bool is_closed,
                 struct findings *out);

#endif

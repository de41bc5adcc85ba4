/* 多头申报: two submissions that look like one case (lead and title key agree, the caller found them),
 * and what the notices say of that.
 *
 * Within one notice, and between a notice and the one it forwards: a case handed up by its recommender
 * to the recommender above goes its natural way and is nothing. Two ways are a breach where one of the
 * notices counts them (限额 途径 每 案例); where none does, it is only to be known. A machine cannot know
 * that two submissions are one case: it proposes, a person confirms or rejects. */
#ifndef RULES_SAME_CASE_H
#define RULES_SAME_CASE_H

#include "model/finding.h"
#include "rules/scope.h"

struct case_side {
    const char *no; /* 00031 */
    const struct notice *notice;
    const char *track;
    const struct unit_facts *recommender; /* name NULL: not known */
};

enum same_verdict { SAME_PROPOSED, SAME_CONFIRMED, SAME_REJECTED };

struct case_pair {
    struct case_side one, other;
    enum same_verdict verdict;
    const char *by; /* who decided, and when; NULL while it is proposed */
};

/* Can the two be 多头申报 at all: one notice, or parent and child, and not the natural way up. */
bool case_pair_counts(const struct case_pair *pair);
/* The finding `same_case` about `one`, which names the other. False when there is nothing to say: the
 * pair does not count, or was rejected. */
bool same_case_judge(struct arena *a, const struct case_pair *pair, struct finding *out);

#endif

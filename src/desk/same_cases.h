/* 多头申报 on the desk: pairs of submissions that look like one case are proposed, a person confirms or
 * rejects each, and that is remembered (desk/decisions.h) and can be undone. rules/same_case.h says
 * which pairs count and what follows. Withdrawn and refused submissions are no double. */
#ifndef DESK_SAME_CASES_H
#define DESK_SAME_CASES_H

#include "desk/fact_source.h"
#include "desk/same_case_alike.h"
#include "model/finding.h"
#include "rules/same_case.h"

/* One pair, the smaller number first. */
struct same_case {
    int64_t ids[2];
    const char *titles[2], *notices[2],
        *recommenders[2]; /* code of the notice; "" when not known */
    const char *lead;
    enum same_verdict verdict;
    const char *by;
    struct finding findings[2]; /* about each of them; rule NULL when it was rejected */
};
struct same_cases {
    struct same_case *at;
    size_t n, cap;
};

/* All pairs that count, in one pass; with a notice only those it has a part in. Of one title and lead no
 * more than 20 submissions are looked at. */
enum status same_cases_load(struct desk *desk, struct arena *a, int64_t notice,
                            struct same_cases *out, struct err *err) MUST_CHECK;
/* The same of submissions of which it is known already that they are alike, all of a lead and title
 * together. */
struct decisions;
enum status same_cases_among(struct fact_source *source, struct arena *a,
                             const struct decisions *by_case, const struct alike_ids *alike,
                             struct same_cases *out, struct err *err) MUST_CHECK;
/* What persons decided about pairs, in the order of the smaller number. */
enum status same_case_decisions(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err) MUST_CHECK;
/* The findings about one submission. */
enum status same_case_findings(struct desk *desk, struct arena *a, int64_t submission,
                               struct findings *out, struct err *err) MUST_CHECK;

/* SAME_PROPOSED takes a decision back. STATUS_DATA when the two were never proposed: lead and title
 * differ, or one of them is withdrawn. */
struct same_case_act {
    int64_t one, other;
    enum same_verdict verdict;
    const char *why; /* may be NULL */
};
enum status same_case_decide(struct desk *desk, struct arena *a, const struct same_case_act *act,
                             struct err *err) MUST_CHECK;

#endif

/* 名额: how far each recommender has used what its notice gives it. */
#ifndef DESK_QUOTAS_H
#define DESK_QUOTAS_H

#include "desk/desk.h"
#include "rules/quota.h"

/* Every limit that holds for this recommender, with what is used. */
enum status quota_of(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                     struct quota_results *out, struct err *err) MUST_CHECK;
/* The same for a unit the desk does not know yet, by its name. */
enum status quota_of_new(struct desk *desk, struct arena *a, int64_t notice, const char *name,
                         struct quota_results *out, struct err *err) MUST_CHECK;
/* The submissions it passed on, as the limits see them. */
enum status quota_items_of(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                           struct quota_items *out, struct err *err) MUST_CHECK;
/* The same as findings: what is over, under or undetermined. */
enum status quota_findings(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                           struct findings *out, struct err *err) MUST_CHECK;

struct recommender_count {
    int64_t unit, submissions;
};
struct recommender_counts {
    struct recommender_count *at;
    size_t n, cap;
};
/* Who passed on how many of a notice, the most first. */
enum status recommender_counts(struct desk *desk, struct arena *a, int64_t notice,
                               struct recommender_counts *out, struct err *err) MUST_CHECK;

/* One notice for which a unit recommends, with every limit that holds for it. */
struct unit_quota {
    int64_t notice;
    const char *code;    /* of the notice */
    int64_t recommended; /* cases not withdrawn, counted as in desk/unit_search.h */
    struct quota_results limits;
};
struct unit_quotas {
    struct unit_quota *at;
    size_t n, cap;
};
/* For every notice under which it recommends something. */
enum status unit_quotas_load(struct desk *desk, struct arena *a, int64_t unit,
                             struct unit_quotas *out, struct err *err) MUST_CHECK;

#endif

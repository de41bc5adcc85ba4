/* 分配: which member of a panel reads which case. */
#ifndef DESK_ASSIGNMENTS_H
#define DESK_ASSIGNMENTS_H

#include "desk/recusals.h"

struct assignments {
    struct assignment *at;
    size_t n, cap;
};
/* In force, by reviewer and position; reviewer 0: of all. */
enum status assignments_load(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                             struct assignments *out, struct err *err) MUST_CHECK;
/* Whether this reviewer has this case in this panel; *id 0 when not. */
enum status assignment_of(struct desk *desk, int64_t panel, int64_t reviewer, int64_t submission,
                          int64_t *id, struct err *err) MUST_CHECK;

/* What an assignment would do, or did. */
struct assign_gap {
    int64_t submission;
    int64_t has;     /* reviewers it has then */
    const char *why; /* 5人中回避2人, 已满2人 */
};
struct assign_load {
    int64_t reviewer;
    int64_t before, after; /* cases in this panel */
    int64_t unskilled;     /* of those after, in no direction of theirs */
};
struct assign_report {
    struct panel panel;
    int64_t wanted; /* reviewers per case */
    int64_t cases, made, kept, voided;
    struct assign_gap *gaps; /* cases that do not reach it */
    size_t n_gaps;
    struct assign_load *loads;
    size_t n_loads;
    int64_t batch;
};
struct assign_order {
    int64_t panel;
    int64_t per_case;  /* 0: every member reads every case */
    bool experts_only; /* never a case outside of the reviewer's directions */
    bool is_dry;
};
/* rules/assign.h over the members of the panel: what is assigned stays, only what is missing comes. Before
 * scoring a pair that must be kept apart since is taken away; once it has begun only a decision does that.
 * STATUS_DATA without members or cases, and of a closed panel. Cases that do not reach their number are told,
 * and everything else is assigned. */
enum status assignments_make(struct desk *desk, struct arena *a, const struct assign_order *order,
                             struct assign_report *out, struct err *err) MUST_CHECK;

/* One pair by hand; a recused pair is STATUS_DATA with the grounds. */
enum status assignment_add(struct desk *desk, struct arena *a, const struct assignment *wanted,
                           struct err *err) MUST_CHECK;
/* The pair's is taken away, with a reason; a sheet of it becomes void, which is a supervisor's. */
enum status assignment_void(struct desk *desk, struct arena *a, const struct assignment *pair,
                            const char *why, struct err *err) MUST_CHECK;

/* Within another write; *id of the row that is there or was made. */
enum status assignment_ensure(struct write *w, const struct assignment *wanted, int64_t *id,
                              struct err *err) MUST_CHECK;

#endif

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

/* The cases of a panel, each with who reads it, in the order they are numbered. */
struct panel_reader {
    int64_t reviewer;
    const char *name;
};
struct panel_reading {
    struct panel_case c;
    struct {
        struct panel_reader *at;
        size_t n, cap;
    } readers;
};
struct panel_readings {
    struct panel_reading *at;
    size_t n;
};
enum status panel_readings_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                struct panel_readings *out, struct err *err) MUST_CHECK;

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
/* rules/assign.h over the members of the panel: what is assigned stays, only what is missing comes; a pair that
 * must be kept apart since is taken away. STATUS_DATA without members or cases, once scoring has opened
 * (desk/assignment_freeze.h), and while nobody knows which cases come to the stage (desk/stage_advance.h). Cases that do not reach their number are told,
 * and everything else is assigned. */
enum status assignments_make(struct desk *desk, struct arena *a, const struct assign_order *order,
                             struct assign_report *out, struct err *err) MUST_CHECK;

/* By hand: cases for one member, or taken back from one, as one entry. */
struct assign_hand {
    int64_t panel, reviewer;
    const int64_t *submissions;
    size_t n;
    const char *why; /* needed to take back, and to give once scoring has opened */
    bool is_dry;
};
struct assign_refusal {
    int64_t submission;
    const char *why;
};
struct assign_handed {
    int64_t done; /* given, or taken back */
    int64_t same; /* were so already */
    struct {
        struct assign_refusal *at;
        size_t n, cap;
    } refused;         /* not given: recused, or another panel's */
    int64_t unskilled; /* of those given, in no direction of theirs */
    int64_t load;      /* the member's then, in panels that are not closed */
    int64_t load_max;  /* NUMBER_NONE: no limit; more is told, not refused */
    int64_t batch;
};
/* STATUS_DATA for who is no member, for a closed panel, and when every case is refused, with the reason of
 * the first. Once scoring has opened a supervisor's, and only for what the freeze leaves open. */
enum status assignments_give(struct desk *desk, struct arena *a, const struct assign_hand *hand,
                             struct assign_handed *out, struct err *err) MUST_CHECK;
/* What each member would get of these cases, for choosing one; hand->reviewer is not looked at. */
struct assign_prospect {
    int64_t reviewer;
    const char *name;
    struct assign_handed would;
};
struct assign_prospects {
    struct assign_prospect *at;
    size_t n, cap;
    bool needs_why; /* scoring has opened */
};
enum status assignments_prospects(struct desk *desk, struct arena *a,
                                  const struct assign_hand *hand, struct assign_prospects *out,
                                  struct err *err) MUST_CHECK;
/* STATUS_NOT_FOUND when the member has none of them, STATUS_DATA once scoring has opened. */
enum status assignments_take_back(struct desk *desk, struct arena *a,
                                  const struct assign_hand *hand, struct assign_handed *out,
                                  struct err *err) MUST_CHECK;

/* Within another write; *id of the row that is there or was made. */
enum status assignment_ensure(struct write *w, const struct assignment *wanted, int64_t *id,
                              struct err *err) MUST_CHECK;

#endif

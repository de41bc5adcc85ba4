/* 回避: what the rules find (rules/recusal.h), what people ask for, what a supervisor decides.
 *
 * A pair that is found or asked for counts as recused until it is dismissed with a reason. What is found
 * is looked for each time, so it follows merges of units and relations entered later; deciding it
 * makes a row. */
#ifndef DESK_RECUSALS_H
#define DESK_RECUSALS_H

#include "desk/panels.h"
#include "model/recusal.h"

struct recusal_view {
    struct recusal recusal; /* record.id 0: found and not decided */
    const char *reviewer;   /* Z0007 王示例 */
    const char *submission; /* 00031 成果名称; NULL: the whole panel */
    const char *panel;      /* name; NULL */
};
struct recusal_views {
    struct recusal_view *at;
    size_t n, cap;
};

/* Those of a panel: found between its seats in force and its cases, and asked for; 0: all rows of the desk
 * and what is found in panels that are not closed. Those not decided first. */
enum status recusals_load(struct desk *desk, struct arena *a, int64_t panel,
                          struct recusal_views *out, struct err *err) MUST_CHECK;
/* Of them those nobody has decided, between a reviewer and what they were assigned: whatever is made of the
 * sheets would rest on it. */
enum status recusals_undecided(struct desk *desk, struct arena *a, int64_t panel,
                               struct recusal_views *out, struct err *err) MUST_CHECK;
/* Any pair, assigned or not; empty when nothing stands between them. Requests to be kept from a whole panel
 * are told as well. */
enum status recusals_of_pair(struct desk *desk, struct arena *a, int64_t reviewer,
                             int64_t submission, struct recusal_views *out,
                             struct err *err) MUST_CHECK;

/* Asked for: reviewer, submission or panel, origin, evidence are used. A reviewer asks for themself;
 * clerks and supervisors write down what others ask. */
enum status recusal_ask(struct desk *desk, struct arena *a, struct recusal *r,
                        struct err *err) MUST_CHECK;
/* Does a request between the two wait for its decision? Another by the same is refused meanwhile. */
enum status recusal_is_asked(struct desk *desk, int64_t reviewer, int64_t submission,
                             bool *is_asked, struct err *err) MUST_CHECK;
/* A supervisor's; to dismiss needs `why`. Confirming voids what was assigned between the two, *moved (may be
 * NULL), with their sheet; dismissing brings back what a recusal of theirs made void (desk/recusal_restore.h). */
enum status recusal_decide(struct desk *desk, struct arena *a, const struct recusal_view *v,
                           bool is_confirmed, const char *why, int64_t *moved,
                           struct err *err) MUST_CHECK;
/* , 作废分配 2 份; "" for none. */
const char *recusal_moved_text(struct arena *a, bool is_confirmed, int64_t n);

#endif

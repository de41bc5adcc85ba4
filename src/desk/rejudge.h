/* 重判: what was filed under an earlier revision of a notice is judged by the one in force.
 *
 * Nothing is judged anew by itself: a case and an arrival keep the revision they were filed under until
 * somebody who may decide moves them, having seen what flips. What was judged before stays in the
 * record (the revision, lateness: from what to what); the act is one entry and one undo. */
#ifndef DESK_REJUDGE_H
#define DESK_REJUDGE_H

#include "desk/flips.h"
#include "desk/notice_candidate.h"

struct rejudge {
    const char *code;
    int64_t revision;                  /* by which is judged now */
    int64_t n_submissions, n_receipts; /* that were filed under another one */
    struct flips flips;
};

/* `notice` may also be a supplement: then it is about the notice that it amends. */

/* What judging again would change; found by doing it without keeping it. With a candidate, as if that
 * had been loaded before. */
enum status rejudge_plan(struct desk *desk, struct arena *a, int64_t notice,
                         const struct notice_candidate *candidate, struct rejudge *out,
                         struct err *err) MUST_CHECK;
/* Does it. Supplements whose day has come meanwhile are merged first. STATUS_NOT_PERMITTED for who may
 * not decide; *batch is 0 when nothing was to be moved. */
enum status rejudge_do(struct desk *desk, struct arena *a, int64_t notice, const char *why,
                       struct rejudge *out, int64_t *batch, struct err *err) MUST_CHECK;

#endif

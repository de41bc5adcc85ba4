/* 补正: the defects of a case told at once, answered one by one.
 *
 * A draft gathers what the check finds now (rules/correction.h) and what a person adds. Issuing it is
 * one act: notice, items, and the case waits (待补正); one that is only 登记 is screened by that. Closing
 * the last item brings the case back to 形式审查. A second notice may only tell what is new: what was
 * already to be seen when the first one was written (its items, those left out then, and whatever
 * nothing has come or changed for since) needs a supervisor's reason. */
#ifndef DESK_CORRECTIONS_H
#define DESK_CORRECTIONS_H

#include "desk/submissions.h"
#include "model/correction.h"
#include "model/finding.h"
#include "report/report.h"
#include "rules/correction.h"

/* ---- before it is issued ------------------------------------------------------------------------ */

struct correction_defect {
    struct correction_item item; /* is_listed may be changed by who writes the notice */
    bool is_old;                 /* the first notice could have said it */
};
struct correction_defects {
    struct correction_defect *at;
    size_t n, cap;
};

struct correction_draft {
    struct submission_view view;
    const char *receipt_no; /* of the newest arrival; NULL: none */
    int64_t ordinal;
    struct correction_clock clock;
    day_t from, due;     /* due DAY_NONE while it cannot be told */
    const char *no_due;  /* why not; NULL */
    const char *refusal; /* why no notice can be issued now; NULL */
    struct correction_defects defects;
};
/* Looks only. */
enum status correction_draft_load(struct desk *desk, struct arena *a, int64_t submission,
                                  struct correction_draft *out, struct err *err) MUST_CHECK;
/* The clock again, after it was set otherwise. */
enum status correction_draft_clock(struct desk *desk, struct arena *a, struct correction_draft *d,
                                   struct err *err) MUST_CHECK;
/* A defect a person sees and no rule finds. */
void correction_draft_add(struct arena *a, struct correction_draft *d, const char *text,
                          const char *clause);
/* How many defects are listed; whether one of them needs a supervisor's reason. */
size_t correction_draft_listed(const struct correction_draft *d);
bool correction_draft_is_repeat(const struct correction_draft *d);

/* Issues what is listed, as one entry. STATUS_DATA when nothing is listed or the case is not in
 * 登记 or 形式审查; for a repeat STATUS_NOT_PERMITTED for who is no supervisor and STATUS_USAGE without
 * `why`. *batch may be NULL. */
enum status correction_issue(struct desk *desk, struct arena *a, const struct correction_draft *d,
                             const char *why, int64_t *batch, struct err *err) MUST_CHECK;

/* ---- once it is issued -------------------------------------------------------------------------- */

struct correction_item_view {
    struct correction_item item;
    bool
        is_still_found; /* the check says the same today; only after correction_view_check, and never of
                            what a person saw */
};
struct correction_view {
    struct correction correction;
    struct submission_view view;
    const char *no;                     /* 00031-1 */
    const char *receipt_no;             /* of the newest arrival; NULL: none */
    struct correction_item_view *items; /* those listed */
    size_t n_items, n_open;
    bool is_waiting; /* the case is 待补正 for this notice */
    day_t due;       /* DAY_NONE: not to be told yet */
    bool is_overdue;
    const char *left; /* 1工作日, 今天到期, 已过3天; NULL when it does not wait or cannot be told */
};
struct correction_views {
    struct correction_view *at;
    size_t n, cap;
};
/* The last notice of a case; no == NULL when there is none. Asks no rule. */
enum status correction_view_load(struct desk *desk, struct arena *a, int64_t submission,
                                 struct correction_view *out, struct err *err) MUST_CHECK;
/* Fills is_still_found. */
enum status correction_view_check(struct desk *desk, struct arena *a, struct correction_view *v,
                                  struct err *err) MUST_CHECK;
/* The newest `max` notices of all cases; `only_open` leaves out those that nobody waits for. */
enum status corrections_load(struct desk *desk, struct arena *a, size_t max, bool only_open,
                             struct correction_views *out, struct err *err) MUST_CHECK;
/* 成果申报书缺1份 电话: what is still open, in a few words. */
const char *correction_open_text(struct arena *a, const struct correction_view *v);

struct correction_answer {
    int64_t submission;
    const int64_t *positions; /* of the items that are closed */
    size_t n;
    const char *text; /* what was answered; needed where the check still finds the defect */
};
/* Closes items as one entry; with the last one the case goes back to 形式审查, *is_done. STATUS_DATA when
 * the case does not wait or has no such open item, STATUS_USAGE when a text is needed. */
enum status correction_answer(struct desk *desk, struct arena *a,
                              const struct correction_answer *answer, int64_t *batch, bool *is_done,
                              struct err *err) MUST_CHECK;

/* ---- the clock ---------------------------------------------------------------------------------- */

/* The desk's own. */
enum status correction_clock_load(struct desk *desk, struct arena *a, struct correction_clock *out,
                                  struct err *err) MUST_CHECK;
/* STATUS_DATA outside of 1…60 days; only an administrator. Notices issued keep theirs. */
enum status correction_clock_save(struct desk *desk, struct arena *a,
                                  const struct correction_clock *clock, const char *why,
                                  struct err *err) MUST_CHECK;

/* ---- on paper ----------------------------------------------------------------------------------- */

/* 补正材料告知书; `why` as it would be issued with. The texts are the pages of the report as they stand on
 * paper. */
enum status correction_draft_report(struct desk *desk, struct arena *a,
                                    const struct correction_draft *d, const char *why,
                                    struct report *out, struct err *err) MUST_CHECK;
enum status correction_draft_text(struct desk *desk, struct arena *a,
                                  const struct correction_draft *d, const char *why,
                                  const char **text, struct err *err) MUST_CHECK;
enum status correction_report(struct desk *desk, struct arena *a, const struct correction_view *v,
                              struct report *out, struct err *err) MUST_CHECK;
enum status correction_text(struct desk *desk, struct arena *a, const struct correction_view *v,
                            const char **text, struct err *err) MUST_CHECK;
/* 不予受理告知书 of a refused case, with reason and clause; STATUS_DATA for another. */
enum status refusal_report(struct desk *desk, struct arena *a, int64_t submission,
                           struct report *out, struct err *err) MUST_CHECK;
enum status refusal_text(struct desk *desk, struct arena *a, int64_t submission, const char **text,
                         struct err *err) MUST_CHECK;

#endif

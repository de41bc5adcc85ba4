/* Findings taken as they are: a soft limit exceeded, a failed check, a warning, accepted by a named
 * supervisor with a reason; of cases, arrivals, units and lists (desk/about.h).
 *
 * An acceptance is a decision (model/decision.h) about one of these and the key of a finding
 * (model/finding.h). It holds over every new check that says the same, and lapses when the facts
 * behind the finding change; a lapsed one is still listed as such. It can be revoked and undone.
 * A finding of a list is known by notice, unit, limit and sentence, wherever it is told: on the list, with an
 * arrival from that unit, in 今日. That a case stands beyond a maximum is a finding of the case and is accepted
 * by itself. */
#ifndef DESK_ACCEPTANCES_H
#define DESK_ACCEPTANCES_H

#include "desk/decisions.h"
#include "desk/submissions.h"
#include "model/finding.h"

#define ACCEPTANCE "acceptance" /* the kind of these decisions */

/* Gives the findings about a thing their ids, and puts in who accepted what; those that have an id already
 * are about something else. What is not on the desk yet (all 0) gets none. */
enum status acceptances_settle(struct desk *desk, const struct finding_about *about,
                               struct findings *findings, struct err *err) MUST_CHECK;

/* The same for many things, all decisions read at once (decisions_by_case). */
enum status acceptances_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err) MUST_CHECK;
void acceptances_settle_case(struct desk *desk, const struct decisions *by_case, int64_t submission,
                             struct findings *findings);
enum status acceptances_settle_other(struct desk *desk, const struct decisions *by_case,
                                     const struct finding_about *about, struct findings *findings,
                                     struct err *err) MUST_CHECK;

/* Findings that are to be accepted or no longer, by id. */
struct acceptance_act {
    const char *const *ids;
    size_t n;
    const char *why;
};
/* Accepts them as one entry; *batch may be NULL. STATUS_NOT_PERMITTED for who is no supervisor,
 * STATUS_USAGE without a reason or for what is no id, STATUS_NOT_FOUND when there is no such finding now
 * (any more), STATUS_DATA for one that cannot be accepted. What is accepted already is accepted anew. */
enum status acceptances_make(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                             int64_t *batch, struct err *err) MUST_CHECK;
/* Takes acceptances back, lapsed ones too. STATUS_NOT_FOUND when there is none. */
enum status acceptances_revoke(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                               int64_t *batch, struct err *err) MUST_CHECK;

struct acceptance {
    const char *id; /* as finding.id */
    struct finding_about about;
    const char *name; /* of what it is about */
    const char *text, *clause;
    const char *by, *why, *on; /* name, reason, date */
    bool is_lapsed;            /* there is no such finding now */
};
struct acceptances {
    struct acceptance *at;
    size_t n, cap;
};
/* Those in force about one thing (a unit with its lists), or with NULL about anything, the first made first. */
enum status acceptances_load(struct desk *desk, struct arena *a, const struct finding_about *about,
                             struct acceptances *out, struct err *err) MUST_CHECK;
/* The same for paper: 接受检查意见清单, 72 columns wide. STATUS_NOT_FOUND when there are none. */
enum status acceptances_text(struct desk *desk, struct arena *a, const struct finding_about *about,
                             const char **text, struct err *err) MUST_CHECK;
/* What such a decision is about. */
struct finding_about acceptance_about(const struct decision *d);
/* `00031-3fa9c2d1` taken apart; STATUS_USAGE when it is not written so. */
enum status acceptance_parse(struct desk *desk, struct arena *a, const char *id,
                             struct finding_about *about, const char **key,
                             struct err *err) MUST_CHECK;

#endif

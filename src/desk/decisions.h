/* Decisions of persons (model/decision.h): made, made otherwise, taken back. Each is an entry of the
 * audit and can be undone as such. What they mean is decided in desk/acceptances.h, choices.h,
 * conditions.h, same_cases.h, unit_pairs.h and obligations.h. */
#ifndef DESK_DECISIONS_H
#define DESK_DECISIONS_H

#include "desk/write.h"
#include "model/decision.h"
#include "model/finding.h"

struct decisions {
    struct decision *at;
    size_t n, cap;
};

/* All in force of a kind; with a submission only those about it. */
enum status decisions_load(struct desk *desk, struct arena *a, const char *kind, int64_t submission,
                           struct decisions *out, struct err *err) MUST_CHECK;

/* All in force of a kind about one thing (model/finding.h). */
enum status decisions_load_about(struct desk *desk, struct arena *a, const char *kind,
                                 const struct finding_about *about, struct decisions *out,
                                 struct err *err) MUST_CHECK;

/* All in force of a kind, in the order of cases, and of these the ones about one case: for judging very
 * many cases. */
enum status decisions_by_case(struct desk *desk, struct arena *a, const char *kind,
                              struct decisions *out, struct err *err) MUST_CHECK;
/* submission 0: the ones about none. */
struct decisions decisions_of_case(const struct decisions *by_case, int64_t submission);

/* What one decision is about and says; kind, links and key tell which one. A decision already there is
 * changed, else made; value NULL takes it back (STATUS_NOT_FOUND when there is none). `person` and
 * `at` are set here. `may` is who may do so, `summary` the sentence for the record. */
struct decision_act {
    struct decision decision;
    unsigned may;
    const char *summary, *why;
};
/* The same within a write. */
enum status decision_put(struct write *w, const struct decision *wanted,
                         struct err *err) MUST_CHECK;
enum status decision_make(struct desk *desk, struct arena *a, const struct decision_act *act,
                          struct err *err) MUST_CHECK;

/* 王示例 2024-12-20: who decided, and on which day. */
const char *decision_by(struct desk *desk, struct arena *a, const struct decision *d);

#endif

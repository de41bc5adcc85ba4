/* What a notice asks of an arrival: only a split of desk/receipts.h, which declares it. */
#ifndef DESK_RECEIPT_RULES_H
#define DESK_RECEIPT_RULES_H

#include "desk/receipts.h"
#include "rules/copies.h"
#include "rules/late.h"

/* The arrival as the rule of copies sees it. */
enum status receipt_delivery(struct desk *desk, struct arena *a, const struct receipt *r,
                             struct delivery *out, struct err *err) MUST_CHECK;

/* The arrival as deadlines see it. */
struct arrival receipt_arrival(const struct receipt *r);

/* As receipt_judge, without the list of who sent it. */
enum status receipt_judge_itself(struct desk *desk, struct arena *a, struct receipt_full *r,
                                 struct findings *out, struct err *err) MUST_CHECK;

/* Only whether it is late: sets r->is_late. */
enum status receipt_judge_time(struct desk *desk, struct arena *a, struct receipt *r,
                               struct err *err) MUST_CHECK;

/* The track as the notice calls it; the only one when none is given. STATUS_DATA for an unknown one,
 * with those there are. None of several stays none: an arrival may hold cases of each. */
enum status receipt_complete_track(struct desk *desk, struct arena *a, struct receipt *r,
                                   struct err *err) MUST_CHECK;
/* STATUS_DATA when a case is named twice or belongs to another notice. */
enum status receipt_check_cases(struct desk *desk, struct arena *a, const struct receipt *r,
                                struct err *err) MUST_CHECK;

#endif

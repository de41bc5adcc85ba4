/* What a notice asks of an arrival: only a split of desk/receipts.h, which declares it. */
#ifndef DESK_RECEIPT_RULES_H
#define DESK_RECEIPT_RULES_H

#include "desk/receipts.h"
#include "rules/copies.h"

/* The arrival as the rule of copies sees it. */
enum status receipt_delivery(struct desk *desk, struct arena *a, const struct receipt *r,
                             struct delivery *out, struct err *err) MUST_CHECK;

#endif

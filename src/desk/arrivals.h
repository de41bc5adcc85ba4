/* What came for a case, put together from the arrivals that hold it. */
#ifndef DESK_ARRIVALS_H
#define DESK_ARRIVALS_H

#include "base/keymap.h"
#include "base/vec.h"
#include "desk/receipts.h"
#include "rules/agree.h"
#include "rules/late.h"

struct arrived {
    struct arrival first;   /* at INSTANT_NONE: nothing came */
    struct receipt receipt; /* that one */
    struct delivery delivery;
    enum agreement agreement;
    VEC(struct copies_received) items;
};

/* Of one case. An arrival that holds several cases is judged with itself, so that its copies are not
 * taken for those of one case. */
enum status arrived_load(struct desk *desk, struct arena *a, int64_t submission,
                         struct arrived *out, struct err *err) MUST_CHECK;

struct arrival_link {
    int64_t submission, receipt;
};
struct arrival_known {
    struct receipt_full full;
    struct delivery delivery;
};

/* Of many cases: which arrivals there are is read at once, each arrival at its first case. */
struct arrivals {
    struct desk *desk;
    struct arena arena;
    VEC(struct arrival_link) links; /* in the order of submissions */
    struct keymap by_receipt;
    VEC(struct arrival_known) known;
};
enum status arrivals_open(struct arrivals *all, struct desk *desk, struct err *err) MUST_CHECK;
void arrivals_release(struct arrivals *all);
/* What is given out lives in `a`. */
enum status arrivals_of(struct arrivals *all, struct arena *a, int64_t submission,
                        struct arrived *out, struct err *err) MUST_CHECK;

#endif

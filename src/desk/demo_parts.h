/* What the files of the demonstration share; not for others. See desk/demo.h. */
#ifndef DESK_DEMO_PARTS_H
#define DESK_DEMO_PARTS_H

#include "base/vec.h"
#include "desk/demo.h"
#include "desk/demo_names.h"
#include "model/notice.h"
#include "model/unit.h"

/* One recommender's cases of a call: they arrive together. */
struct demo_parcel {
    const struct demo_call *call;
    size_t recommender; /* index of demo.recommenders */
    size_t cases, first_case;
    size_t number; /* of the parcel, from 0 */
    int64_t due, at;
};

struct demo_case {
    int64_t id;
};

struct demo {
    struct desk *desk;
    struct arena *arena;
    uint64_t seed;
    int64_t now; /* of the real clock: nothing happens later */
    struct person clerk, supervisor, expert;
    struct unit *recommenders, *applicants;
    VEC(struct demo_parcel) parcels;
    VEC(struct demo_case) cases;
};

/* A number below `n`; the same seed gives the same numbers. */
size_t demo_below(struct demo *d, size_t n);
const char *demo_pick(struct demo *d, const struct demo_list *list);
/* Moves the desk's clock to a moment, or to its real present when that is earlier. */
void demo_clock(struct demo *d, int64_t at);

/* demo_units.c */
size_t demo_applicants(void);
enum status demo_make_units(struct demo *d, struct err *err) MUST_CHECK;
/* An applicant near this recommender: of its city, else of its province, else any. */
const struct unit *demo_applicant(struct demo *d, const struct unit *recommender, size_t turn);
const char *demo_phone(struct demo *d);

/* demo_cases.c */
enum status demo_make_case(struct demo *d, const struct demo_parcel *p, size_t index,
                           struct err *err) MUST_CHECK;
enum status demo_act(struct demo *d, size_t index, size_t step, struct err *err) MUST_CHECK;

/* demo_receipts.c */
enum status demo_make_parcel(struct demo *d, const struct demo_parcel *p,
                             struct err *err) MUST_CHECK;
/* What came after the rest of a parcel: a disc, a missing copy. */
enum status demo_make_rest(struct demo *d, const struct demo_parcel *p, struct err *err) MUST_CHECK;
/* The summaries of notice 88, which calls for no submissions. */
enum status demo_make_summary(struct demo *d, size_t recommender, struct err *err) MUST_CHECK;
/* The last hours: numbers taken only, an arrival voided, an entry made by mistake. */
enum status demo_make_today(struct demo *d, struct err *err) MUST_CHECK;

/* demo_review.c */
#define DEMO_EXPERT 1 /* of demo_experts: has an account, and cases to score */
extern const size_t n_demo_panels;
enum status demo_make_experts(struct demo *d, struct err *err) MUST_CHECK;
/* Drawn, assigned, opened and scored in one day. */
enum status demo_make_panel(struct demo *d, size_t number, struct err *err) MUST_CHECK;

#endif

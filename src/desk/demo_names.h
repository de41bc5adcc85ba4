/* The tables of which the demonstration (desk/demo.h) is made. */
#ifndef DESK_DEMO_NAMES_H
#define DESK_DEMO_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/notice.h"

struct demo_list {
    const char *const *at;
    size_t n;
};

extern const struct demo_list demo_people, demo_experts, demo_places, demo_brands, demo_texts;

struct demo_recommender {
    const char *name, *class, *region; /* class: id of data/classes.yaml */
};
extern const struct demo_recommender demo_recommenders[];
extern const size_t n_demo_recommenders;

/* Applicants are called place, brand, trade, form. */
struct demo_trade {
    const char *class, *kind, *trade, *form;
};
extern const struct demo_trade demo_trades[];
extern const size_t n_demo_trades;
extern const struct demo_list demo_regions;

/* How many cases the first, second … recommender of a class passes on. */
struct demo_share {
    const char *class;
    unsigned char counts[16];
};

/* What arrives for one track of a notice. */
struct demo_call {
    const char *notice, *track; /* codes */
    const char *due;
    size_t axis; /* of whose directions one is taken */
    /* Of titles; NULL: recommenders name themselves, by direction. */
    const struct demo_list *subjects, *works;
    size_t max_partners;
    bool is_scored; /* by panels of this desk (demo_review.c) */
    struct demo_share shares[4];
};
extern const struct demo_call demo_calls[];
extern const size_t n_demo_calls;

/* Acts on a case, one after the other, `why` where the table of states wants a reason. */
#define N_DEMO_ACTS 10
struct demo_path {
    const char *acts[N_DEMO_ACTS]; /* `wait` lets some days go by */
};
extern const struct demo_path demo_paths[];
extern const size_t n_demo_paths;
const char *demo_reason(const char *act);
/* Of acts that need one, the quota's where the notice has one; else NULL. */
const char *demo_clause(const char *act, const struct notice *n);

#endif

/* How many copies of a material are asked for, and whether they came. */
#ifndef RULES_COPIES_H
#define RULES_COPIES_H

#include "model/finding.h"
#include "rules/scope.h"

/* What one arrival is: how many directions it covers, at which level and stage it is handed over,
 * on what. */
struct delivery {
    enum level level;    /* ABSENT: not known */
    const char *stage;   /* name of a step; NULL: not known */
    int64_t directions;  /* 0: not known */
    unsigned media;      /* bits of enum medium: on what it can come; 0: any */
    int64_t submissions; /* how many cases the arrival holds; at least 1 */
};

/* Copies asked of a material in this delivery: the most particular row of its table that fits;
 * rows counted per submission are multiplied. has == false when the notice does not say (never 0
 * for it). `*row` is the row used (may be NULL). */
struct number copies_required(const struct material *m, const struct delivery *d,
                              const struct copies **row);

struct copies_received {
    const char *material;       /* name or alias */
    struct number received;     /* has == false: not counted yet */
    const char *seal_applicant; /* yes, no; NULL: not looked at */
    const char *seal_recommender;
};

/* Findings `copies`: too few, with the consequence the notice names, more (note), a missing seal, a
 * required material not among `items` at all. */
struct copies_given {
    const struct copies_received *at;
    size_t n;
};
/* The row of a material, by name or alias; NULL when it is not among them. */
const struct copies_received *copies_find(const struct material *m,
                                          const struct copies_given *given);
/* What a missing or wrong one means, for the end of a sentence: ；后果：退回. "" where the notice does not
 * say. */
const char *copies_consequence(struct arena *a, const struct material *m);
/* Of one material, whatever its scope; `r` NULL: it did not come. */
void copies_check_one(const struct material *m, const struct facts *facts, const struct delivery *d,
                      const struct copies_received *r, struct findings *out);
void copies_check(const struct facts *facts, const struct delivery *d, struct copies_given given,
                  struct findings *out);

#endif

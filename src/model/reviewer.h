/* 专家: who can be asked to review, and what ties them to units (关系). */
#ifndef MODEL_REVIEWER_H
#define MODEL_REVIEWER_H

#include <stdbool.h>

#include "model/record.h"

struct reviewer {
    struct record record;
    const char *name;
    int64_t unit;            /* where they work; 0: not known */
    const char *credit_code; /* of that unit, as their list gave it */
    const char *title;       /* 职称 */
    const char *expertise;   /* directions they can judge, joined by 、 */
    const char *phone, *email;
    int64_t load_max; /* cases at one time in panels that are not closed; NUMBER_NONE: no limit */
    int64_t person;   /* the account they score with; 0: none */
    const char *note;
    const char *name_key, *initials;
};

struct relation {
    struct record record;
    int64_t reviewer, unit;
    const char *kind;  /* id of relation_kinds */
    const char *since; /* date; NULL: not known, counts as always */
    const char *until; /* date; NULL: still so */
    const char *note;  /* 配偶任副总经理 */
};

extern const struct record_type reviewer_type, relation_type;

struct relation_kind {
    const char *id, *name;
    bool
        is_lasting; /* does not end, whatever date is given: 近亲属 is so as long as the other works there */
};
extern const struct relation_kind relation_kinds[];
extern const size_t n_relation_kinds;

/* By id or Chinese name; NULL when there is none. */
const struct relation_kind *relation_kind_find(const char *text);
/* Z0007: how a reviewer is written where names may be alike. */
const char *reviewer_no(struct arena *a, int64_t id);
/* The id of a written number (Z0007, z7, #7); 0 when it is none. */
int64_t reviewer_no_parse(const char *no);

#endif

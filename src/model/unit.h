/* An organisation. It plays roles (applicant, partner, recommender, this desk) in submissions and
 * receipts; the row itself has none. */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "model/record.h"

struct unit {
    struct record record;
    const char *name;
    const char *credit_code; /* 统一社会信用代码, GB 32100-2015; as typed even when it fails */
    const char *kind;        /* 性质: 企业, 事业单位 … in words */
    const char *class;       /* id of data/classes.yaml */
    const char *region;      /* code of data/regions.csv, GB/T 2260 */
    const char *contact, *phone, *email, *address, *note;
    int64_t merged_into; /* id of the unit in force that this one is the same as; 0: none */
    const char *name_key, *initials;
    int64_t
        merged_via; /* id of the unit it was merged into, where that one was merged further; 0 */
};

/* A former or other name of a unit. */
struct unit_alias {
    struct record record;
    int64_t unit;
    const char *name;
    const char *until; /* date up to which it was the name; NULL when not known */
    const char *note;
    const char *name_key, *initials;
};

extern const struct record_type unit_type, unit_alias_type;

#endif

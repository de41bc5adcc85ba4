/* 补正: all defects of a case told at once (一次性告知), with the clock they are to be mended by. */
#ifndef MODEL_CORRECTION_H
#define MODEL_CORRECTION_H

#include "model/record.h"

struct correction {
    struct record record;
    int64_t submission;
    int64_t ordinal;       /* 1: the first notice of the case */
    const char *issued_on; /* date */
    const char *due; /* last day in time; NULL while the holidays of its year are not published */
    int64_t days, in_workdays, first_counts; /* the clock, as told */
    const char *source; /* clause of the notice that sets the clock; NULL: 本台自定 */
    const char *why;    /* why a second one says what the first could have said */
    const char *person; /* name of who issued it */
    int64_t after_receipt,
        after_audit; /* what had come by then: the newest arrival, the newest entry */
};

/* One defect, as it was found then. */
struct correction_item {
    struct record record;
    int64_t correction, position; /* position: 1 … */
    int64_t is_listed;            /* 0: was seen, and left out of the notice */
    const char *key;              /* finding_key of model/finding.h; NULL: a person saw it */
    const char *rule, *subject, *notice, *clause, *text; /* as in struct finding */
    const char *closed_on;                               /* date; NULL: open */
    const char *answer;
};

extern const struct record_type correction_type, correction_item_type;

#endif

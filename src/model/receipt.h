/* One arrival of paper, disc, mail or electronic hand-over, and what came with it. */
#ifndef MODEL_RECEIPT_H
#define MODEL_RECEIPT_H

#include "model/record.h"

struct receipt {
    struct record record;
    const char *no; /* 20260013: year and running number, given before the paper is put down */
    int64_t notice, revision;
    const char *track;
    int64_t unit;         /* who handed it in: recommender or applicant */
    int64_t at;           /* to the second */
    const char *basis;    /* id: arrival, postmark, electronic */
    const char *postmark; /* date on the envelope */
    const char *carrier;  /* 经办人 */
    const char *carrier_phone, *courier_no;
    const char *is_same;     /* yes, no: paper equals electronic; NULL when not looked at */
    const char *submissions; /* ids, in order */
    int64_t is_late;
    const char *state; /* id: taken (number given), logged */
    const char *note;
    const char *initials; /* of the unit, for filters */
    /* What a supervisor decided about it when it is late: see desk/late.h. */
    const char *late_verdict; /* id: accepted, refused; NULL: undecided */
    const char *late_why, *late_clause;
    const char *late_by; /* name of who decided */
    const char *late_on; /* date */
};

/* A kind of material in an arrival, counted. */
struct receipt_item {
    struct record record;
    int64_t receipt;
    const char *material;
    int64_t required, received; /* copies; NUMBER_NONE when not known or not counted */
    const char *seal_applicant, *seal_recommender; /* yes, no; NULL when not looked at */
    const char *note;
    int64_t elsewhere; /* copies that came in other arrivals; not stored, see desk/receipts.h */
};

extern const struct record_type receipt_type, receipt_item_type;

#endif

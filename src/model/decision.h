/* 决定: what a named person decided, ticked or confirmed where no machine can know. Which members
 * are used depends on the kind:
 *
 *   choice      what a document leaves open: notice, key (含止:step), value yes or no
 *   condition   a condition looked at: submission, key (its name), value met or failed, evidence
 *   same_case   whether two cases are one: submission and other (the smaller number first), value
 *               same or different
 *   same_unit   two units that are not one: key (#7 #12, the smaller number first), value different
 *   event       something that starts a clock: notice, submission, key (the step), day it happened
 *   obligation  something owed and done: notice, key (the obligation's id), day it was done
 *   acceptance  a finding taken as it is: what it is about (submission; receipt; unit; or notice and unit
 *               of a list), key (of the finding), value (its sentence), evidence (the clause), note (why)
 *   rank_lot, rank_place, rank_line
 *               a lot drawn, a place given by hand, what a meeting said of a tie across the line: notice,
 *               submission, key (track/direction of the ranking), value (number, or in and out), evidence
 *               (the seed), note (why)
 *
 * One taken back is void; of several in force the newest counts. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include "model/record.h"

struct decision {
    struct record record;
    const char *kind;
    int64_t notice, submission, other, unit, receipt; /* 0: not about one */
    const char *key, *value;
    const char *day;      /* YYYY-MM-DD; NULL when there is none */
    const char *evidence; /* what was looked at */
    const char *note;
    const char *person; /* login of who decided */
    int64_t at;
};

extern const struct record_type decision_type;

#endif

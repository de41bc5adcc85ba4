/* The limits of one case or list counted, with everything that was read for it: a split of desk/limits.h
 * for those that want the tallies themselves. */
#ifndef DESK_LIMIT_QUESTION_H
#define DESK_LIMIT_QUESTION_H

#include "desk/limit_rows.h"
#include "rules/limits.h"

struct limit_question {
    struct desk *desk;
    struct arena *arena; /* of what is given out */
    struct fact_source source;
    struct limit_rows rows;
    struct limit_choice choice;
    struct limit_tallies tallies;
    size_t row; /* of the case that is asked about */
};

/* Rows of a notice, none yet, under one revision (0: the one in force). On failure there is nothing to
 * close. */
enum status limit_question_open(struct limit_question *q, struct desk *desk, struct arena *a,
                                int64_t notice, int64_t revision, struct err *err) MUST_CHECK;
void limit_question_close(struct limit_question *q);
/* All rows are there. */
void limit_question_count(struct limit_question *q);

/* A case with everything that shares a group with it, by the revision in force. */
enum status limit_question_case(struct limit_question *q, struct desk *desk, struct arena *a,
                                const struct submission *s, bool is_asked,
                                struct err *err) MUST_CHECK;
/* The case by itself under the revision it was filed under. */
enum status limit_question_own(struct limit_question *q, struct desk *desk, struct arena *a,
                               const struct submission *s, bool is_asked,
                               struct err *err) MUST_CHECK;
/* A case of a notice that forwards another, as the upper one binds it: with the list this desk hands up, on
 * which it stands when it was handed up already. `s->notice` must have a parent on the desk. */
enum status limit_question_above(struct limit_question *q, struct desk *desk, struct arena *a,
                                 const struct submission *s, bool is_asked,
                                 struct err *err) MUST_CHECK;
/* True when the case was filed under the revision in force, or is not filed yet. */
bool limit_question_is_in_force(const struct limit_question *q, const struct submission *s);

#endif

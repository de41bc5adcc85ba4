/* A row of an imported table on its way through the walk: what it says of itself, and what is to
 * become of it. The steps, in their order; table_walk.c calls them. */
#ifndef DESK_TABLE_PASSING_H
#define DESK_TABLE_PASSING_H

#include "desk/table_walk.h"

struct passing {
    struct import_row row;
    const char *lead, *code, *recommender; /* names, filled from above where that was allowed */
    const char *right_code;                /* normalised, when it is right; NULL */
    bool is_lead_filled, is_other_name;
    size_t merged_leaf; /* with QUESTION_MERGED: which cell, and what stands above it */
    const char *merged_above;
    struct case_identity identity;
    struct cases_fit fit;
    struct table_row told;
};

void passing_tell(struct table_walk *w, const struct passing *p, struct row_problem problem);
struct row_answer passing_answer(const struct table_walk *w, int line);

/* ---- table_who.c: lead and recommender ---- */

/* Reads the names, from above where that is allowed; a blank one that may be merged becomes a question. */
void passing_read_who(struct table_walk *w, struct passing *p);
/* Cells that the spreadsheet has merged with one above: filled where that was allowed, else told; those of lead
 * and recommender are left to passing_read_who, which asks. */
void passing_read_merged(struct table_walk *w, struct passing *p);
enum status passing_find_unit(struct table_walk *w, const char *name, const char *code,
                              bool is_adding, struct unit_found *out, struct err *err) MUST_CHECK;
/* Which units they are; with is_adding those not there yet are made. */
enum status passing_identify(struct table_walk *w, struct passing *p, bool is_adding,
                             struct err *err) MUST_CHECK;
/* After passing_identify: tells the question, unless the desk has the very case with nothing in that place. */
void passing_ask_merged(struct table_walk *w, struct passing *p);
/* False when it names a unit that is not there yet, and so cannot be a case that is. */
bool passing_is_known(const struct passing *p);

/* ---- table_which.c: which case ---- */

/* Finds the case, or none; asks when two fit or the row stands further up already. */
void passing_choose(struct table_walk *w, struct passing *p);
/* From now on rows that say the same stand twice. */
void passing_note_seen(struct table_walk *w, const struct passing *p);

/* ---- table_take.c ---- */

/* Makes the case or the changes of the one it is; within a write also writes them. */
enum status passing_take(struct table_walk *w, struct passing *p, struct err *err) MUST_CHECK;
/* A row that is not taken is still no sign that its case is gone. */
void passing_leave_out(struct table_walk *w, struct passing *p);

#endif

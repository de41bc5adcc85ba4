/* The lines of 算式 in the making. For desk/ranking_explain*.c alone. */
#ifndef DESK_RANKING_TELLING_H
#define DESK_RANKING_TELLING_H

#include "base/vec.h"
#include "desk/ranking_case.h"

struct telling {
    struct desk *desk;
    struct arena *a;
    const struct ranking *r;
    const struct ranking_case *c;
    struct ranking_sheets *sheets;
    VEC(const char *) lines;
};

void telling_add(struct telling *t, const char *text);
/* Whose sheet it is. */
const char *telling_name(const struct telling *t, const struct sheet_marks *s);
/* 初评: before what is told of a stage; "" where there is one only. */
const char *telling_stage(const struct telling *t, size_t stage);

/* ---- ranking_explain_marks.c --------------------------------------------------------------------- */

/* What each criterion of a stage drops and keeps, and the weighted sum of their means. */
void telling_criteria(struct telling *t, size_t stage);
/* Yes and no against the share the criterion asks for; means against thresholds. */
void telling_conditions(struct telling *t);
/* Where it is rounded, how, and to how many places. */
void telling_roundings(struct telling *t);
/* What the total of each sheet is the sum of, unless it is a single mark. */
void telling_totals(struct telling *t);

#endif

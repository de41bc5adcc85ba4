/* What rules/score*.c share. Sheets are in the order of score_case. */
#ifndef RULES_SCORE_PARTS_H
#define RULES_SCORE_PARTS_H

#include "rules/score.h"

struct stage_sheets {
    const struct sheet_marks *at;
    size_t n;
};

/* The sheets of a stage among those of a case. */
struct stage_sheets stage_sheets(const struct sheet_marks *sheets, size_t n, int stage);
/* By stage, then total, the highest first, then id. */
void sheets_sort(struct sheet_marks *sheets, size_t n);
/* Are so many sheets enough to drop some? */
bool stage_is_trimmed(const struct scheme *s, size_t n_sheets);
/* Rounded if the scheme rounds at this step. */
struct fraction score_rounded(const struct scheme *s, enum score_step step, struct fraction f);
/* The mean of a criterion over the sheets of a stage, without its own highest and lowest marks, rounded where
 * the scheme rounds means of criteria. */
struct fraction criterion_trimmed(const struct scheme *s, struct stage_sheets sheets,
                                  int criterion);
/* Are there enough sheets, all of them whole? Else sets state and why. */
bool score_may_count(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                     const struct score_context *context, struct case_score *out);
/* Thresholds and votes: sets state and why when one is not reached. */
void score_qualify(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                   const struct score_context *context, struct case_score *out);

#endif

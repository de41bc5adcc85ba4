/* From marks to the score of a case (domain of the scheme): a sheet's total, and what the valid sheets of
 * a case make together, exactly.
 *
 * Void sheets never come here: recused, replaced and abstaining reviewers leave before anything else. A
 * sheet's total is the marks times their weights, and the bonus up to its cap. Of several stages each is
 * aggregated by itself and counts with its weight. Trimming drops exactly `trim` at each end, one copy of
 * equal ones each, and only from `trim_from` valid sheets on; else it is the plain mean and `is_untrimmed`
 * says so. */
#ifndef RULES_SCORE_H
#define RULES_SCORE_H

#include <stddef.h>

#include "rules/fraction.h"

/* Totals of sheets are whole numbers of 10^-8: a mark times a weight. */
#define TOTAL_UNIT ((int64_t)SCORE_UNIT * SCORE_UNIT)

enum sheet_fate { SHEET_COUNTED, SHEET_DROPPED_HIGH, SHEET_DROPPED_LOW };

struct sheet_marks {
    int64_t id;           /* of the caller: the reviewer */
    const int64_t *marks; /* as many as the scheme has criteria */
    int stage;            /* place in the scheme */
    /* Set by score_case. */
    int64_t total; /* after the scheme's rounding of sheets */
    int fate;      /* enum sheet_fate; SHEET_COUNTED where each criterion drops its own */
};

/* What is known of a case besides its sheets, for one stage. */
struct stage_context {
    int64_t seats,
        eligible;           /* of the panel, and of it not recused from the case; 0: not known, then
                                those who handed in a sheet are taken */
    struct fraction factor; /* of the panel; den 0 for none */
};
struct score_context {
    struct stage_context stages[SCHEME_STAGES_MOST];
    int until; /* only the stages before this one count, to see who goes on; 0: all. What they come to
                  is no final score and is not rounded as one */
};

enum score_state {
    SCORE_RANKED,
    SCORE_PENDING,     /* waits: it has no rank yet */
    SCORE_UNQUALIFIED, /* scored, but some threshold is not reached: no rank */
};
/* Why a case is not ranked. */
enum score_why {
    WHY_NONE,
    WHY_NO_SHEETS,  /* of some stage */
    WHY_TOO_FEW,    /* sheets than sheets_min */
    WHY_UNSEALED,   /* set by callers: a sheet is still out; `exact` is what it has so far */
    WHY_RECUSAL,    /* set by callers: whether a sealed sheet counts is not decided */
    WHY_UNASSIGNED, /* set by callers, in place of WHY_NO_SHEETS: nobody was asked for a sheet */
    WHY_UNSCORED,   /* the same: whoever was has sealed none */
    WHY_NO_QUORUM,
    WHY_MARK_MISSING,
    WHY_LOST,        /* too long a fraction to be exact */
    WHY_THRESHOLD,   /* of a criterion */
    WHY_NOT_PASSED,  /* a criterion of pass or vote */
    WHY_PASS_MARK,   /* the score is below it */
    WHY_LEFT_BEHIND, /* set by callers: others went on to the next stage */
};

struct case_score {
    enum score_state state;
    enum score_why why;
    int why_place;         /* of the criterion, or of the stage, in the scheme */
    struct fraction exact; /* lost while there is nothing to tell */
    int64_t shown;         /* in units of 10^-4, with the scheme's places */
    int64_t spread;        /* highest minus lowest total, in TOTAL_UNIT; the last stage's */
    int n_sheets, n_dropped;
    bool is_untrimmed; /* in some stage */
};

/* What a mark adds before its weight: a yes is worth the criterion's points. */
int64_t mark_worth(const struct criterion *c, int64_t mark);
/* A sheet's total in TOTAL_UNIT, rounded where the scheme rounds sheets. A missing mark counts nothing. */
int64_t sheet_total(const struct scheme *s, int stage, const int64_t *marks);
/* The score of a case. Sets total and fate of each sheet and puts the sheets in the order of stage and
 * total, the highest first, then of id. */
void score_case(const struct scheme *s, struct sheet_marks *sheets, size_t n,
                const struct score_context *context, struct case_score *out);
/* Are so many sheets of a stage enough for it to count? WHY_NONE, WHY_NO_SHEETS, WHY_TOO_FEW, WHY_NO_QUORUM. */
enum score_why score_enough(const struct scheme *s, int64_t sheets,
                            const struct stage_context *context);
/* The score of one stage before its weight; lost when it has no sheets. Behind score_case. */
struct fraction score_stage(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                            int stage);
/* The mean of a criterion over the sheets that counted; lost when there is none. Where only some of equal
 * totals are dropped, which ones is nobody's decision: each of them counts for its share, so that neither
 * the order of sheets nor who gave them changes the mean. Rounded where the scheme rounds means of criteria.
 * Behind score_case. */
struct fraction score_criterion(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                                int criterion);
/* Where each criterion drops its own: what became of its mark in sheets[i]. Behind score_case. */
enum sheet_fate score_mark_fate(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                                size_t i, int criterion);
/* The mean of what it keeps, rounded where the scheme rounds means of criteria. */
struct fraction score_criterion_kept(const struct scheme *s, const struct sheet_marks *sheets,
                                     size_t n, int stage, int criterion);

/* What the valid sheets of a stage say on a criterion of pass or vote. */
struct score_vote {
    int64_t yes, no, abstained;
    int64_t of; /* the base the criterion names */
    bool is_passed;
};
struct score_vote score_vote(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                             const struct score_context *context, int stage, int criterion);
/* Do the sheets of a stage suffice to drop some? */
bool score_is_trimmed(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                      int stage);
/* 待评：有效打分表 2 份，少于 3 份 …: why it is not ranked; NULL when it is. */
const char *score_why_text(struct arena *a, const struct scheme *s, const struct case_score *c);

/* Mean of all scores over the mean of the group's, for FACTOR_MEANS. */
struct fraction score_factor(struct fraction mean_of_all, struct fraction mean_of_group);

#endif

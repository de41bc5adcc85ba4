/* The sheets of one case again, as they went into its rank, for telling. For desk/ranking*.c alone. */
#ifndef DESK_RANKING_CASE_H
#define DESK_RANKING_CASE_H

#include "desk/rankings.h"

struct ranking_sheets {
    struct sheet_marks *marks; /* valid ones, in the order of score_case */
    size_t n;
    struct score_context context;
    struct ranking_sheet *read; /* all, in the order of panels */
    size_t n_read;
};
enum status ranking_sheets_load(struct desk *desk, struct arena *a, const struct ranking *r,
                                const struct ranking_case *c, struct ranking_sheets *out,
                                struct err *err) MUST_CHECK;
/* What the case has for a link of the chain of ties; lost when it is not known. */
enum status ranking_key(struct desk *desk, const struct ranking *r, const struct ranking_case *c,
                        const struct ranking_sheets *sheets, size_t link, struct fraction *out,
                        struct err *err) MUST_CHECK;

#endif

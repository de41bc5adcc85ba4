/* What stands in a column of a summary table for a case: read out for export and for comparing, put in
 * by import. The two are each other's reverse: putting the cell that was read changes nothing. */
#ifndef DESK_CASE_CELL_H
#define DESK_CASE_CELL_H

#include "desk/table_units.h"
#include "model/notice.h"
#include "model/submission.h"

struct case_cells {
    const struct notice *notice;
    struct table_units *units;
};

/* "" for nothing. ROW_NUMBER gives the number in the recommender's list, as ORDER does. */
const char *case_cell(struct case_cells *c, struct arena *a, const struct submission *s,
                      const struct column *column);

struct case_value {
    const struct column *column;
    const char *cell;  /* as received */
    int64_t unit;      /* for LEAD and RECOMMENDER: which one it is */
    const char *units; /* for PARTNERS: their ids */
};
void case_cell_put(struct case_cells *c, struct arena *a, struct submission *s,
                   const struct case_value *value);

/* The number of a cell (1, ０１, 3.); NUMBER_NONE for what is none. */
int64_t cell_number(const char *cell);

#endif

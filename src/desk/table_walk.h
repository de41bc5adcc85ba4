/* The walk over the rows of a table that is imported: each row is judged, matched with the cases there
 * are, and, when there is a write, written. Preview and import are this same walk, with and without
 * a write, so that one cannot say what the other does not do. */
#ifndef DESK_TABLE_WALK_H
#define DESK_TABLE_WALK_H

#include "base/buf.h"
#include "desk/case_cell.h"
#include "desk/table_cases.h"
#include "desk/table_import.h"
#include "desk/table_limits.h"
#include "desk/table_rejects.h"
#include "desk/table_row.h"

struct table_walk {
    struct desk *desk;
    struct arena *arena;  /* of the plan */
    struct arena scratch; /* of one row */
    const struct table_import_options *options;
    const struct notice *notice;
    struct table_plan *plan;
    struct write *write; /* NULL: a preview */
    struct table_units units;
    struct case_cells cells;
    struct table_cases cases;
    struct keymap seen;      /* rows taken so far: recommender, lead, title */
    const char *recommender; /* of the whole file, its name; NULL */
    bool is_from;            /* by --from: stronger than the cells */
    bool has_told_recommender;
    struct buf above_lead, above_code, above_recommender; /* of the last row that had them */
    int64_t position; /* of the row among the cases of the file */
    struct table_count limits;
    struct table_rejects rejects;
};

void table_walk_init(struct table_walk *w, struct desk *desk, struct write *write);
void table_walk_release(struct table_walk *w);

/* Notes which known cases the row names in full; before table_walk_row is called for any row. */
enum status table_walk_name(struct table_walk *w, const struct csv_row *csv,
                            struct err *err) MUST_CHECK;
/* Back to the top of the file: no row stands above the next one. */
void table_walk_rewind(struct table_walk *w);
enum status table_walk_row(struct table_walk *w, const struct csv_row *csv,
                           struct err *err) MUST_CHECK;
/* Behind the last row: what is gone, what is new. */
enum status table_walk_end(struct table_walk *w, struct err *err) MUST_CHECK;

#endif

/* The rows of an edition as its text keeps them (desk/ranking_editions.h): written from a ranking, read
 * again, held against those of the edition before. For desk/ranking_*.c alone. */
#ifndef DESK_EDITION_ROWS_H
#define DESK_EDITION_ROWS_H

#include "desk/rankings.h"
#include "model/ranking.h"

enum edition_cell {
    CELL_RANK,
    CELL_NO,
    CELL_TITLE,
    CELL_UNIT,
    CELL_SCORE,
    CELL_EXACT,
    CELL_SIDE,
    CELL_WHY,
    EDITION_CELLS,
};
struct edition_row {
    const char *cells[EDITION_CELLS];
    int64_t id; /* of the case */
};
struct edition_rows {
    struct edition_row *at; /* in the order of the edition */
    size_t n, cap;
    const struct edition_row **by_id;
};

enum status edition_rows_text(struct desk *desk, struct arena *a, const struct ranking *r,
                              const char **rows, struct err *err) MUST_CHECK;
struct edition_rows edition_rows_read(struct arena *a, const char *text);
/* NULL when it has none. */
const struct edition_row *edition_rows_find(const struct edition_rows *rows, int64_t id);
/* What the row says of the line. A case that is not qualified is out; one that waits is neither. */
enum line_side edition_row_side(const struct edition_row *row);
enum line_side edition_case_side(const struct ranking *r, const struct ranking_case *c);
/* A sentence for each case that is different, new, or no more in it. */
const char *edition_differences(struct arena *a, const struct ranking_edition *old,
                                const struct ranking_edition *new);

#endif

/* Which cells of a row are merged with one above, and what stands there: of a merge of several rows the
 * first column, below its first row. */
#ifndef TEXT_XLSX_MERGED_H
#define TEXT_XLSX_MERGED_H

#include "text/xlsx.h"

#define XLSX_OPEN_MERGES_MAX 256u /* that reach over one row; more are passed over */

struct xlsx_open_merge {
    struct xlsx_merge merge;
    struct buf text;
};

struct xlsx_merged {
    const struct xlsx_look *look; /* NULL: nothing is known */
    size_t next;                  /* of look->merges */
    struct xlsx_open_merge *open;
    size_t n, cap;
};

void xlsx_merged_init(struct xlsx_merged *m, const struct xlsx_look *look);
void xlsx_merged_release(struct xlsx_merged *m);

/* How many cells the row has when `filled` hold something; rows must come in their order. */
size_t xlsx_merged_width(struct xlsx_merged *m, int row, size_t filled);
/* Sets `above` of its empty cells, and keeps what stands at the top of merges. */
void xlsx_merged_row(struct xlsx_merged *m, int row, struct csv_cell *cells, size_t n);

#endif

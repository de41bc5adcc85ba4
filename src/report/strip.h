/* The smallest piece of a block that goes onto a page at once: a line of a paragraph, the rows of a table that
 * are linked, a signature as a whole. report/pager.h puts strips onto pages. */
#ifndef REPORT_STRIP_H
#define REPORT_STRIP_H

#include "report/pager.h"
#include "report/table_rows.h"

struct strip {
    struct bands bands;
    struct pager_place next; /* what follows it */
    bool stays;              /* it must not be parted from what follows */
};

/* Where a strip is wanted. */
struct strip_place {
    const struct pager *p;
    struct arena *a;
    struct pager_place at;
    bool is_top; /* nothing stands on the page yet */
};

/* The block of that number; NULL behind the last. */
const struct report_block *strip_block(const struct pager *p, size_t i);

/* There must be a block at the place. */
void strip_make(const struct strip_place *place, struct strip *out);

/* In a table: the rows that begin at the place and belong together. */
struct row_group strip_rows_at(const struct strip_place *place);
/* Upper rule and heads, at the start of a table and on every page where it goes on. */
void strip_table_top(const struct strip_place *place, struct bands *out);

#endif

/* Plain text tables, aligned by display width: lists on the command line and txt exports. Cells are
 * made printable (base/utf8.h); line breaks inside a cell become blanks. */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

struct table_column {
    const char *heading;
    bool is_right;  /* numbers */
    size_t max;     /* at most so many columns wide; 0 = as wide as its widest cell */
    bool keeps_end; /* when cut, the end stays, which tells long names apart */
};

struct table {
    struct arena *arena;
    const struct table_column *columns;
    size_t n_columns;
    VEC(const char *) cells; /* row by row */
};

struct table table_start(struct arena *a, const struct table_column *columns, size_t n);
/* The next cell; NULL is an empty one. Rows fill up from left to right. */
void table_cell(struct table *t, const char *text);
void table_number(struct table *t, long long number);
/* Headings, then rows; two blanks between columns, none at the end of a line. */
void table_write(const struct table *t, struct buf *out);

#endif

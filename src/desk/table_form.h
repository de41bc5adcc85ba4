/* A summary table being written: the lines above, headings, rows, empty numbered rows, lines below,
 * as CSV while they come or as text aligned at the end. */
#ifndef DESK_TABLE_FORM_H
#define DESK_TABLE_FORM_H

#include "desk/table_export.h"
#include "notice/table_def.h"
#include "text/table.h"

struct table_form {
    struct arena *arena;
    enum table_format format;
    const struct summary_table *table;
    struct table_leaves leaves;
    struct csv_writer writer; /* csv only */
    struct encoder encoder;   /* txt only, as the two below */
    struct buf text;
    struct table rows;
    size_t losses_n;
    int64_t n_rows;
    int64_t blank_rows;  /* numbered rows of the template, 0 for none */
    int64_t last_number; /* the highest number written, as long as the template has more */
};

struct table_form_options {
    const struct summary_table *table;
    const char *recommender; /* of all cases; NULL when there are several */
    enum table_format format;
    enum charset charset;
    struct csv_sink sink;
};

enum status table_form_begin(struct table_form *f, struct arena *a,
                             const struct table_form_options *o, struct err *err) MUST_CHECK;
/* One cell for each leaf, in their order. */
void table_form_row(struct table_form *f, const char *const *cells);
/* Hands everything to the sink; f->losses_n and, for csv, f->writer.losses tell what was lost. */
void table_form_end(struct table_form *f, const struct table_form_options *o);

#endif

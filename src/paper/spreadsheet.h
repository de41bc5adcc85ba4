/* A spreadsheet (.xlsx) written from top to bottom, sheet by sheet: lines, heads of several levels, rows, so
 * that it can be printed and signed as it comes out: A4, a type area as GB/T 9704-2012 has it, heads
 * repeated on each page, as wide as the page, — 1 — at the foot. Only user of libxlsxwriter.
 *
 * Cells are text, whatever they look like: telephone numbers and codes keep all their digits, and what
 * begins with = + - @ is no formula. A cell reads back exactly (text/xlsx.h), but for carriage returns.
 * Only an amount, which stands at the right of its column, is a number, shown as it is written.
 *
 * Everything is in memory until the end. The first failure is kept and told by spreadsheet_finish. */
#ifndef PAPER_SPREADSHEET_H
#define PAPER_SPREADSHEET_H

#include <stdint.h>

#include "base/err.h"
#include "paper/sink.h"
#include "report/report.h"

#define SPREADSHEET_CELL_MAX 32767 /* characters, what Excel and WPS can hold */

/* One sheet. All its tables stand in the same columns; the last cell of a narrower one reaches over the
 * rest. */
struct spreadsheet_options {
    const char *name;                    /* of the sheet: 成果汇总表 */
    const struct report_column *columns; /* of its first table; widths 0: as their cells need */
    size_t n_columns;                    /* of the widest table */
    int least;                           /* half-ems that the columns take together at least */
    bool is_upright;                     /* however wide it is; else a wide one lies on its side */
    enum page_number number;
    const char *foot; /* beside the page number: day and fingerprint; NULL */
};

enum spreadsheet_line {
    SPREADSHEET_ATTACHMENT, /* 附件1 */
    SPREADSHEET_TITLE,
    SPREADSHEET_HEADING,
    SPREADSHEET_LINE,
    SPREADSHEET_CENTRE,
    SPREADSHEET_RIGHT,
};

/* A line over the whole width, until it is known how wide that is. */
struct spreadsheet_above {
    uint32_t row;
    enum spreadsheet_line kind;
    size_t width; /* half-ems */
};

struct spreadsheet {
    struct arena arena;
    struct spreadsheet_options options; /* of the present sheet */
    const struct report_column *columns;
    size_t n_columns;           /* of the present table */
    void *book, *sheet, *looks; /* libxlsxwriter's; paper/spreadsheet_looks.h */
    const char *path;           /* of the file it is written to first */
    VEC(const char *) names;    /* of all sheets */
    uint32_t row;               /* the next one */
    uint32_t first_head, n_heads;
    size_t n_tables; /* with heads, on this sheet */
    VEC(struct spreadsheet_above) lines;
    int *widths;               /* half-ems that cells take */
    struct report_cell *under; /* cells that reach down from above, for each column */
    enum status status;
    const char *why;
};

/* `made` is the instant kept in the file; what else is in it depends on this and the cells alone.
 * STATUS_IO when no temporary file can be made. A sheet must follow. */
enum status spreadsheet_open(struct spreadsheet *s, int64_t made, struct err *err) MUST_CHECK;

/* What follows stands on a sheet of its own, in a table with the columns of the options. */
void spreadsheet_sheet(struct spreadsheet *s, const struct spreadsheet_options *o);
/* What follows is another table; the columns are borrowed. Heads are repeated on each page of a sheet that
 * has only one table with heads. */
void spreadsheet_table(struct spreadsheet *s, const struct report_column *columns, size_t n);

/* A line over the whole width. */
void spreadsheet_line(struct spreadsheet *s, enum spreadsheet_line kind, const char *text);
/* Two texts at both edges of a row. */
void spreadsheet_two(struct spreadsheet *s, const char *left, const char *right);
void spreadsheet_skip(struct spreadsheet *s, int rows);
/* A row of heads, the upper first; cells that reach over others leave those out (report/report.h). */
void spreadsheet_head(struct spreadsheet *s, const struct report_cell *cells, size_t n);
/* A row whose cells may reach over others. */
void spreadsheet_cells(struct spreadsheet *s, const struct report_cell *cells, size_t n);
/* One text for each column; NULL is "". */
void spreadsheet_row(struct spreadsheet *s, const char *const *texts);

/* Hands the file to the sink and ends its life either way. */
enum status spreadsheet_finish(struct spreadsheet *s, struct paper_sink sink,
                               struct err *err) MUST_CHECK;
void spreadsheet_abort(struct spreadsheet *s);

#endif

/* A spreadsheet (.xlsx) with one sheet, written from top to bottom: lines, heads of several levels, rows, so
 * that it can be printed and signed as it comes out: A4, a type area as GB/T 9704-2012 has it, heads
 * repeated on each page, as wide as the page, — 1 — at the foot. Only user of libxlsxwriter.
 *
 * Every cell is text, whatever it looks like: telephone numbers and codes keep all their digits, and what
 * begins with = + - @ is no formula. A cell reads back exactly (text/xlsx.h), but for carriage returns.
 *
 * Everything is in memory until the end. The first failure is kept and told by spreadsheet_finish. */
#ifndef PAPER_SPREADSHEET_H
#define PAPER_SPREADSHEET_H

#include <stdint.h>

#include "base/err.h"
#include "report/report.h"

#define SPREADSHEET_CELL_MAX 32767 /* characters, what Excel and WPS can hold */

struct spreadsheet_options {
    const char *name;                    /* of the sheet and the document: 成果汇总表 */
    const struct report_column *columns; /* of the table; widths 0: as their cells need */
    size_t n_columns;
    int64_t
        made; /* instant kept in the file; what else is in it depends on this and the cells alone */
};

/* Where the bytes go; errors are its own to keep. */
struct spreadsheet_sink {
    void (*write)(void *to, const char *bytes, size_t n);
    void *to;
};

enum spreadsheet_line {
    SPREADSHEET_ATTACHMENT, /* 附件1 */
    SPREADSHEET_TITLE,
    SPREADSHEET_LINE,
};

/* A line over the whole width, until it is known how wide that is. */
struct spreadsheet_above {
    uint32_t row;
    enum spreadsheet_line kind;
    size_t width; /* half-ems */
};

struct spreadsheet {
    struct arena arena;
    struct spreadsheet_options options;
    void *book, *sheet, *formats; /* libxlsxwriter's */
    const char *path;             /* of the file it is written to first */
    uint32_t row;                 /* the next one */
    uint32_t first_head, n_heads;
    VEC(struct spreadsheet_above) lines;
    int *widths;               /* half-ems that cells take */
    struct report_cell *under; /* heads that reach down from above, for each column */
    enum status status;
    const char *why;
};

/* STATUS_IO when no temporary file can be made. */
enum status spreadsheet_open(struct spreadsheet *s, const struct spreadsheet_options *o,
                             struct err *err) MUST_CHECK;

/* A line over the whole width. */
void spreadsheet_line(struct spreadsheet *s, enum spreadsheet_line kind, const char *text);
/* A row of heads, the upper first; cells that reach over others leave those out (report/report.h). */
void spreadsheet_head(struct spreadsheet *s, const struct report_cell *cells, size_t n);
/* One text for each column; NULL is "". */
void spreadsheet_row(struct spreadsheet *s, const char *const *texts);

/* Hands the file to the sink and ends its life either way. */
enum status spreadsheet_finish(struct spreadsheet *s, struct spreadsheet_sink sink,
                               struct err *err) MUST_CHECK;
void spreadsheet_abort(struct spreadsheet *s);

#endif

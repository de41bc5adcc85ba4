/* CSV, row by row, from a decoder: RFC 4180 as spreadsheets and people really write it.
 *
 * Rows end with LF, CR or CRLF, the last may lack its end. A cell that starts with a quote ends with
 * one, "" within is one quote, separators and line ends within belong to the cell. A quote elsewhere
 * is data, and so is a whole cell whose closing quote is followed by more text: it is kept as it
 * stands, quotes included, and noted. Excel's first line `sep=;` names the separator and is no row.
 *
 * Line numbers are those an editor shows (1-based, line ends within cells count); a column is the
 * number of the cell. A row is held in memory whole. What it may be at most is what a spreadsheet can
 * hold (32767 characters in a cell, 16384 columns) or more: beyond it is a lost quote or no table. */
#ifndef TEXT_CSV_READER_H
#define TEXT_CSV_READER_H

#include "text/decoder.h"

#define CSV_CELL_MAX (1u << 20) /* bytes of UTF-8 in a cell, its quotes included */
#define CSV_COLUMNS_MAX 16384u
#define CSV_ROW_MAX (64u << 20) /* bytes */

struct csv_cell {
    struct slice text; /* valid until the next row is asked for */
    int line;
    bool is_quoted;
    bool has_stray_quote; /* the note above */
    bool has_doubled;     /* internal: "" still to be made one */
    /* Of a spreadsheet: the cell is merged with one above, where this stands; n == 0: it is not. */
    struct slice above;
};

struct csv_row {
    const struct csv_cell *cells;
    size_t n;
    int line;
    bool is_blank; /* all cells empty or blanks; an empty line has no cells */
    bool is_end;   /* behind the last row: no row at all */
};

struct csv_options {
    char separator;  /* , tab or ; — 0: whichever stands most often outside quotes at the start */
    bool is_escaped; /* take the escape of text/csv_escape.h away */
};

struct csv_reader {
    struct decoder *from; /* borrowed */
    struct csv_options options;
    const char *file; /* for err_at */
    char *buffer;     /* buffer[at..n) is text not yet given out; buffer[n] is NUL */
    size_t at, n, cap;
    bool is_last; /* the buffer reaches the end of the input */
    int line;     /* at `at` */
    struct csv_cell *cells;
    size_t cells_n, cells_cap;
    unsigned char stops[256]; /* where the scan of a plain cell halts */
};

/* Reads the first block to find the separator (options.separator of the reader says which). */
enum status csv_reader_open(struct csv_reader *r, struct decoder *from, struct csv_options options,
                            struct err *err) MUST_CHECK;
void csv_reader_close(struct csv_reader *r);

/* The next row. Over a limit, a NUL, a quote never closed (told at the cell where it opens): STATUS_DATA
 * with line and column. After an error the reader can only be closed. */
enum status csv_reader_next(struct csv_reader *r, struct csv_row *row, struct err *err) MUST_CHECK;

#endif

/* Spreadsheets (.xlsx), row by row, as rows of text like those of text/csv_reader.h: what stands in a
 * cell is what a person sees in it, so that everything behind need not know from which file it came.
 *
 *   text     shared strings, strings in the cell, results of formulas; rich runs joined, phonetic
 *            guides (拼音指南) left out, the escape of text/csv_escape.h taken away
 *   numbers  whole numbers below 10^15 and others to 15 digits as they are. What a spreadsheet has made of
 *            longer ones (1.38E+17) stays visible as that: lost digits are never guessed
 *   dates    by the cell's number format, both calendars: 2024-07-15, 2024-07-15 17:00, 3月1日, 17:00.
 *   others   0.85 shown as 85%, a number with a format of zeros 010020, TRUE, FALSE, #N/A
 *
 * The rows of a sheet are numbered as on the screen; rows that are not in the file but lie above one that
 * is are given as empty ones, empty rows behind the last filled one are not. A cell that is merged with
 * one above it is empty and says what stands above (csv_cell.above).
 *
 * A sheet is never held in memory; the strings of the workbook are, within a bound. All sizes are bounded
 * while they are read. Errors are STATUS_DATA, a sentence with sheet and cell (「汇总」C7). */
#ifndef TEXT_XLSX_H
#define TEXT_XLSX_H

#include "base/vec.h"
#include "text/csv_reader.h"
#include "text/xlsx_number.h"
#include "text/xml.h"

#define XLSX_SHEETS_MAX 1000u
#define XLSX_ROWS_MAX 1048576
#define XLSX_COLUMNS_MAX CSV_COLUMNS_MAX
#define XLSX_CELLS_MAX (50u << 20)           /* of all rows, up to the last filled one of each */
#define XLSX_STRINGS_MAX ((size_t)128 << 20) /* bytes of all shared strings */
#define XLSX_SHEET_BYTES_MAX ((uint64_t)1 << 30) /* of one sheet, inflated */
#define XLSX_STRINGS_BYTES_MAX ((uint64_t)256 << 20)
#define XLSX_PART_BYTES_MAX ((uint64_t)16 << 20) /* of workbook, relations and styles each */
#define XLSX_MERGES_MAX 100000u
#define XLSX_HIDDEN_KEPT 16u

struct xlsx_sheet {
    const char *name;
    const char *part; /* xl/worksheets/sheet1.xml */
    bool is_hidden;
};

/* A workbook that is open: its sheets, strings and formats. */
struct xlsx {
    struct arena *arena;
    struct zip_reader zip;
    VEC(struct xlsx_sheet) sheets; /* in the order of their tabs; at least one */
    bool is_1904;
    struct buf strings;              /* all shared ones, one behind the other */
    VEC(size_t) string_ends;         /* in `strings` */
    VEC(struct xlsx_format) formats; /* by the style of a cell */
};

/* What is no xlsx file is told what to do with it. `from` must stay open. */
enum status xlsx_open(struct xlsx *x, struct arena *a, const struct source *from,
                      struct err *err) MUST_CHECK;
void xlsx_close(struct xlsx *x);

/* Rows and columns from 1. */
struct xlsx_merge {
    int top, left, bottom, right;
};

/* What a sheet has that its rows do not show. */
struct xlsx_look {
    int last_row;        /* that holds something */
    int64_t hidden_rows; /* among those that hold something */
    int first_hidden_row;
    struct {
        int first, last;
    } hidden[XLSX_HIDDEN_KEPT]; /* columns, the first so many runs */
    size_t n_hidden;
    int64_t uncomputed; /* formulas without a result */
    int first_uncomputed_row, first_uncomputed_column;
    VEC(struct xlsx_merge) merges; /* of several rows, by their top row */
    int64_t merged;                /* all of them */
};

/* One reading of a sheet. */
struct xlsx_rows {
    struct xlsx *book;
    const struct xlsx_sheet *sheet;
    const struct xlsx_look *known; /* of this sheet: its merges; NULL */
    struct xlsx_look look;         /* gathered while reading, in book->arena; whole at the end */
    struct xml_reader xml;
    struct xlsx_row *row; /* internal */
};

/* Reads the whole sheet for what its rows do not show. */
enum status xlsx_look_at(struct xlsx *book, size_t sheet, struct xlsx_look *out,
                         struct err *err) MUST_CHECK;

/* `known` is what xlsx_look_at found, borrowed; NULL: nothing is told of merged cells. */
enum status xlsx_rows_open(struct xlsx_rows *r, struct xlsx *book, size_t sheet,
                           const struct xlsx_look *known, struct err *err) MUST_CHECK;
enum status xlsx_rows_next(struct xlsx_rows *r, struct csv_row *row, struct err *err) MUST_CHECK;
/* How much of the sheet is read; a guess. */
int xlsx_rows_percent(const struct xlsx_rows *r);
void xlsx_rows_close(struct xlsx_rows *r);

/* The letters of a column (1: A, 28: AB), and a cell as people name it: C7. */
const char *xlsx_column_name(struct arena *a, size_t column);
const char *xlsx_cell_name(struct arena *a, int row, size_t column);

#endif

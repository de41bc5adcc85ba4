/* One row of a sheet while it is read, and the cell in it: what the parts of the reader share (rows in
 * xlsx_rows.c, cells in xlsx_cell.c, what rows do not show in xlsx_look.c). */
#ifndef TEXT_XLSX_ROW_H
#define TEXT_XLSX_ROW_H

#include "text/xlsx.h"
#include "text/xlsx_merged.h"
#include "text/xlsx_text.h"

enum xlsx_cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN, CELL_DATE };

/* Where the text of a cell is while its row is read: buffers move. */
struct xlsx_place {
    size_t start, n;
    bool is_shared;
};

/* The row under way, and the cell in it. */
struct xlsx_row {
    int number;    /* of the row; 0 before the first */
    int given;     /* up to which rows were handed out */
    bool is_ready; /* the row is whole and waits to be handed out */
    bool is_hidden;
    size_t filled; /* cells up to the last that holds something */
    uint64_t cells_read;
    struct buf text;
    struct xlsx_place *places;
    size_t places_cap;
    struct csv_cell *cells;
    struct xlsx_merged merged;
    /* ---- the cell ---- */
    size_t column; /* 1-based */
    enum xlsx_cell_type type;
    struct xlsx_format format;
    struct xlsx_text run;
    bool is_inside, is_value, has_value, has_formula;
    size_t start;     /* of its text in `text` */
    struct buf value; /* what the file has for it */
};

/* Tells what is wrong in this cell (column 0: the row) and stops the reading. */
void xlsx_fail_at(struct xlsx_rows *r, size_t column, const char *what);

/* The number in `text`; -1 for anything else and beyond a million. */
int xlsx_number_of(const char *text);
/* C7: 3, and *row 7. 0 when it is no name of a cell. */
size_t xlsx_column_of(const char *name, int *row);

/* Begins a cell at its start tag, and keeps what it shows at its end. */
void xlsx_cell_start(struct xlsx_rows *r, const char **attributes);
void xlsx_cell_end(struct xlsx_rows *r);

/* What the tags col and mergeCell tell of the sheet. */
void xlsx_note_columns(struct xlsx_rows *r, const char **attributes);
void xlsx_note_merge(struct xlsx_rows *r, const char **attributes);

#endif

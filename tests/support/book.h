/* Workbooks (.xlsx) for tests, made of parts by hand. */
#ifndef SUPPORT_BOOK_H
#define SUPPORT_BOOK_H

#include "base/arena.h"

struct book_part {
    const char *name, *text;
};

/* A zip file of these parts, and what it is called. Ends the test when it cannot be made. */
const char *book_of_parts(struct arena *a, const struct book_part *parts, size_t n);

#define BOOK_SPACE "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

/* As libxlsxwriter and spreadsheet programs lay it out: shared strings and styles in parts of their own. The
 * texts are the insides of sheetData and what follows it, of sst, and of numFmts and cellXfs; NULL: none. */
struct book_layout {
    const char *rows, *behind, *strings, *formats, *styles;
};
const char *book_laid_out(struct arena *a, struct book_layout layout);

/* Sheets with names, each the inside of worksheet; state is hidden, veryHidden or NULL. */
struct book_sheet {
    const char *name, *state, *inside;
};
const char *book_of_sheets(struct arena *a, const struct book_sheet *sheets, size_t n);

/* The cells of a CSV text (commas and line ends alone, nothing quoted), as sheetData with strings in the
 * cells: what a clerk gets who types the same table into a spreadsheet. */
const char *book_rows_of_csv(struct arena *a, const char *csv);

#endif

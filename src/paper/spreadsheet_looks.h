/* How the cells of a spreadsheet look: fonts, sides, borders. */
#ifndef PAPER_SPREADSHEET_LOOKS_H
#define PAPER_SPREADSHEET_LOOKS_H

#include <xlsxwriter.h>

#include "paper/spreadsheet.h"

#define AMOUNT_DECIMALS 6

struct spreadsheet_looks {
    lxw_format *lines[SPREADSHEET_RIGHT + 1];
    lxw_format *head;
    lxw_format *cells[SIDE_BOTH + 1];
    lxw_format *amounts[AMOUNT_DECIMALS + 1]; /* by decimals */
};

/* Fonts are only names here: whoever opens the file has them, as the office programs of bureaus do. */
struct spreadsheet_looks *spreadsheet_looks_make(struct arena *a, lxw_workbook *book);

/* Points that a line of this kind takes when its text is so many half-ems wide and there are `room`
 * points: merged cells do not grow by themselves when the file is opened. */
double spreadsheet_line_height(enum spreadsheet_line kind, size_t width, double room);

#endif

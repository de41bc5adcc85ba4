/* What the files of a spreadsheet share. */
#ifndef PAPER_SPREADSHEET_PARTS_H
#define PAPER_SPREADSHEET_PARTS_H

#include "paper/spreadsheet.h"

/* The first failure stays. `why` lives as long as the spreadsheet. */
void spreadsheet_keep(struct spreadsheet *s, enum status status, const char *why);

#endif

/* Texts of a workbook as both its shared strings and its cells have them: runs of `t`, phonetic guides
 * left out, _xHHHH_ for what XML cannot hold. */
#ifndef TEXT_XLSX_TEXT_H
#define TEXT_XLSX_TEXT_H

#include <stdbool.h>

#include "base/buf.h"

/* Where the reading stands within such a text; all zero outside. */
struct xlsx_text {
    bool is_run;      /* within t */
    bool is_phonetic; /* within rPh */
};

void xlsx_text_start(struct xlsx_text *t, const char *name);
void xlsx_text_end(struct xlsx_text *t, const char *name);
/* Whether what is heard now belongs to the text. */
bool xlsx_text_hears(const struct xlsx_text *t);

/* Behind the end: undoes _xHHHH_ in buf[start..n); carriage returns go, U+0000 too. */
void xlsx_text_finish(struct buf *text, size_t start);

#endif

/* What a number in a spreadsheet shows, by the number format of its cell (ECMA-376 part 1, 18.8.30 and
 * 18.8.31): as far as it changes what is read, not how it looks. Thousands, currency and colours are
 * left out, and so are places after the point that a format would round away. */
#ifndef TEXT_XLSX_NUMBER_H
#define TEXT_XLSX_NUMBER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

enum xlsx_format_kind {
    XLSX_PLAIN,
    XLSX_DATE,      /* 2024-07-15; also where nothing but the weekday is shown */
    XLSX_DATE_TIME, /* 2024-07-15 17:00 */
    XLSX_TIME,      /* 17:00 */
    XLSX_ELAPSED,   /* 36:00, the hours of several days */
    XLSX_YEAR,      /* 2024年 */
    XLSX_MONTH,     /* 2024年7月 */
    XLSX_MONTH_DAY, /* 3月1日: what is left of 3-1 */
    XLSX_PERCENT,   /* 85% */
    XLSX_ZEROS,     /* 010020 */
};

struct xlsx_format {
    enum xlsx_format_kind kind;
    int digits; /* of XLSX_ZEROS at least */
};

/* A format that is built in, by its number, those of Chinese workbooks included. */
struct xlsx_format xlsx_format_built_in(int number);
/* One that the workbook defines: yyyy"年"m"月". */
struct xlsx_format xlsx_format_read(const char *code);

/* Appends what `value` (1.38E10, as the file has it) shows. A value that is no number is appended as it is. */
void xlsx_number_text(struct slice value, struct xlsx_format format, bool is_1904, struct buf *out);

#endif

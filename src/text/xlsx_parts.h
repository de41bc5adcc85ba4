/* The parts of a workbook that are read whole before its sheets: which sheets there are and where,
 * shared strings, styles. Each appends to what `xlsx_open` has zeroed. */
#ifndef TEXT_XLSX_PARTS_H
#define TEXT_XLSX_PARTS_H

#include "text/xlsx.h"

/* Sheets in the order of their tabs, through the relations, and the calendar. */
enum status xlsx_read_workbook(struct xlsx *x, struct err *err) MUST_CHECK;
enum status xlsx_read_strings(struct xlsx *x, const char *part, struct err *err) MUST_CHECK;
enum status xlsx_read_styles(struct xlsx *x, const char *part, struct err *err) MUST_CHECK;

/* One part handed to a handler from its start to its end; a part that is not there is none. */
struct xlsx_part {
    struct xml_reader xml;
    struct zip_part part;
    struct xml_handler handler;
    void *to;
};
enum status xlsx_part_read(struct xlsx *x, struct xlsx_part *p, struct err *err) MUST_CHECK;

#endif

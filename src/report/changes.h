/* 变更对照表: what is different in a document since it was issued last, row by row of its tables. */
#ifndef REPORT_CHANGES_H
#define REPORT_CHANGES_H

#include "report/report.h"

/* Rows that say the same but for their number (a first column 序号, 名次) are unchanged. Of the others, an old
 * and a new row with the same first words behind the number are one that was changed, told cell by
 * cell; so are those with the same number and most of what follows the name alike, which got another name. The rest went
 * or came. Returns how many changes there are; with `out` not NULL they are added to it,
 * on a page of their own, `before` telling which issue they are counted from. */
size_t report_changes(const struct report *old, const struct report *now, const char *before,
                      struct report *out);

/* The block where the table of changes of a report begins; the number of its blocks when it has none. That
 * table is no part of what the report says, nor of its fingerprint. */
size_t report_changes_begin(const struct report *r);

#endif

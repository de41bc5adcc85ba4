/* Workbooks that we wrote, looked at by tests: through our own reader and as XML. */
#ifndef SUPPORT_SHEET_H
#define SUPPORT_SHEET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"

/* A paper_sink into a struct buf. */
void into_buf(void *to, const char *bytes, size_t n);
/* The cells of the first sheet between |, rows ended by a line feed. */
const char *cells_of(struct arena *a, struct slice book);
/* A part of the zip file: xl/worksheets/sheet1.xml. */
const char *part_of(struct arena *a, struct slice book, const char *name);
void assert_has(const char *text, const char *wanted);

#endif

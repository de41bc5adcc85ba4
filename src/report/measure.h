/* How wide text is on paper: counted in half-ems, the columns of a page (report/page_style.h).
 *
 * ASCII takes one, a mark that combines with the sign before it none, everything else two. That is what
 * fonts for Chinese text do, and exactly what a dot-matrix printer does with GB18030 (one byte one
 * column, two bytes two), also for “ ” … — ① é, which terminals draw in one column. So the width of a
 * text does not depend on the locale, and the preview, every printer and the PDF break alike. */
#ifndef REPORT_MEASURE_H
#define REPORT_MEASURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

int grid_char_width(uint32_t character);
size_t grid_width(struct slice text);

/* `text` as it may go to paper: without control, bidi and zero-width characters, tabs as a blank, bytes
 * that are not UTF-8 as U+FFFD. Line feeds stay. Never NULL; `text` itself when nothing changes. A
 * character that the C library does not know stays, since a font may have it. */
const char *grid_clean(struct arena *a, const char *text);

#endif

/* Texts broken into lines on the grid, and put into bands. */
#ifndef REPORT_LAY_H
#define REPORT_LAY_H

#include "report/page.h"

struct lay_lines {
    struct slice *at; /* what is drawn of each line */
    size_t n, cap;
};

/* The lines of a text in a column; at least one. */
void lay_break(struct arena *a, const char *text, int cells, struct lay_lines *out);
/* A new band at the end, and a text in it. An empty text adds nothing. */
struct band *lay_band(struct arena *a, struct bands *bands, enum band_kind kind, int height);
void lay_run(struct arena *a, struct band *band, const struct run *run);

#endif

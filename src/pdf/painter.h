/* Paints texts and rules on the pages of a PDF. A text never leaves its place: what a font makes wider
 * than it is set narrower, and a line filled to both edges is spaced out. */
#ifndef PDF_PAINTER_H
#define PDF_PAINTER_H

#include <stdio.h>

#include <pango/pangocairo.h>

#include "pdf/description.h"
#include "pdf/fonts.h"

#define LACKING_MAX 50

struct painter {
    const struct fonts *fonts;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoLayout *layout;
    FILE *out;
    int pages;
    gunichar lacking[LACKING_MAX]; /* characters no font has, each once */
    size_t n_lacking;
};

/* Sheet in points. The PDF goes to `out` piece by piece. */
void painter_open(struct painter *p, const struct fonts *fonts, const struct entry *sheet,
                  FILE *out);
void painter_about(struct painter *p, const char *title);
/* 2024-11-20: the only date in the PDF. */
void painter_day(struct painter *p, const char *day);
void painter_page(struct painter *p);
void painter_text(struct painter *p, const struct entry *e);
void painter_rule(struct painter *p, const struct entry *e);
void painter_fill(struct painter *p, const struct entry *e);
/* False when the PDF could not be written whole; releases everything. */
bool painter_close(struct painter *p);

#endif

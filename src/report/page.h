/* A finished page: bands from top to bottom, with texts and rules at their places on the grid. Made by
 * report/pager.h; paper/ and the preview only paint it. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "base/slice.h"
#include "report/page_style.h"
#include "report/report.h"
#include "report/squares.h"

#define SQUARE_SIDE 20 /* of a square of a code on a sheet, in tenths of a point: 0.7 mm */

/* A text in its place: from column x, `cells` wide. It fits, counted by grid_width; in a title cells are
 * those of the page, and its type is larger. */
struct run {
    int x, cells;
    int drop; /* below its band, in heights: a text in the middle of an even number of lines; plain text
                 has no half lines and leaves it where it is */
    enum side side;
    enum face face;
    struct slice text;
};

/* A vertical rule at column x of a band; in a ruled line it may begin or end. */
struct bar {
    int x;
    bool is_up, is_down;
};

/* A horizontal rule from column `from` up to, not including, `to`. */
struct segment {
    int from, to;
};

enum band_kind {
    BAND_TEXT,
    BAND_TITLE,
    BAND_RULE,
    BAND_CODE, /* two rows of squares in the middle of the line; its runs are written instead of them where
                  squares cannot be drawn */
};

struct band {
    enum band_kind kind;
    bool is_boxed; /* rules and bars are signs of two columns (report/rule.h) */
    int height;
    VEC(struct run) runs;
    VEC(struct bar) bars;
    VEC(struct segment) segments; /* BAND_RULE */
    const struct squares
        *squares;    /* BAND_CODE; each is a column wide and half a line high on plain text */
    int row, column; /* the first of its two rows; where they begin on plain text */
};

struct bands {
    struct band *at;
    size_t n, cap;
};

struct page {
    const struct page_style *style;
    size_t number, total; /* from 1; total 0: not counted yet */
    struct bands bands;   /* of the type area */
    int height;           /* of them all */
    /* Below the type area; NULL for none. */
    const char *page_number; /* — 1 — */
    enum side page_number_side;
    const char *foot; /* note, day and fingerprint */
};

#endif

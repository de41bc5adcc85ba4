/* The kinds of page a report can be laid out for, and their measures.
 *
 * A page has a type area (版心) on a grid: `cells` half-ems across, and bands of fixed heights from the
 * top. Everything is broken on that grid, never by what a font happens to measure. A4 pages keep to
 * GB/T 9704-2012: type area 156 mm x 225 mm, upper margin 37 mm, binding margin 28 mm, letters of 22 lines
 * with 28 characters of size 3. Pages of plain text count a height of TEXT_LINE for every line.
 *
 * Heights and places on A4 are tenths of a point (1/720 inch). */
#ifndef REPORT_PAGE_STYLE_H
#define REPORT_PAGE_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#define TEXT_LINE 10 /* height of a line on pages of plain text */

struct page_style {
    const char *id;   /* for the command line: letter */
    const char *name; /* 公文 */
    const char *help; /* what it is for, in a few words */
    bool is_text;     /* plain text, no paper size of its own */
    bool is_boxed;    /* tables are ruled with the signs GB 2312 has for that, two half-ems wide */
    bool is_landscape;
    int cells;  /* half-ems in a line */
    int height; /* of the type area */
    int line, rule,
        title; /* heights of a line, of a ruled line of a table, of a line of the title */
    int size, title_size; /* of the type */
    /* Of the sheet; 0 on pages of plain text. */
    int sheet_width, sheet_height, left, top, width;
};

extern const struct page_style page_styles[];
extern const size_t n_page_styles;

/* By id or name; NULL when there is none. */
const struct page_style *page_style_find(const char *name);
/* The one of plain text that stands for a style of sheets: 80 or, for landscape ones, 132 columns. */
const struct page_style *page_style_plain(const char *name);
/* How many half-ems a bar of a table takes: 1, or 2 on boxed ones. */
int page_style_bar(const struct page_style *style);
/* The same style with boxed tables; NULL when there is none. */
const struct page_style *page_style_boxed(const struct page_style *style);
/* How many half-ems of the title's size fit into a line. */
int page_style_title_cells(const struct page_style *style);

#endif

/* A report broken into pages of one style.
 *
 * Lines break as in text/wrap.h (no closing sign begins a line). A row of a table is never split unless
 * it alone is higher than a page; heads are repeated; a heading stays with what follows, the first and
 * last line of a paragraph with their neighbours, a signature with what stands before it.
 *
 * Pages are made one at a time in the caller's arena, so that the first stands at once and a document of
 * any length is painted in the memory of a page; the pager keeps where each page began. */
#ifndef REPORT_PAGER_H
#define REPORT_PAGER_H

#include "report/page.h"

struct pager_place {
    size_t block;
    size_t part;   /* line of a paragraph, row of a table */
    size_t offset; /* lines of a row that stand on the page before */
};

struct pager {
    const struct report *report;
    const struct page_style *style;
    struct arena *arena; /* of what lives as long as the pager */
    VEC(struct pager_place) starts;
    bool is_counted;                    /* starts holds every page */
    const struct report_table **tables; /* of each block, as it is on this style; NULL */
    const int **bars; /* for each block that is a table: where its columns begin */
    const char *foot;
};

/* The report must not change while the pager is used. */
void pager_init(struct pager *p, struct arena *a, const struct report *r,
                const struct page_style *style);
/* Number of pages; lays out the whole document once. At least 1. */
size_t pager_count(struct pager *p);
/* Finds where pages begin up to this one: a slice of counting. */
void pager_know(struct pager *p, size_t number);
/* Page `number` from 1. False when there is none. `total` is told on the page when it was counted. */
bool pager_page(struct pager *p, struct arena *a, size_t number, struct page *out);

#endif

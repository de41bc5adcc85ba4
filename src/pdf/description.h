/* The description of pages that shenbao-pdf reads: UTF-8 lines, a word and its numbers, everything in
 * tenths of a point from the upper left corner. The texts of a report stand last on their line.
 *
 *     shenbao-pages 1
 *     sheet 5952 8418                    width and height of every page
 *     about 收件登记簿                    title of the document, kept in the PDF
 *     day 2024-11-20                     its date; nothing else of the PDF depends on when it is made
 *     font 0 仿宋_GB2312                  wanted for face 0, the best first
 *     latin 0 Times New Roman            the same for ASCII
 *     page                               begins a page
 *     text X Y WIDTH SIZE FACE SIDE 文字   Y is the base line; SIDE l c r b: left, centre, right, both edges
 *     rule X1 Y1 X2 Y2 THICKNESS
 *     fill X Y WIDTH HEIGHT              a rectangle of ink
 *     end                                nothing lacks
 *
 * A description that stops before `end` makes no PDF. */
#ifndef PDF_DESCRIPTION_H
#define PDF_DESCRIPTION_H

#include <stdbool.h>
#include <stdio.h>

enum entry_kind {
    ENTRY_SHEET,
    ENTRY_ABOUT,
    ENTRY_DAY,
    ENTRY_FONT,
    ENTRY_LATIN,
    ENTRY_PAGE,
    ENTRY_TEXT,
    ENTRY_RULE,
    ENTRY_FILL,
    ENTRY_END,
};

#define ENTRY_NUMBERS 5

struct entry {
    enum entry_kind kind;
    double
        numbers[ENTRY_NUMBERS]; /* as many as the kind has, in points; a face is a plain number */
    int face;
    char side;        /* of a text */
    const char *text; /* of the line; lives until the next is read */
};

struct description {
    FILE *in;
    char *line;
    size_t size;
    long number; /* of the line read last */
    bool has_begun;
};

enum reading { READ_ENTRY, READ_END, READ_BAD };

/* READ_END behind `end`; READ_BAD for what is none of the lines above, also at the end of a file that has
 * no `end`. */
enum reading description_next(struct description *d, struct entry *out);
void description_close(struct description *d);

#endif

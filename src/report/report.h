/* A document for paper, in memory: what it says, block by block, not yet broken into lines and pages
 * (report/pager.h does that for a kind of page).
 *
 * Begin one with report_init, add blocks from top to bottom with the functions below, hand it to paper/
 * (text, PDF) or to the preview. Texts are UTF-8 and are cleaned (report/measure.h); they are borrowed
 * when they are clean already, so they must live in the report's arena or longer. NULL counts as "". */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/vec.h"

/* Typefaces by their use; which font stands for each is data (data/print.yaml). */
enum face {
    FACE_BODY,  /* 仿宋 */
    FACE_SONG,  /* 宋体: page numbers, footers */
    FACE_HEAD,  /* 黑体: 附件1, first-level headings, heads of tables */
    FACE_KAI,   /* 楷体: second-level headings */
    FACE_TITLE, /* 小标宋 */
    FACE_N
};

enum side {
    SIDE_LEFT,
    SIDE_CENTRE,
    SIDE_RIGHT,
    SIDE_BOTH, /* filled to both edges, as lines of a paragraph but for its last */
};

/* ---- tables ------------------------------------------------------------------------------------ */

/* A cell that reaches over several columns or rows leaves out the cells it covers, as in HTML. */
struct report_cell {
    const char *text;
    int columns, rows; /* 0 counts as 1 */
    enum face face;    /* FACE_BODY unless it is a head among the rows */
    bool is_centred;   /* whatever its column says */
};

struct report_row {
    const struct report_cell *cells;
    size_t n;
};

struct report_column {
    const char *heading; /* for a table with one row of heads; NULL when heads are given */
    int width; /* in half-ems, as a share when the table is too wide; 0: as its cells need */
    enum side side;
};

struct report_table {
    struct arena *arena;
    const struct report_column *columns;
    size_t n_columns;
    size_t
        n_on_sheets; /* the columns behind these are bars of signs, for plain text alone; 0: there are none */
    VEC(struct report_row) heads; /* repeated on each page */
    VEC(struct report_row) rows;  /* never split, unless one alone is higher than a page */
};

/* A row of heads, the upper first. Cells may reach over rows and columns. */
void report_table_head(struct report_table *t, const struct report_cell *cells, size_t n);
/* One text for each column; the pointers are copied. */
void report_table_row(struct report_table *t, const char *const *texts);
/* Cells that may reach over rows (the rows they link are kept on one page) and columns. */
void report_table_cells(struct report_table *t, const struct report_cell *cells, size_t n);
/* A line over the whole width, such as ---- 入围线 5 ----. */
void report_table_note(struct report_table *t, const char *text);
/* Empty rows numbered `from` to `to` in the first column, as forms have them. */
void report_table_blanks(struct report_table *t, long from, long to);

/* ---- the document ------------------------------------------------------------------------------ */

enum block_kind {
    BLOCK_ATTACHMENT, /* 附件1, at the top left, in the face of heads */
    BLOCK_TITLE,      /* centred, broken into balanced lines */
    BLOCK_HEADING,    /* level 1 一、 2 （一） 3 1. */
    BLOCK_PARAGRAPH,  /* begins two characters in, filled to both edges */
    BLOCK_LINE,       /* one text at the left, the centre or the right, or two at both edges */
    BLOCK_SPACE,      /* empty lines; nothing at the top of a page */
    BLOCK_TABLE,
    BLOCK_SIGN, /* stays in one piece, and with what stands before it: no page of signatures alone */
    BLOCK_PAGE, /* what follows begins a new page */
    BLOCK_CODE, /* `text` as a QR code in the middle; `right` is written instead by printers without squares */
};

/* A line of a signature: two texts, at the left edge and some way from the right. */
struct report_pair {
    const char *left, *right;
};

struct report_block {
    enum block_kind kind;
    int number; /* level of a heading, lines of a space */
    enum side side;
    const char *text, *right;
    struct report_table *table;
    VEC(struct report_pair) lines; /* of a signature */
};

enum page_number {
    NUMBER_DASHES, /* — 1 —, as GB/T 9704 has it: odd pages right, even pages left */
    NUMBER_OF,     /* 第 1 页 共 3 页, at the right */
    NUMBER_NOT,    /* none: labels */
    NUMBER_MANY,   /* as NUMBER_OF behind the note, when there is more than one page: slips */
};

struct report {
    struct arena *arena;
    const char *name; /* for the queue of the printer, PDF metadata, file names: 收件登记簿 */
    const char
        *day; /* 2024-11-20, of the data: printed at the foot and kept as the date of the PDF */
    enum page_number number;
    const char *note; /* at the foot of each page before the fingerprint; NULL */
    bool is_plain;    /* no note, day and fingerprint at the foot: official letters, labels */
    const char
        *told; /* for whoever prints it, not on the paper: what was left out or is odd; NULL */
    const char *style; /* id of the page style it is made for: letter, list, wide … */
    VEC(struct report_block) blocks;
};

/* A document called so, for this page style (id), with the day it tells about. */
void report_init(struct report *r, struct arena *a, const char *name, const char *style);

void report_attachment(struct report *r, const char *text);
void report_title(struct report *r, const char *text);
void report_heading(struct report *r, int level, const char *text);
void report_paragraph(struct report *r, const char *text);
void report_line(struct report *r, enum side side, const char *text);
void report_two(struct report *r, const char *left, const char *right);
void report_space(struct report *r, int lines);
void report_new_page(struct report *r);
/* A QR code of `text`, which is ASCII and short: nothing is put for what no code can hold. */
void report_code(struct report *r, const char *text, const char *instead);
/* `columns` is borrowed. When they have headings, these are the head. */
struct report_table *report_table(struct report *r, const struct report_column *columns, size_t n);

/* A place for signatures: give it lines with report_sign_line. */
struct report_block *report_sign(struct report *r);
void report_sign_line(struct report *r, const char *left, const char *right);
/* The seal of `unit` over `date`, at the right, with room for the seal above them. */
void report_seal(struct report *r, const char *unit, const char *date);

/* What the document says, as a SHA-256 over its texts and shape; not its day, note and style,
 * nor a table of changes (report/changes.h). */
void report_fingerprint(const struct report *r, char out[DIGEST_TEXT_SIZE]);
/* What stands at the foot of each page beside its number: note, day and fingerprint; NULL when it is plain. */
const char *report_foot(const struct report *r, struct arena *a);

#endif

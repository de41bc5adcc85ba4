/* Pages as plain text: for dot-matrix printers, for reading in an editor, and for the preview.
 *
 * Every text stands in the column where the page has it. What the target draws in fewer columns than the
 * grid counts (“ ” on a terminal) is followed by blanks, so that columns stay straight. Rules are - | +. */
#ifndef PAPER_TEXT_H
#define PAPER_TEXT_H

#include "base/buf.h"
#include "paper/sink.h"
#include "report/pager.h"
#include "text/charset.h"

/* In columns of the target; for a terminal and UTF-8 files utf8_char_width. */
typedef int (*text_width)(uint32_t character);

/* One band as a line, without line feed and blanks at its end. */
void text_band(const struct band *band, text_width width, struct buf *out);
/* What stands below the type area, as one or two lines, each with its line feed; nothing when the page has
 * neither number nor foot. */
void text_foot(const struct page *page, text_width width, struct buf *out);
/* The type area filled up to its height when the style is one of plain text, then the foot. */
void text_page(const struct page *page, text_width width, struct buf *out);

/* All pages of a style as one text for reading on a terminal, each page but the first behind an empty
 * line; without what fills a page up to its height. */
const char *text_of(struct arena *a, const struct report *r, const struct page_style *style);

struct text_target {
    enum charset charset;        /* UTF-8 or GB18030 */
    struct slice prefix, suffix; /* bytes for the printer before and behind everything */
    struct paper_sink sink;
};

/* What a printer with GB18030 cannot print: characters that are not one or two bytes there. */
struct text_losses {
    size_t n;
    VEC(uint32_t) listed; /* the first of them, each once */
};

/* All pages, each ended by a form feed. In GB18030 one byte is one column; a character that needs four
 * bytes becomes 〓 and is told in `losses` (may be NULL), since printers have no glyph for it. */
enum status text_write(struct pager *p, const struct text_target *target, struct arena *a,
                       struct text_losses *losses, struct err *err) MUST_CHECK;

#endif

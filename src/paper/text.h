/* Pages as plain text: for dot-matrix printers, for reading in an editor, and for the preview.
 *
 * Every text stands in the column where the page has it. What the target draws in fewer columns than the
 * grid counts (“ ” on a terminal) is followed by blanks, so that columns stay straight. Rules are - | +.
 * A QR code is drawn with half blocks, dark squares in ink; a printer of GB18030 has none that are half as high
 * as wide: it writes what the document says instead of the code. */
#ifndef PAPER_TEXT_H
#define PAPER_TEXT_H

#include "base/buf.h"
#include "paper/sink.h"
#include "report/pager.h"
#include "text/charset.h"

/* What the text is read on. */
enum text_device {
    TEXT_SCREEN, /* a terminal or an editor: UTF-8, as wide as terminals draw it, codes as half blocks */
    TEXT_BYTES, /* a printer of GB18030: one byte one column; codes cannot be drawn */
};

/* One band as a line, without line feed and blanks at its end. */
void text_band(const struct band *band, enum text_device device, struct buf *out);
/* What stands below the type area, as one or two lines, each with its line feed; nothing when the page has
 * neither number nor foot. */
void text_foot(const struct page *page, enum text_device device, struct buf *out);
/* The type area filled up to its height when the style is one of plain text, then the foot. */
void text_page(const struct page *page, enum text_device device, struct buf *out);

/* All pages of a style as one text for reading on a terminal, each page but the first behind an empty
 * line; without what fills a page up to its height. */
const char *text_of(struct arena *a, const struct report *r, const struct page_style *style);

struct text_target {
    enum charset charset;        /* UTF-8 or GB18030 */
    bool is_file;                /* for an editor: GB18030 has characters of four bytes there */
    struct slice prefix, suffix; /* bytes for the printer before and behind everything */
    struct slice line_end;       /* of each line; empty: a line feed */
    struct paper_sink sink;
};

/* What a printer with GB18030 cannot print: characters that are not one or two bytes there; in a file only those
 * that GB18030 does not have. */
struct text_losses {
    size_t n;
    VEC(uint32_t) listed; /* the first of them, each once */
};

/* All pages, each ended by a form feed. For a printer in GB18030 one byte is one column; a character that needs
 * four bytes becomes 〓 and is told in `losses` (may be NULL), since printers have no glyph for it. */
enum status text_write(struct pager *p, const struct text_target *target, struct arena *a,
                       struct text_losses *losses, struct err *err) MUST_CHECK;

#endif

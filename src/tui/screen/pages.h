/* A document before it goes to paper: the very pages, line for line and page for page, then to a printer or
 * into a file. */
#ifndef TUI_SCREEN_PAGES_H
#define TUI_SCREEN_PAGES_H

#include "desk/documents.h"
#include "report/page.h"
#include "tui/screen.h"

/* The argument; what it points to is copied. The screen makes the document itself, and again when somebody
 * changes the desk or the filter. */
struct pages_wanted {
    const struct document *document;
    struct document_order order;
    const char *file; /* the name proposed for saving, without its ending: 回执-20260269 */
};

extern const struct screen_class pages_screen, documents_screen;

/* How a page is drawn: its first row and column in view; `is_whole`: all of it, in blocks. */
struct page_view {
    int top, left;
    bool is_whole;
};
/* Rows a page takes on the screen: its bands, an empty one and the foot. */
int page_rows(const struct page *page);
void page_draw(const struct canvas *cv, const struct page *page, const struct page_view *view);

#endif

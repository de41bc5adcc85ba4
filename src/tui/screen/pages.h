/* A document before it goes to paper: the very pages, line for line and page for page, then to a printer, into
 * a file, or into the print register. */
#ifndef TUI_SCREEN_PAGES_H
#define TUI_SCREEN_PAGES_H

#include "desk/documents.h"
#include "report/page.h"
#include "tui/screen.h"

/* The argument; what it points to is copied. The screen makes the document itself, and again when somebody
 * changes the desk or what is asked for. */
struct pages_wanted {
    const struct document *document; /* NULL: `kept` */
    struct document_order order;
    const char *kept;  /* a finished document (report/keep.h), shown as it is; NULL */
    const char *issue; /* its number in the print register; NULL: it is not in there */
    const char *file;  /* the name proposed for saving, without its ending: 回执-20260269 */
};

extern const struct screen_class pages_screen, documents_screen, print_issues_screen;

enum page_zoom {
    ZOOM_NONE,  /* as it is, a part of it when the screen is smaller */
    ZOOM_WIDTH, /* as wide as the screen: what has no room in its place is cut */
    ZOOM_WHOLE, /* all of it, in blocks */
};

/* How a page is drawn: its first row and column in view. */
struct page_view {
    int top, left;
    enum page_zoom zoom;
};
/* Rows a page takes on the screen: its bands, an empty one and the foot. */
int page_rows(const struct page *page);
void page_draw(const struct canvas *cv, const struct page *page, const struct page_view *view);

#endif

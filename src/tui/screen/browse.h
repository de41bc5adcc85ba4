/* The rows of a list screen: the list widget over ids that the desk reads piece by piece, so that
 * the first page stands at once however many there are. Narrowing and ordering are done here; what a
 * row says is the screen's business (list_source). */
#ifndef TUI_SCREEN_BROWSE_H
#define TUI_SCREEN_BROWSE_H

#include "desk/lists.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

struct browse {
    struct ui *ui;
    const char *noun;          /* as in desk/lists.h */
    const char *const *orders; /* of each column the id of an order; NULL: none */
    int64_t notice;            /* 0 for all */
    const char *always;        /* a search that holds beside the filter; may be NULL */
    bool with_void;
    bool is_newest_first; /* while no column orders */
    struct list list;
    struct id_list ids;
};

/* The fields above `list` are set by the screen, and list_init was called. Reads the first rows. A
 * failure is told in line 23. */
void browse_open(struct browse *b);
void browse_release(struct browse *b);
/* Looks again, keeping selection, marks and filter. A search that cannot be understood is told and
 * the rows stay. */
void browse_reload(struct browse *b);
/* For idle(): reads on for a moment; true while there are more. */
bool browse_idle(struct browse *b);
/* list_key, with narrowing and ordering done. */
enum widget_result browse_key(struct browse *b, struct key key);
/* Narrows by this search, as if typed. */
void browse_filter(struct browse *b, const char *where);

#endif

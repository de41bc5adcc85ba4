/* A short list of which one is chosen: a popup, the proposals under a field. Letters and Chinese
 * narrow it by pinyin initials when it filters itself. */
#ifndef TUI_WIDGET_CHOICE_H
#define TUI_WIDGET_CHOICE_H

#include "base/arena.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/result.h"

struct choice_item {
    const char *text;
    const char *note; /* behind it, explaining; may be NULL */
};

struct choice {
    const char *title;
    const struct choice_item *items;
    size_t n;
    struct edit filter;
    size_t *shown; /* indexes of the items that match, in memory */
    size_t n_shown;
    size_t at, top; /* into shown */
    int rows;       /* of the last drawing */
    struct arena memory;
};

/* `items` must live as long as the choice. */
void choice_init(struct choice *c, const char *title, const struct choice_item *items, size_t n);
void choice_release(struct choice *c);
/* Enter: WIDGET_DONE, then choice_taken; Esc clears the filter, then is WIDGET_LEFT. */
enum widget_result choice_key(struct choice *c, struct key key);
/* The index of the item under the cursor; n when nothing matches. */
size_t choice_taken(const struct choice *c);
/* A box as large as needed, in the middle of `cv`. */
void choice_draw(struct choice *c, const struct canvas *cv);

#endif

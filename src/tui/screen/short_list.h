/* A short list that is loaded whole, with the sentence of the selected row below it: what several
 * screens of findings and decisions look like. The screen fills an arena of its own with rows, says how
 * many there are, and is asked for cells and sentences by index. */
#ifndef TUI_SCREEN_SHORT_LIST_H
#define TUI_SCREEN_SHORT_LIST_H

#include "base/arena.h"
#include "tui/screen.h"
#include "tui/widget/list.h"

struct short_list {
    struct list list;
    struct arena arena; /* of the rows */
    struct arena asked; /* of the question and the act it is about; reset by who asks */
    int64_t *ids;       /* indexes plus one */
    /* The sentence below the list; gets list.source.context. */
    const char *(*told)(void *context, struct arena *a, size_t row);
};

/* `columns` must live as long as the list; noun and empty of s->list may be set afterwards. */
void short_list_init(struct short_list *s, const struct list_column *columns, size_t n_columns,
                     struct list_source source);
/* Takes over an arena that holds n new rows. */
void short_list_set(struct short_list *s, struct arena fresh, size_t n);
/* False when there is no row. */
bool short_list_selected(const struct short_list *s, size_t *row);
/* Moves; WIDGET_PASS for every key that is not its own. */
enum widget_result short_list_key(struct short_list *s, struct key key);

/* A screen that is nothing but such a list: its state begins with a struct short_list. */
void short_list_screen_draw(const struct screen *s, const struct canvas *cv);
const char *short_list_screen_sentence(const struct screen *s, struct arena *a);
void short_list_screen_close(struct screen *s);

#endif

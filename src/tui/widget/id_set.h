/* A set of row ids: the marked rows of a list. On the heap; zero-initialised is empty. */
#ifndef TUI_WIDGET_ID_SET_H
#define TUI_WIDGET_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct id_set {
    int64_t *slots; /* open addressing; INT64_MIN is an empty slot, so no id may be that */
    size_t cap, n;
};

void id_set_release(struct id_set *s);
void id_set_clear(struct id_set *s);
bool id_set_has(const struct id_set *s, int64_t id);
void id_set_add(struct id_set *s, int64_t id);
void id_set_remove(struct id_set *s, int64_t id);
/* All ids, smallest first; s->n of them. */
int64_t *id_set_all(const struct id_set *s, struct arena *a);

#endif

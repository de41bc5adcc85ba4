#include "tui/widget/id_set.h"

#include <stdlib.h>

#include "base/die.h"

#define EMPTY INT64_MIN

void id_set_release(struct id_set *s)
{
    free(s->slots);
    *s = (struct id_set){0};
}

void id_set_clear(struct id_set *s)
{
    for (size_t i = 0; i < s->cap; i++) {
        s->slots[i] = EMPTY;
    }
    s->n = 0;
}

static size_t home_of(const struct id_set *s, int64_t id)
{
    return (size_t)(((uint64_t)id * 0x9E3779B97F4A7C15u) >> 20) & (s->cap - 1);
}

/* The slot of the id, or the empty one where it would stand. */
static size_t slot_of(const struct id_set *s, int64_t id)
{
    size_t i = home_of(s, id);
    while (s->slots[i] != EMPTY && s->slots[i] != id) {
        i = (i + 1) & (s->cap - 1);
    }
    return i;
}

bool id_set_has(const struct id_set *s, int64_t id)
{
    return s->n > 0 && s->slots[slot_of(s, id)] == id;
}

static void grow(struct id_set *s)
{
    struct id_set larger = {.cap = s->cap ? s->cap * 2 : 64};
    larger.slots = xmalloc(larger.cap * sizeof *larger.slots);
    id_set_clear(&larger);
    for (size_t i = 0; i < s->cap; i++) {
        if (s->slots[i] != EMPTY) {
            larger.slots[slot_of(&larger, s->slots[i])] = s->slots[i];
        }
    }
    larger.n = s->n;
    free(s->slots);
    *s = larger;
}

void id_set_add(struct id_set *s, int64_t id)
{
    if (s->cap == 0 || s->n * 2 >= s->cap) {
        grow(s);
    }
    size_t i = slot_of(s, id);
    s->n += s->slots[i] == EMPTY;
    s->slots[i] = id;
}

/* Closes the gap, so that ids behind it are still found from their home. */
void id_set_remove(struct id_set *s, int64_t id)
{
    if (!id_set_has(s, id)) {
        return;
    }
    size_t mask = s->cap - 1, gap = slot_of(s, id);
    for (size_t i = (gap + 1) & mask; s->slots[i] != EMPTY; i = (i + 1) & mask) {
        if (((i - home_of(s, s->slots[i])) & mask) >= ((i - gap) & mask)) {
            s->slots[gap] = s->slots[i];
            gap = i;
        }
    }
    s->slots[gap] = EMPTY;
    s->n--;
}

static int compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

int64_t *id_set_all(const struct id_set *s, struct arena *a)
{
    int64_t *ids = ARENA_ARRAY(a, int64_t, s->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s->cap; i++) {
        if (s->slots[i] != EMPTY) {
            ids[n++] = s->slots[i];
        }
    }
    qsort(ids, n, sizeof *ids, compare);
    return ids;
}

/* Growable arrays in an arena: `VEC(struct unit) units = {0}; *VEC_PUSH(a, &units) = u;`
 * `at[0..n)` are the elements. Growth moves the array, and what a large one was before is gone: keep
 * indexes, not pointers, while pushing, and push to one copy of the struct only. Nothing to release:
 * the arena owns it. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t n, cap;                                                                             \
    }

/* Returns a pointer to a new zeroed last element. */
#define VEC_PUSH(arena, v)                                                                         \
    ((v)->at = vec_grow((arena), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), &(v)->at[(v)->n++])

void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t item_size);

#endif

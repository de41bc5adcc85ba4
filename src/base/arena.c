/* Blocks are chained newest first; a block never moves, so results stay where they are, but for that of a large
 * array: who grows one knows that it moves. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/vec.h"

#define BLOCK_SIZE 16384
#define LARGE_ARRAY 65536 /* bytes from which a growing array has a block of its own */

struct arena_block {
    struct arena_block *previous;
    size_t size, used;
    bool is_array; /* holds one growing array and nothing else */
    max_align_t bytes[];
};

static struct arena_block *block_new(size_t size, struct arena_block *previous)
{
    struct arena_block *b = xmalloc(sizeof *b + size);
    b->previous = previous;
    b->size = size;
    b->used = 0;
    b->is_array = false;
    return b;
}

/* Doubling blocks, so that a big batch does not make thousands of them. */
static size_t block_size_for(const struct arena *a, size_t need)
{
    size_t size = a->last ? a->last->size * 2 : BLOCK_SIZE;
    if (size > (size_t)1 << 22) {
        size = (size_t)1 << 22;
    }
    return size > need ? size : need;
}

/* Not zeroed. */
static void *take(struct arena *a, size_t size)
{
    size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2) {
        die("内存不足");
    }
    size_t need = (size + align - 1) / align * align;
    if (!a->last || a->last->size - a->last->used < need) {
        a->last = block_new(block_size_for(a, need), a->last);
    }
    char *p = (char *)a->last->bytes + a->last->used;
    a->last->used += need;
    a->used += need;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size), 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t item_size)
{
    if (n > SIZE_MAX / 2 / item_size) {
        die("内存不足");
    }
    return arena_alloc(a, n * item_size);
}

char *arena_copy(struct arena *a, const char *bytes, size_t n)
{
    char *p = take(a, n + 1);
    if (n) {
        memcpy(p, bytes, n);
    }
    p[n] = '\0';
    return p;
}

char *arena_text(struct arena *a, const char *text)
{
    return text ? arena_copy(a, text, strlen(text)) : NULL;
}

/* Written at once where it may come to stand: what fits there is taken as it is, only what does not is
 * written again. */
char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    size_t left = a->last ? a->last->size - a->last->used : 0;
    char *at = left ? (char *)a->last->bytes + a->last->used : NULL;
    int n = vsnprintf(at, left, format, args);
    if (n < 0) {
        die("格式化失败: %s", format);
    }
    char *p = take(a, (size_t)n + 1);
    if (p != at) {
        (void)vsnprintf(p, (size_t)n + 1, format, again);
    }
    va_end(again);
    return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *p = arena_vprintf(a, format, args);
    va_end(args);
    return p;
}

void arena_reset(struct arena *a)
{
    struct arena_block *keep = a->last;
    if (!keep) {
        return;
    }
    for (struct arena_block *b = keep->previous; b;) {
        struct arena_block *previous = b->previous;
        if (b->size > keep->size) {
            free(keep);
            keep = b;
        } else {
            free(b);
        }
        b = previous;
    }
    keep->previous = NULL;
    keep->used = 0;
    keep->is_array = false;
    a->last = keep;
    a->used = 0;
}

void arena_release(struct arena *a)
{
    for (struct arena_block *b = a->last; b;) {
        struct arena_block *previous = b->previous;
        free(b);
        b = previous;
    }
    *a = (struct arena){0};
}

/* The link to the block that holds nothing but this array; NULL when there is none. */
static struct arena_block **link_of_array(struct arena *a, const void *at)
{
    for (struct arena_block **link = &a->last; at && *link; link = &(*link)->previous) {
        if ((*link)->is_array && (const void *)(*link)->bytes == at) {
            return link;
        }
    }
    return NULL;
}

/* A large array grows in its own block, so that what it was before does not stay behind it. */
static void *large_grow(struct arena *a, const void *at, size_t used, size_t size)
{
    struct arena_block **link = link_of_array(a, at), *b;
    if (!a->last) {
        a->last = block_new(BLOCK_SIZE, NULL);
    }
    if (link) {
        b = xrealloc(*link, sizeof *b + size);
        a->used -= b->size;
        *link = b;
    } else {
        b = block_new(size, a->last->previous);
        a->last->previous = b;
        memcpy(b->bytes, at, used);
    }
    b->is_array = true;
    b->size = b->used = size;
    a->used += size;
    return b->bytes;
}

static void *small_grow(struct arena *a, const void *at, size_t used, size_t size)
{
    void *bigger = arena_alloc(a, size);
    if (used) {
        memcpy(bigger, at, used);
    }
    return bigger;
}

void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t item_size)
{
    if (n == *cap) {
        size_t more = *cap ? *cap * 2 : 8, size = more * item_size;
        if (more > SIZE_MAX / 2 / item_size) {
            die("内存不足");
        }
        at = n && size >= LARGE_ARRAY ? large_grow(a, at, n * item_size, size)
                                      : small_grow(a, at, n * item_size, size);
        *cap = more;
    }
    memset((char *)at + n * item_size, 0, item_size);
    return at;
}

/* Blocks are chained newest first; a block never moves, so results stay where they are. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/vec.h"

#define BLOCK_SIZE 16384

struct arena_block {
    struct arena_block *previous;
    size_t size, used;
    max_align_t bytes[];
};

static struct arena_block *block_new(size_t size, struct arena_block *previous)
{
    struct arena_block *b = xmalloc(sizeof *b + size);
    b->previous = previous;
    b->size = size;
    b->used = 0;
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

void *arena_alloc(struct arena *a, size_t size)
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
    memset(p, 0, size);
    return p;
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
    char *p = arena_alloc(a, n + 1);
    if (n) {
        memcpy(p, bytes, n);
    }
    return p;
}

char *arena_text(struct arena *a, const char *text)
{
    return text ? arena_copy(a, text, strlen(text)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) {
        die("格式化失败: %s", format);
    }
    char *p = arena_alloc(a, (size_t)n + 1);
    (void)vsnprintf(p, (size_t)n + 1, format, again);
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

void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t item_size)
{
    if (n < *cap) {
        memset((char *)at + n * item_size, 0, item_size);
        return at;
    }
    size_t more = *cap ? *cap * 2 : 8;
    if (more > SIZE_MAX / 2 / item_size) {
        die("内存不足");
    }
    void *bigger = arena_alloc(a, more * item_size);
    if (n) {
        memcpy(bigger, at, n * item_size);
    }
    *cap = more;
    return bigger;
}

#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

char buf_nothing[1];

void buf_init(struct buf *b)
{
    *b = (struct buf)BUF_INIT;
}

void buf_release(struct buf *b)
{
    if (b->cap) {
        free(b->at);
    }
    buf_init(b);
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->cap) {
        b->at[0] = '\0';
    }
}

char *buf_reserve(struct buf *b, size_t more)
{
    if (more >= SIZE_MAX / 2 - b->n) {
        die("内存不足");
    }
    size_t need = b->n + more + 1;
    if (need > b->cap) {
        size_t cap = b->cap ? b->cap : 64;
        while (cap < need) {
            cap *= 2;
        }
        b->at = xrealloc(b->cap ? b->at : NULL, cap);
        b->cap = cap;
    }
    return b->at + b->n;
}

void buf_add(struct buf *b, const char *bytes, size_t n)
{
    char *end = buf_reserve(b, n);
    if (n) {
        memcpy(end, bytes, n);
    }
    b->n += n;
    b->at[b->n] = '\0';
}

void buf_text(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_char(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_fill(struct buf *b, char c, size_t n)
{
    memset(buf_reserve(b, n), c, n);
    b->n += n;
    b->at[b->n] = '\0';
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) {
        die("格式化失败: %s", format);
    }
    char *end = buf_reserve(b, (size_t)n);
    (void)vsnprintf(end, (size_t)n + 1, format, again);
    b->n += (size_t)n;
    va_end(again);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

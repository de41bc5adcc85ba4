/* Growable text on the heap: for building output of unknown length that outlives or outgrows an
 * arena (files, long lists). Always NUL-terminated behind `n` bytes once something was added;
 * `at` is never NULL after buf_init. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *at;
    size_t n, cap;
};

/* What `at` points to before anything was added; never written to. */
extern char buf_nothing[1];

#define BUF_INIT                                                                                   \
    {                                                                                              \
        buf_nothing, 0, 0                                                                          \
    }

void buf_init(struct buf *b);
void buf_release(struct buf *b);
/* Empties it, keeping the memory. */
void buf_clear(struct buf *b);
/* Makes room for `more` bytes and a NUL behind the present end; returns the end. */
char *buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, const char *bytes, size_t n);
void buf_text(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
/* `n` times the same byte. */
void buf_fill(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

#endif

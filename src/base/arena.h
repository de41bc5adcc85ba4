/* Memory that is given back all at once.
 *
 * The caller of a function passes the arena in which results live; results stay valid until the
 * arena is reset or released. One arena per screen load, command, imported batch. Running out of
 * memory ends the process through die() (base/die.h), so nothing here can fail.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zero-initialised (`struct arena a = {0}`) is a valid, empty arena. */
struct arena {
    struct arena_block *last;
    size_t used; /* bytes handed out since the last reset */
};

/* Forgets everything but keeps the largest block for reuse. */
void arena_reset(struct arena *a);
/* Gives all memory back; the arena is empty and usable again. */
void arena_release(struct arena *a);

/* Zeroed memory aligned for any type. */
void *arena_alloc(struct arena *a, size_t size);
/* `n` items of this size, zeroed; a size that overflows ends the process as want of memory does. */
void *arena_array(struct arena *a, size_t n, size_t item_size);
/* `n` bytes copied, with a terminating NUL behind them. */
char *arena_copy(struct arena *a, const char *bytes, size_t n);
/* A NUL-terminated text copied; NULL stays NULL. */
char *arena_text(struct arena *a, const char *text);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

#endif

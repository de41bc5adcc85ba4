/* The end of the process for out of memory and broken invariants; never for what a user or a file
 * can cause. Runs the hook first, so that the terminal is left usable. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

#include <stddef.h>

_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* What to do before the message is printed (restore the terminal); NULL for nothing. */
void die_set_hook(void (*hook)(void));

void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);

#endif

#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*die_hook)(void);

void die_set_hook(void (*hook)(void))
{
    die_hook = hook;
}

void die(const char *format, ...)
{
    if (die_hook) {
        die_hook();
    }
    va_list args;
    va_start(args, format);
    fputs("申报台: 意外终止: ", stderr);
    (void)vfprintf(stderr, format, args);
    fputs("\n", stderr);
    va_end(args);
    abort();
}

void *xmalloc(size_t size)
{
    return xrealloc(NULL, size);
}

void *xrealloc(void *p, size_t size)
{
    void *q = realloc(p, size ? size : 1);
    if (!q) {
        die("内存不足 (要 %zu 字节)", size);
    }
    return q;
}

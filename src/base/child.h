/* Other programs run by an argument vector, never through a shell, and waited for. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stdio.h>

/* Asked some times a second while a program runs; false: it is to be ended. */
struct child_watch {
    bool (*goes_on)(void *context);
    void *context;
};

struct child {
    char *const *argv; /* argv[0] is looked for in PATH when it has no slash; NULL at the end */
    /* Its stdin, read from where the file stands, its stdout and its stderr; the last two may be the same. */
    FILE *in, *out, *said;
    const struct child_watch *watch; /* NULL: nobody ends it */
};

/* 0, or the errno that kept it from being started (ENOENT: no such program). *ended is its exit status; 128
 * and more when a signal ended it, as one does when the watch says so. */
int child_run(const struct child *c, int *ended);

#endif

/* Names somebody chooses one of: what a notice has, which schemes there are. */
#ifndef TUI_SCREEN_OFFERED_H
#define TUI_SCREEN_OFFERED_H

#include "desk/desk.h"

enum offered_kind { OFFERED_TRACKS, OFFERED_DIRECTIONS, OFFERED_SCHEMES };

struct offered {
    const char **at; /* the first, given by the asker, stands for all or none of them */
    size_t n, cap;
};

/* Of this notice; schemes are the desk's. Appended behind what there is. */
enum status offered_add(struct desk *desk, struct arena *a, enum offered_kind kind, int64_t notice,
                        struct offered *out, struct err *err) MUST_CHECK;

#endif

/* The notices that have panels. */
#ifndef DESK_PANEL_NOTICES_H
#define DESK_PANEL_NOTICES_H

#include "desk/desk.h"

struct panel_notice {
    int64_t id;
    const char *code;
    int64_t n_panels;
};
struct panel_notices {
    struct panel_notice *at;
    size_t n, cap;
};
/* In the order they were entered. */
enum status panel_notices_load(struct desk *desk, struct arena *a, struct panel_notices *out,
                               struct err *err) MUST_CHECK;

#endif

/* 我的评审: the panels whose scoring has opened and in which who sits here has cases to read. */
#ifndef DESK_MY_PANELS_H
#define DESK_MY_PANELS_H

#include "desk/desk.h"

struct my_panel {
    int64_t id;
    const char *name, *notice; /* code of the notice */
    const char *scheme, *state;
    int64_t cases, sealed, drafts;
    const char *signing; /* as in struct panel_member */
};
struct my_panels {
    int64_t reviewer;    /* who I am among the experts; 0: none, then there are no panels */
    struct my_panel *at; /* those that score first */
    size_t n, cap;
};
enum status my_panels_load(struct desk *desk, struct arena *a, struct my_panels *out,
                           struct err *err) MUST_CHECK;
/* The one that scores; NULL when there is none or more than one. */
const struct my_panel *my_panels_only(const struct my_panels *panels);

#endif

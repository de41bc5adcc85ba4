/* Somebody saved the same record meanwhile: both sides beside each other, and whose holds. */
#ifndef TUI_SCREEN_CONFLICT_VIEW_H
#define TUI_SCREEN_CONFLICT_VIEW_H

#include "base/vec.h"
#include "desk/conflict.h"
#include "tui/screen.h"

struct conflict_line {
    const char *label, *mine, *theirs; /* as people read them */
};

/* The argument; must live until the answer. answer.choice is a conflict_choice, is_given false after
 * Esc: back to the form with everything as typed. */
struct conflict_view {
    const char *title;   /* 收件 20260013 */
    struct arena *arena; /* of the lines */
    const char *who;     /* login of whoever was faster; NULL: not known */
    int64_t at;
    VEC(struct conflict_line) lines;
};
enum conflict_choice { CONFLICT_MINE = 1, CONFLICT_THEIRS };

/* One record of what was being saved. */
struct conflict_record {
    const struct record_type *type;
    const void *base, *mine;
    const char *part; /* before the labels when there are several: the material; may be NULL */
};

/* Adds what both sides changed of it; values of links and instants made readable. */
enum status conflict_view_add(struct conflict_view *v, struct desk *desk,
                              const struct conflict_record *record, struct err *err) MUST_CHECK;

extern const struct screen_class conflict_screen;

#endif

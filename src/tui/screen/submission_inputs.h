/* The form of a case, made from its notice: the columns every case has, then the fields the notice
 * asks for, each with its rule, bounds of 字数, choices and clause. */
#ifndef TUI_SCREEN_SUBMISSION_INPUTS_H
#define TUI_SCREEN_SUBMISSION_INPUTS_H

#include "model/notice.h"
#include "model/submission.h"
#include "tui/widget/input.h"

/* How unit names are proposed; `context` is the form's. */
struct submission_proposals {
    struct suggestions (*unit)(void *context, struct arena *a, const char *typed);
    struct suggestions (*units)(void *context, struct arena *a, const char *typed);
    struct suggestions (*options)(void *context, struct arena *a, const char *typed);
};

struct submission_inputs {
    struct input *at;
    const struct field **fields; /* what of the notice each stands for; NULL for columns */
    size_t n, cap, n_columns;    /* the columns come first */
};

/* `stored`: values of the form already kept; fields that a column answers (desk/form_columns.h)
 * are asked for only when they have one. Everything lives in the arena. */
struct submission_inputs submission_inputs_make(struct arena *a, const struct notice *n,
                                                const char *stored,
                                                const struct submission_proposals *p);
/* Options of a field: its own, or the first column of its list. */
struct texts submission_options(struct arena *a, const struct notice *n, const struct field *field);
/* The id under which the value is kept. */
const char *submission_field_id(const struct field *field);

#endif

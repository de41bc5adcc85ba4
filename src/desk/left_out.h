/* Which cases what leaves the desk upward (summary tables, cover lists, packages) leaves out: those refused, not selected
 * or withdrawn (rules/submission_state.h), unless the search asks for a state by itself. */
#ifndef DESK_LEFT_OUT_H
#define DESK_LEFT_OUT_H

#include "desk/desk.h"
#include "rules/submission_state.h"

struct left_out {
    int64_t n[SUBMISSION_STATES]; /* cases left out, by state */
};

/* Does a search (may be NULL) ask for a state? STATUS_USAGE when it cannot be understood. */
enum status left_out_is_asked(struct arena *a, const char *where, bool *asked,
                              struct err *err) MUST_CHECK;
/* True when a case in this state (id) is left out; it is then counted. */
bool left_out_note(struct left_out *l, const char *state);
/* 另有 3 件没有列入: 不予受理 2 件, 撤回 1 件; … NULL when there are none. */
const char *left_out_text(struct arena *a, const struct left_out *l);

#endif

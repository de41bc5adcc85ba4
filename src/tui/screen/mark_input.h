/* One mark being typed, on a score sheet or at a defence. */
#ifndef TUI_SCREEN_MARK_INPUT_H
#define TUI_SCREEN_MARK_INPUT_H

#include "model/scheme.h"
#include "tui/widget/edit.h"

/* Of the input under the cursor; {.is_first = true} when the cursor comes to it. */
struct mark_typing {
    bool is_first;     /* no key yet: what stands there makes way for a character */
    bool is_refused;   /* a key was refused since the last that was taken: 31 of 30 has left a 3 */
    const char *fault; /* why the last key was refused, in its arena; NULL: it was not */
};
/* A key for the mark of `c`. Full-width digits and 。 are plain ones where a number is typed. A key after which
 * nothing can become a mark any more is refused. */
enum widget_result mark_input_key(struct edit *e, const struct criterion *c, struct key key,
                                  struct arena *a, struct mark_typing *typing);
/* The mark as it is written in full (1 becomes 优 or 合格), when its input is left; the sentence of what is wrong with
 * it, in `a`, and the input is as it was. What a refused key has left is asked about once. */
const char *mark_input_settle(struct edit *e, const struct criterion *c, struct arena *a,
                              struct mark_typing *typing);

#endif

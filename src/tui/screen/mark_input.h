/* One mark being typed, on a score sheet or at a defence. */
#ifndef TUI_SCREEN_MARK_INPUT_H
#define TUI_SCREEN_MARK_INPUT_H

#include "model/scheme.h"
#include "tui/widget/edit.h"

struct mark_typing {
    bool
        is_first; /* the first key since the cursor came: what stands there makes way for a character */
    const char *fault; /* why the key was refused; NULL: it was not */
};
/* A key for the mark of `c`. Full-width digits and 。 are plain ones where a number is typed. A key after which
 * nothing can become a mark any more is refused. */
enum widget_result mark_input_key(struct edit *e, const struct criterion *c, struct key key,
                                  struct arena *a, struct mark_typing *typing);
/* The mark as it is written in full (1 becomes 优 or 合格), when its input is left; the sentence of what is wrong with
 * it, in `a`, and the input is as it was. */
const char *mark_input_settle(struct edit *e, const struct criterion *c, struct arena *a);

#endif

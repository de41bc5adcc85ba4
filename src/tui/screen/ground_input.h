/* The ground of a decision being typed: the reason, and below it the clause where one is asked for. Tab
 * goes from one to the other. */
#ifndef TUI_SCREEN_GROUND_INPUT_H
#define TUI_SCREEN_GROUND_INPUT_H

#include "desk/submissions.h"
#include "tui/widget/edit.h"

struct ground_input {
    struct edit why, clause;
    bool needs_why;    /* marked with * */
    bool has_clause;   /* the clause is asked for */
    bool needs_clause; /* and marked */
    bool is_at_clause; /* where the keys go */
};

void ground_input_init(struct ground_input *g);
void ground_input_release(struct ground_input *g);
/* 1 or 2 */
int ground_input_rows(const struct ground_input *g);
/* What has been typed; lives until the next key. */
struct act_ground ground_input_read(const struct ground_input *g);
/* Tab and what edits a line. */
enum widget_result ground_input_key(struct ground_input *g, struct key key);
/* From the first row of `cv` on. */
void ground_input_draw(struct ground_input *g, const struct canvas *cv);

#endif

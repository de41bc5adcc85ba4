/* Choosing the notice of a new submission from a list that typing narrows, within another screen. */
#ifndef TUI_SCREEN_NOTICE_CHOICE_H
#define TUI_SCREEN_NOTICE_CHOICE_H

#include "desk/notices.h"
#include "tui/widget/choice.h"

struct notice_choice {
    bool is_open;
    struct notice_rows notices;
    struct choice choice;
};

/* `title` asks the question. The rows live in the arena. */
enum status notice_choice_open(struct notice_choice *c, struct desk *desk, struct arena *a,
                               const char *title, struct err *err) MUST_CHECK;
/* Harmless when it is not open. */
void notice_choice_close(struct notice_choice *c);
/* The one under the cursor; NULL when nothing matches. */
const struct notice_row *notice_choice_taken(const struct notice_choice *c);

#endif

/* The draft behind a form: what is typed and not saved, kept per field in the desk. */
#ifndef TUI_SCREEN_FORM_DRAFT_H
#define TUI_SCREEN_FORM_DRAFT_H

#include "tui/ui.h"
#include "tui/widget/form.h"

/* Keeps one field; a failure is told in line 23, what was typed stays on the screen. */
void form_draft_keep(struct ui *ui, const char *name, const struct form *form, size_t field);
/* Puts what was kept into the form as if typed, and says so; false when there was nothing. */
bool form_draft_put(struct ui *ui, const char *name, struct form *form);
/* Somebody wrote in the desk: perhaps the same person at another terminal, into the same draft. What was
 * typed there where nothing was typed here appears here; where both typed, line 23 says what the
 * draft now holds, so that none of the two goes unseen. */
void form_draft_follow(struct ui *ui, const char *name, struct form *form);
/* Asks whether what is typed shall be given up, since it cannot be got back; form_draft_is_given_up
 * knows the answer. */
struct action form_draft_ask_give_up(void);
bool form_draft_is_given_up(const struct answer *answer);
/* After saving, or when the draft is given up. */
void form_draft_drop(struct ui *ui, const char *name);

#endif

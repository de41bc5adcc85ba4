/* Passwords asked for on the screen: rows of a label and stars.
 *
 * Unlike other inputs nothing of them is kept: no draft, no undo, no proposal, and the memory they were
 * in is wiped. They are typed from the keyboard as it is; what an input method made is refused and
 * told, since nobody would see that the wrong thing went in. */
#ifndef TUI_WIDGET_SECRET_FORM_H
#define TUI_WIDGET_SECRET_FORM_H

#include "base/password.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/result.h"

#define SECRET_ROWS_MAX 3

struct secret_form {
    const char *labels[SECRET_ROWS_MAX];
    struct secret secrets[SECRET_ROWS_MAX];
    size_t n, focus;
    const char *complaint; /* of the last key, for line 23; NULL when it was taken */
};

/* Asks for `n` passwords; what was typed before is wiped. The labels must live as long as the form. */
void secret_form_ask(struct secret_form *f, const char *const *labels, size_t n);
void secret_form_wipe(struct secret_form *f);

/* Characters and pastes go in, Backspace and Ctrl-U take away, Tab and the arrows move, Enter goes on and is
 * WIDGET_DONE in the last row, Esc is WIDGET_LEFT. */
enum widget_result secret_form_key(struct secret_form *f, struct key key);
const char *secret_form_text(const struct secret_form *f, size_t row);
/* One row per password; the cursor stands behind the last star. */
void secret_form_draw(const struct secret_form *f, const struct canvas *cv);

#endif

/* Screens that are one form with a draft behind it: what they do alike. Their state begins with a struct
 * draft_form, which is also the context of the form's hooks and proposals. */
#ifndef TUI_SCREEN_DRAFT_FORM_H
#define TUI_SCREEN_DRAFT_FORM_H

#include "tui/ui.h"
#include "tui/widget/form.h"

struct draft_form {
    struct desk *desk;
    struct screen *screen;
    const char *draft; /* its name, see form_draft.h */
    struct form form;
};

/* First of all, so that the rest of opening may use desk and draft. */
void draft_form_begin(struct screen *s, const char *draft);
/* An empty form. `left` NULL: a field that is left goes into the draft, as draft_form_keep does. */
void draft_form_init(struct draft_form *d, const struct input *inputs, size_t n,
                     void (*left)(void *context, size_t field));
void draft_form_keep(void *context, size_t field);

/* Whether it may be saved: every field judged; 没有`act`: … is said when not. */
bool draft_form_is_right(struct screen *s, const char *act);
/* After saving: the values are the stored ones and the draft is gone. */
void draft_form_saved(struct draft_form *d);
/* The draft is given up, asked about first where something was typed. */
struct action draft_form_give_up(struct screen *s);
/* Keys, and the answer to that question; Enter in the last field is `done`. Commands are the screen's own. */
struct action draft_form_event(struct screen *s, const struct event *event,
                               struct action (*done)(struct screen *s));
/* The heading in the first line, the form below. */
void draft_form_draw(const struct screen *s, const struct canvas *cv, const char *heading);

/* For the class of the screen. */
void draft_form_close(struct screen *s);
bool draft_form_idle(struct screen *s);
bool draft_form_takes_text(const struct screen *s);
const char *draft_form_sentence(const struct screen *s, struct arena *a);

#endif

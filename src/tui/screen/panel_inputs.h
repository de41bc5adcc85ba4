/* What is asked of a panel, whether it is drawn or its members are named: the first fields of both forms, whose
 * context is a struct draft_form. */
#ifndef TUI_SCREEN_PANEL_INPUTS_H
#define TUI_SCREEN_PANEL_INPUTS_H

#include "desk/panels.h"
#include "tui/screen/draft_form.h"

enum panel_input {
    PANEL_NOTICE,
    PANEL_TRACK,
    PANEL_DIRECTIONS,
    PANEL_STAGE,
    PANEL_SCHEME,
    PANEL_NAME,
    PANEL_INPUTS
};
/* Their names are those of struct panel. */
extern const struct input panel_inputs[PANEL_INPUTS];
/* As the panel has it; of a new one the notice worked on. */
enum status panel_inputs_show(struct ui *ui, struct form *form, const struct panel *p,
                              struct err *err) MUST_CHECK;
/* Puts what was typed into *p; texts are in the arena. STATUS_NOT_FOUND for an unknown notice. */
enum status panel_inputs_read(struct desk *desk, struct arena *a, const struct form *form,
                              struct panel *p, struct err *err) MUST_CHECK;
/* A new panel whose name was not typed is told the name it will get. */
void panel_inputs_propose_name(struct desk *desk, struct form *form);
/* A field was left: the same, and the draft; for draft_form_init. */
void panel_inputs_left(void *context, size_t field);

#endif

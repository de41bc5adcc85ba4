/* What is asked of a panel, whether it is drawn or its members are named: the first fields of both forms. */
#ifndef TUI_SCREEN_PANEL_INPUTS_H
#define TUI_SCREEN_PANEL_INPUTS_H

#include "desk/panels.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

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
/* Must be what the context of the form begins with. */
struct panel_asking {
    struct desk *desk;
};

/* As the panel has it; of a new one the notice worked on. */
enum status panel_inputs_show(struct ui *ui, struct form *form, const struct panel *p,
                              struct err *err) MUST_CHECK;
/* Puts what was typed into *p; texts are in the arena. STATUS_NOT_FOUND for an unknown notice. */
enum status panel_inputs_read(struct desk *desk, struct arena *a, const struct form *form,
                              struct panel *p, struct err *err) MUST_CHECK;
/* After a field was left: a new panel whose name was not typed is told the name it will get. */
void panel_inputs_propose_name(struct desk *desk, struct form *form);

#endif

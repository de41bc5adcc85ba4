/* What is asked about a unit: its fields, each with its rule, proposals for class and region. */
#ifndef TUI_SCREEN_UNIT_INPUTS_H
#define TUI_SCREEN_UNIT_INPUTS_H

#include "desk/desk.h"
#include "desk/regions.h"
#include "model/unit_class.h"
#include "tui/widget/input.h"

enum unit_input {
    UNIT_INPUT_NAME,
    UNIT_INPUT_CODE,
    UNIT_INPUT_CLASS,
    UNIT_INPUT_KIND,
    UNIT_INPUT_REGION,
    UNIT_INPUT_CONTACT,
    UNIT_INPUT_PHONE,
    UNIT_INPUT_EMAIL,
    UNIT_INPUT_ADDRESS,
    UNIT_INPUT_NOTE,
    UNIT_INPUT_WHY,
    UNIT_INPUTS
};

/* Must be what the context of the form begins with. */
struct unit_asking {
    struct desk *desk;
};

/* By enum unit_input; names are those of the unit's columns, and `why` for the reason. */
extern const struct input unit_inputs[UNIT_INPUTS];

/* A class by id, name or alias; NULL when there is none. */
const struct unit_class *unit_class_of(const struct unit_asking *q, struct arena *a,
                                       const char *text);
/* A region by code, `440100 广州市`, or a name that only one has; NULL when there is none. */
const struct region *unit_region_of(const struct unit_asking *q, struct arena *a, const char *text);

#endif

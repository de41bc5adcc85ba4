/* Where the fields of a form stand. */
#ifndef TUI_WIDGET_FORM_LAYOUT_H
#define TUI_WIDGET_FORM_LAYOUT_H

#include "base/arena.h"
#include "tui/widget/form.h"

#define FORM_MARGIN 2 /* `*` required, `+` changed */
#define FORM_TWO_COLUMNS 120

struct form_place {
    int y, x; /* of the label, margin excluded; rows from the top of the form */
    int input_x, input_width;
    int rows;           /* of the input */
    bool has_error_row; /* no room for the error beside it: below */
    int cell_width;     /* up to where an error may reach, from x - FORM_MARGIN */
};

struct form_layout {
    struct form_place *places; /* one for each field */
    int rows;
};

struct form_layout form_layout(const struct form *f, struct arena *a, int cols);

#endif

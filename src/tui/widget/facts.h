/* Small tables that are only shown: label and value, several sides beside each other. */
#ifndef TUI_WIDGET_FACTS_H
#define TUI_WIDGET_FACTS_H

#include <stddef.h>

#include "tui/canvas.h"

struct fact {
    const char *label;
    const char *value; /* NULL draws `-`; wrapped when too long */
    enum style style;  /* of the value */
};

/* Labels as wide as the widest. Returns the rows used. */
int facts_draw(const struct canvas *cv, const struct fact *facts, size_t n);

/* Columns of values beside each other: parent and child notice, mine and theirs. */
struct sides {
    const char *const *titles; /* of the sides */
    size_t n_sides;
    const char *const *labels;
    const char *const *values; /* labels × sides, row by row; NULL draws `-` */
    size_t n_labels;
};

/* Wraps every value in its column; the sides of a row that differ are drawn as changed and marked
 * with `*` before the label. Returns the rows used. */
int sides_draw(const struct canvas *cv, const struct sides *sides);

#endif

/* Named values in one text: what the form of a notice asks beyond the fixed columns.
 *
 * One line per value, `id TAB value`, with TAB, line feed and backslash in a value written \t, \n
 * and \\. Order is kept; an empty value is not kept. */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include <stddef.h>

#include "base/arena.h"

struct named_value {
    const char *id, *value;
};

size_t fields_parse(struct arena *a, const char *text, struct named_value **out);
/* NULL for none. */
const char *fields_text(struct arena *a, const struct named_value *values, size_t n);
/* NULL when there is none. */
const char *fields_get(struct arena *a, const char *text, const char *id);
/* The text with this value set, or taken out when NULL or empty. */
const char *fields_set(struct arena *a, const char *text, const char *id, const char *value);

#endif

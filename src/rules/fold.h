/* What input methods and spreadsheets do to digits and letters, undone for numbers and codes. */
#ifndef RULES_FOLD_H
#define RULES_FOLD_H

#include "base/arena.h"

/* A text folded character by character, without the invisible ones; broken bytes become U+FFFD.
 * NULL is "". */
char *fold_text(struct arena *a, const char *text);

#endif

/* What input methods and spreadsheets do to digits and letters, undone for numbers and codes. */
#ifndef RULES_FOLD_H
#define RULES_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Full-width ASCII (U+FF01–FF5E) as half-width, every dash as '-', every blank as ' '. */
uint32_t fold_char(uint32_t cp);
/* Zero-width and direction marks, byte order marks: nobody meant to type them. */
bool fold_is_invisible(uint32_t cp);
/* A text folded character by character, without the invisible ones; broken bytes become U+FFFD.
 * NULL is "". */
char *fold_text(struct arena *a, const char *text);

#endif

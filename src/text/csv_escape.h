/* How a cell that a spreadsheet would run as a formula is written so that it does not, and comes back.
 *
 * A cell is formula-like when, behind any number of apostrophes, it starts with = + - @ tab CR or the
 * full-width ＝ ＋ － ＠. The writer puts one more apostrophe before it, the reader takes one away from
 * what has at least one: so every text comes back exactly, also one that began with apostrophes.
 * Exempt are plain negative numbers (-12, -0.5, at most 15 digits): spreadsheets keep them.
 * `+86 13800138000` and `+8613800138000` are escaped, since a spreadsheet would drop the plus. */
#ifndef TEXT_CSV_ESCAPE_H
#define TEXT_CSV_ESCAPE_H

#include <stdbool.h>

#include "base/slice.h"

bool csv_is_formula_like(struct slice cell);
/* The cell without the escape, when it has one. */
struct slice csv_unescape(struct slice cell);

#endif

/* Keys by which texts are compared: two writings of the same thing give the same key.
 *
 * Only user of utf8proc, with text/grapheme.h. Results live in the arena. */
#ifndef TEXT_KEY_H
#define TEXT_KEY_H

#include "base/arena.h"
#include "base/slice.h"

/* Input as it is kept: NFC, without control characters (line ends, also a lone CR as terminals
 * paste it, are line feeds when `keeps_lines`, else blanks; tabs are blanks), without
 * zero-width and bidirectional marks and without blanks at both ends. Full-width forms stay. */
const char *text_clean(struct arena *a, struct slice text, bool keeps_lines);
/* The same for a piece still being typed: blanks at its ends stay. */
const char *text_typed(struct arena *a, struct slice text, bool keeps_lines);

/* Names of units: NFKC, lower case, no blanks, punctuation or brackets of any shape (what stands in
 * them stays: 〔集团〕, （集团） and 集团 are the same), 有限责任公司 as 有限公司. */
const char *unit_key(struct arena *a, const char *name);
/* Titles of cases: NFKC, lower case, no blanks, punctuation or quotes. */
const char *title_key(struct arena *a, const char *title);
/* Column headings: NFKC, lower case, no blanks, line feeds, asterisks or colons, and without a
 * remark in brackets (成果名称（必填） is 成果名称), unless nothing else is left. */
const char *heading_key(struct arena *a, const char *heading);

#endif

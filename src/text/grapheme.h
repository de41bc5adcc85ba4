/* Grapheme clusters (UAX 29), by which an editor moves and deletes. */
#ifndef TEXT_GRAPHEME_H
#define TEXT_GRAPHEME_H

#include <stddef.h>

/* The end of the cluster that begins at byte `at`; n at the end. */
size_t grapheme_next(const char *text, size_t n, size_t at);
/* The start of the cluster that ends at byte `at`; 0 at the start. */
size_t grapheme_previous(const char *text, size_t n, size_t at);

#endif

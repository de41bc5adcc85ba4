/* Asking a notice what it says, by the words of the definition file.
 *
 * A path is keys and items in turn, `限额/省级通信管理局名额/至多`. An item is named by the text of any
 * of its own keys, or by its place, `#1`. `个数` at the end counts. The answer is written as in the
 * file; several values are joined by `|`, the terms of a scope by `; `. */
#ifndef SUPPORT_FACT_H
#define SUPPORT_FACT_H

#include "base/arena.h"
#include "notice/schema.h"

/* What stands for something the definition does not say. */
#define FACT_ABSENT "不写"

/* NULL when the path names a key or an item that there is not. */
const char *fact_read(struct arena *a, const struct schema *s, const void *map, const char *path);
/* The item of the outermost list on the path, 限额/省级通信管理局名额; NULL when the path is about the
 * notice itself or a whole list. */
const void *fact_rule(struct arena *a, const struct schema *s, const void *map, const char *path);

#endif

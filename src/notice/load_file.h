/* What the loaders of all definition files share. For src/notice/load*.c alone. */
#ifndef NOTICE_LOAD_FILE_H
#define NOTICE_LOAD_FILE_H

#include "base/err.h"
#include "base/slice.h"
#include "text/yaml.h"

struct schema;

/* Parses and types a whole file into *out; its root must be a mapping. False when it is no YAML: then what
 * can be read of it was typed all the same, for its problems, and nothing more may be concluded from it. */
bool load_file(struct slice bytes, const struct schema *s, void *out, struct problems *ps);
/* The problems in the order of the file; STATUS_DATA with the first of them when there are any. */
enum status load_finish(struct problems *ps, struct err *err) MUST_CHECK;

#endif

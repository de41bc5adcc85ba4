/* Definitions for tests, loaded or failing the test with the first problem. */
#ifndef SUPPORT_NOTICE_H
#define SUPPORT_NOTICE_H

#include "base/slice.h"
#include "model/notice.h"

/* The smallest head a definition must have. */
#define NOTICE_HEAD "文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n"

struct arena;
struct schema;

struct slice notice_file(struct arena *a, const char *path);
struct notice notice_from(struct arena *a, struct slice text);
struct notice notice_of_text(struct arena *a, const char *text);

/* All schemas reachable from a root, each once, roots first; for documentation and tests. */
size_t schema_collect(const struct schema *root, const struct schema **out, size_t max);

#endif

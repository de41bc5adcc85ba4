/* Summary tables in tests: a text as a file of its own, imported or looked at. */
#ifndef SUPPORT_TABLES_H
#define SUPPORT_TABLES_H

#include "desk/table_export.h"
#include "desk/table_import.h"

/* A new file with this text; its path lives in the arena. */
const char *table_file(struct arena *a, const char *text);
int64_t notice_id(struct desk *desk, struct arena *a, const char *code);

/* Ends the test when it cannot be done. */
struct table_plan import_file(struct desk *desk, struct arena *a, const char *notice,
                              const char *path);
struct table_plan preview_file(struct desk *desk, struct arena *a, const char *notice,
                               const char *path);
/* The exported table, CSV in UTF-8. */
const char *export_text(struct desk *desk, struct arena *a, const char *notice);
/* The first problem with this code; NULL. */
const struct table_problem *problem_with(const struct table_plan *plan, const char *code);

#endif

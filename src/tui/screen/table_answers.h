/* What was answered to the questions of an import, kept as a draft under the digest of its table, so that a long
 * one may be gone through in several sittings, alone or within a package. */
#ifndef TUI_SCREEN_TABLE_ANSWERS_H
#define TUI_SCREEN_TABLE_ANSWERS_H

#include "desk/table_import.h"

struct row_answers {
    struct row_answer *at; /* by line, ascending */
    size_t n, cap;
};

/* Those given in an earlier sitting to the table with this digest. */
enum status row_answers_load(struct desk *desk, struct arena *a, const char *digest,
                             struct row_answers *out, struct err *err) MUST_CHECK;
enum status row_answers_drop(struct desk *desk, const char *digest, struct err *err) MUST_CHECK;

#endif

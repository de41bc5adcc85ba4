/* Single marks: what a reviewer may write for a criterion, and the line in which a sheet keeps them. */
#ifndef RULES_MARK_H
#define RULES_MARK_H

#include "base/slice.h"
#include "model/scheme.h"

/* A mark as people write it: 26.5, full-width digits, 优 for a grade, 合格 / 不合格, 同意 / 不同意 / 弃权
 * (also 1, 0, -). An empty text is MARK_NONE. NULL when it was understood and lies within range and
 * step, else the Chinese sentence that says what is expected; *mark is then MARK_NONE. */
const char *mark_read(struct arena *a, const struct criterion *c, const char *text, int64_t *mark);
/* The sentence of what is wrong with a mark; NULL when nothing is, and for MARK_NONE. */
const char *mark_fault(struct arena *a, const struct criterion *c, int64_t mark);
/* As it is shown: 26.5, 优, 合格, 同意, 弃权; "" for MARK_NONE. */
const char *mark_text(struct arena *a, const struct criterion *c, int64_t mark);
/* Does the scheme want a reason for this mark? */
bool mark_needs_reason(const struct criterion *c, int64_t mark);

/* The marks of a sheet in the order of the scheme's criteria, of all stages: "26.5,25,,-". A criterion
 * that is not marked is empty, an abstention "-". */
const char *marks_line(struct arena *a, const int64_t *marks, size_t n);
/* Reads exactly n of them; false when the line is none such. Does not allocate: half a million sheets
 * are read in one ranking. */
bool marks_read(struct slice line, int64_t *marks, size_t n);

#endif

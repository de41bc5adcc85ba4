/* A mark while it is typed: refused at the key that cannot lead to one any more. */
#ifndef RULES_MARK_TYPED_H
#define RULES_MARK_TYPED_H

#include "model/scheme.h"

/* Is it typed as a number? Others are words. */
bool mark_is_number(const struct criterion *c);
/* NULL when further keys may still make what is typed so far a mark of the criterion (model/scheme.h), else the
 * Chinese sentence that says why not: outside of the range, between two steps, no number. Words of grades and
 * votes are let through; whether they are ones is asked when the field is left. For keys that add something:
 * what is left after deleting may be on its way to another mark. */
const char *mark_typed_fault(struct arena *a, const struct criterion *c, const char *text);
/* As mark_read (rules/mark.h), and what one hand types: 12. for 12, 。 for the point, 1 for the first grade and so on
 * where no grade is worth such points. */
const char *mark_typed_read(struct arena *a, const struct criterion *c, const char *text,
                            int64_t *mark);
/* 0-25, 每 0.5 一档. 低于 15 或高于 23 须写理由. 客观项 … and what to look at: the rule of a criterion, for who marks
 * it. */
const char *mark_rule_text(struct arena *a, const struct criterion *c);

#endif

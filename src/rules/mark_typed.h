/* A mark while it is typed: refused at the key that cannot lead to one any more. */
#ifndef RULES_MARK_TYPED_H
#define RULES_MARK_TYPED_H

#include "model/scheme.h"

/* NULL when what is typed so far may still become a mark of the criterion (model/scheme.h), else the Chinese
 * sentence that says why not: above the range, more places than the step has, no number. Words of grades and
 * votes are let through; whether they are ones is asked when the field is left (rules/mark.h). */
const char *mark_typed_fault(struct arena *a, const struct criterion *c, const char *text);
/* 0-25, 一位小数. 低于 15 或高于 23 须写理由: the rule of a criterion, for who marks it. */
const char *mark_rule_text(struct arena *a, const struct criterion *c);

#endif

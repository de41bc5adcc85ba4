/* The form against the fields the notice asks for: what is missing, and 字数 outside its bounds.
 *
 * 字数 only warn: how a program counts is not how everybody counts. A bound includes its number; a miss
 * within the tolerance of the desk (本台自定) is only to be known. */
#ifndef RULES_FORM_CHECK_H
#define RULES_FORM_CHECK_H

#include "model/finding.h"
#include "rules/scope.h"

/* Findings `form`. A required field among the facts without a value, or not among them while
 * others are, is an error; with facts->n_fields == 0 no form has come yet and nothing is said. */
void form_check(const struct facts *facts, struct findings *out);
/* One field of so many 字数 against its bounds, where it applies. */
void form_check_chars(const struct field *field, const struct facts *facts, int64_t chars,
                      struct findings *out);

#endif

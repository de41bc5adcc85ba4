/* Which sign stands where on plain text, in the rules and bars of a table: - | + in one column, or on boxed styles
 * the signs GB 2312 has for tables, ─ │ ┼, in two. */
#ifndef REPORT_RULE_H
#define REPORT_RULE_H

#include "report/page.h"

/* How many columns the band's rules and bars reach. */
int rule_end(const struct band *band);
/* What stands in column x of a ruled band. Of a boxed one, the columns of a sign are x and x + 1, x even: what
 * is drawn in one column only on terminals is followed by rule_filling. */
const char *rule_sign(const struct band *band, int x);
const char *rule_filling(const struct band *band, int x);
/* A bar in a band of texts. */
const char *bar_sign(const struct band *band);

#endif

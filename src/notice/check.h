/* What is wrong with a definition as a whole: names that nothing bears, limits that cannot be met,
 * the same name twice. */
#ifndef NOTICE_CHECK_H
#define NOTICE_CHECK_H

#include "model/notice.h"
#include "text/yaml.h"

void notice_check(const struct notice *n, struct problems *problems);
/* The part of it that knows what each kind of rule means; called by notice_check. */
void notice_check_rules(const struct notice *n, struct problems *problems);

#endif

/* What is wrong with a definition as a whole: names that nothing bears, limits that cannot be met,
 * the same name twice. */
#ifndef NOTICE_CHECK_H
#define NOTICE_CHECK_H

#include "model/notice.h"
#include "text/yaml.h"

void notice_check(const struct notice *n, struct problems *problems);
/* The part of it that knows what each kind of rule means; called by notice_check. */
void notice_check_rules(const struct notice *n, struct problems *problems);

/* What a desk knows beside its notices. */
struct known_names {
    struct texts classes, regions; /* every word by which one may be called; none: not looked at */
};
/* Unit classes and regions that a definition names and nobody knows: nothing would ever match them. They
 * are no reason to refuse it, since the desk may learn them later. */
void notice_check_names(const struct notice *n, const struct known_names *known,
                        struct problems *problems);

#endif

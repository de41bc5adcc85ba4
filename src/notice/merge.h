/* One definition out of a notice and what supplements to it changed, so that every rule, screen and table
 * looks at the rules in force and needs not know of amendments.
 *
 * The notice keeps its identity. A rule of a supplement bears that document in its clause
 * (`工信示例函〔2024〕301号 一`), so that each judgement names the document it rests on. A rule replaced or
 * suspended within a scope stays and has that scope in rule.outside. */
#ifndef NOTICE_MERGE_H
#define NOTICE_MERGE_H

#include "base/arena.h"
#include "notice/amend.h"

/* What is in force on the day, see notice/amend.h. *out borrows from all of them. */
void notice_merge(struct arena *a, const struct notice *base, struct supplements supplements,
                  day_t on_day, struct notice *out);

#endif

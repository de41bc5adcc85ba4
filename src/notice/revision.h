/* What a new revision of a definition says otherwise than the one before: every row of the rule card,
 * remarks, original words and origin included. Rows are the same when they stand at the same place (the
 * names from the section down); two notices are compared by what they are about instead, see
 * notice/compare.h. */
#ifndef NOTICE_REVISION_H
#define NOTICE_REVISION_H

#include "base/arena.h"
#include "model/notice_view.h"

/* `a` is the old revision, `b` the new one. */
struct comparison notice_changes(struct arena *a, const struct notice *old,
                                 const struct notice *new);

#endif

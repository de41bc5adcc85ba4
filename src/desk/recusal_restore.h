/* What confirming a recusal made void comes back when it is dismissed after all. */
#ifndef DESK_RECUSAL_RESTORE_H
#define DESK_RECUSAL_RESTORE_H

#include "desk/recusals.h"

/* Opens the reason of an assignment and sheet that a confirmed recusal made void. */
#define RECUSAL_VOIDED "回避: "

/* Within the write that dismissed `r`: assignments the two lost by a recusal, and their sheets as they were, drafts
 * as drafts. Left void where another ground still keeps them apart, and where the reviewer has left the panel.
 * STATUS_DATA when such a panel is closed: its result stands on what was void. *restored: assignments. */
enum status recusal_restore(struct write *w, const struct recusal *r, int64_t *restored,
                            struct err *err) MUST_CHECK;

#endif

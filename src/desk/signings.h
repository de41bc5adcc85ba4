/* 签字: what each member of a panel says to its result once their sheets are sealed: 同意, 不同意见 with the
 * opinion, or 拒签 with the reason as far as it is known.
 *
 * A member signs with their own account; the staff notes what was signed on paper, of anybody. Undone as
 * any other entry. */
#ifndef DESK_SIGNINGS_H
#define DESK_SIGNINGS_H

#include "desk/write.h"
#include "model/panel.h"

struct signing {
    int64_t panel, reviewer;
    const char *signing; /* SIGNED_…; NULL takes it back */
    const char *note;    /* needed but for SIGNED_AGREE */
    const char *on;      /* date; NULL: today */
};
/* STATUS_DATA before scoring has opened, for who is no member, has sheets that are not sealed, was absent, or
 * has signed otherwise and not taken it back; STATUS_USAGE for a missing note and a date that is none, still
 * to come, or before scoring opened (of whose sheets came on paper: before the notice was issued). */
enum status panel_sign(struct desk *desk, struct arena *a, const struct signing *signing,
                       int64_t *batch, struct err *err) MUST_CHECK;

/* The seat in force of a member. STATUS_DATA when the reviewer is none of the panel. */
enum status panel_member_load(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                              struct panel_member *out, struct err *err) MUST_CHECK;

/* Within another write: nobody of the panel has signed any more. */
enum status signings_take_back(struct write *w, int64_t panel, struct err *err) MUST_CHECK;

#endif

/* 晋级: which cases of a panel of a later stage come to it, when an earlier stage of its scheme sends only some
 * on. Found out of the ranking each time, as who is left behind is (rules/rank.h, desk/rankings.h). */
#ifndef DESK_STAGE_ADVANCE_H
#define DESK_STAGE_ADVANCE_H

#include "desk/panels.h"

struct stage_advance {
    bool is_asked;     /* some earlier stage sends only some on */
    const char *lacks; /* why nobody knows yet who goes on, a sentence; NULL: `on` is known */
    int64_t *on;       /* by id; also those of other panels */
    size_t n;
};
/* `cases`: those in the scope of the panel. It is known who goes on when every sheet of the panels of earlier
 * stages that read one of them is sealed and no recusal is open, and every case has been read or those
 * panels are closed: who was not read then does not go on. */
enum status stage_advance_load(struct desk *desk, struct arena *a, const struct panel *panel,
                               const struct panel_cases *cases, struct stage_advance *out,
                               struct err *err) MUST_CHECK;
bool stage_advance_has(const struct stage_advance *s, int64_t submission);

/* STATUS_DATA with the sentence while nobody knows which cases come to the panel. */
enum status panel_needs_advance(struct desk *desk, struct arena *a, const struct panel *panel,
                                struct err *err) MUST_CHECK;

#endif

#include "desk/undo_rights.h"

#include "base/slice.h"
#include "desk/reviewers.h"
#include "model/correction.h"
#include "model/decision.h"
#include "model/document.h"
#include "model/panel.h"
#include "model/person.h"
#include "model/ranking.h"
#include "model/receipt.h"
#include "model/recusal.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "model/submission.h"
#include "rules/submission_state.h"
#include "store/record.h"

/* A step that only a supervisor may make is one only a supervisor may take back. */
static unsigned right_of_state(const struct change *c)
{
    enum submission_state from, to;
    const struct submission_act *act =
        submission_state_parse(c->old, &from) && submission_state_parse(c->new, &to)
            ? submission_act_between(from, to)
            : NULL;
    return act && !(act->actors & ACTOR_CLERK) ? MAY_DECIDE : MAY_LOG;
}

/* By which revision a case is judged is decided for all of them. */
static unsigned right_of_submission(const struct change *c)
{
    return text_eq(c->field, "state")      ? right_of_state(c)
           : text_eq(c->field, "revision") ? MAY_DECIDE
                                           : MAY_LOG;
}

/* The row a change is of; false when it cannot be read. */
static bool load_row(struct desk *desk, const struct record_type *type, const struct change *c,
                     struct arena *a, void *row)
{
    struct err err = {.arena = a};
    return record_load(desk->db, type, c->first, a, row, &err) == STATUS_OK;
}

/* How a document is read is decided for everybody; what is accepted and which rank a case gets, by a
 * supervisor. */
static bool is_supervisors(const struct decision *d)
{
    static const char *const kinds[] = {"choice", "acceptance", "rank_lot", "rank_place",
                                        "rank_line"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_eq(d->kind, kinds[i])) {
            return true;
        }
    }
    return false;
}

static unsigned right_of_decision(struct desk *desk, const struct change *c)
{
    struct arena a = {0};
    struct decision d = {0};
    bool is_known = load_row(desk, &decision_type, c, &a, &d);
    unsigned right = is_known && is_supervisors(&d) ? MAY_DECIDE : MAY_LOG;
    arena_release(&a);
    return right;
}

/* A second notice for old defects is a supervisor's. */
static unsigned right_of_correction(struct desk *desk, const struct change *c)
{
    struct arena a = {0};
    struct correction k = {0};
    unsigned right = load_row(desk, &correction_type, c, &a, &k) && k.why ? MAY_DECIDE : MAY_LOG;
    arena_release(&a);
    return right;
}

/* Asking is everybody's who may ask, deciding a supervisor's. */
static unsigned right_of_recusal(struct desk *desk, const struct change *c)
{
    struct arena a = {0};
    struct recusal r = {0};
    bool is_known = load_row(desk, &recusal_type, c, &a, &r);
    bool is_asked = is_known && text_eq(r.state, RECUSAL_PROPOSED);
    arena_release(&a);
    return is_asked ? MAY_KEEP_PANELS : MAY_DECIDE;
}

/* Drawing and naming is a clerk's as well; what opens, closes, voids or replaces is a supervisor's. */
static unsigned right_of_panel(const struct change *c)
{
    bool is_state = text_eq(c->field, "state") || text_eq(c->field, "is_void");
    return is_state ? MAY_DECIDE : MAY_KEEP_PANELS;
}

static unsigned right_of_notice(const struct change *c)
{
    return text_starts(text_or_empty(c->field), "full_text") ? MAY_LOG : MAY_DECIDE;
}

/* Being late is decided; the rest of an arrival is logged. */
static unsigned right_of_receipt(const struct change *c)
{
    const char *field = text_or_empty(c->field);
    return text_starts(field, "late_") || text_eq(field, "revision") ? MAY_DECIDE : MAY_LOG;
}

static unsigned right_of_sheet(const struct change *c)
{
    bool is_voiding = text_eq(c->new, SHEET_VOID) || text_eq(c->old, SHEET_VOID);
    return is_voiding ? MAY_DECIDE : MAY_LOG;
}

/* What was given by hand once scoring had opened was given by a supervisor. */
static unsigned right_of_assignment(struct desk *desk, const struct change *c)
{
    struct arena a = {0};
    struct assignment x = {0};
    struct panel p = {0};
    struct err err = {.arena = &a};
    bool is_known = load_row(desk, &assignment_type, c, &a, &x) &&
                    record_load(desk->db, &panel_type, x.panel, &a, &p, &err) == STATUS_OK;
    bool is_late = is_known && text_eq(x.origin, ASSIGNED_HAND) && !text_eq(p.state, PANEL_DRAWING);
    arena_release(&a);
    return is_late ? MAY_DECIDE : MAY_KEEP_PANELS;
}

unsigned undo_right(struct desk *desk, const struct record_type *type, const struct change *c)
{
    if (type == &person_type || type == &setting_type || type == &data_file_type) {
        return MAY_ADMINISTER;
    }
    if (type == &notice_revision_type || type == &ranking_type) {
        return MAY_DECIDE;
    }
    if (type == &reviewer_type || type == &relation_type) {
        return MAY_KEEP_PANELS;
    }
    if (type == &panel_type || type == &panel_member_type) {
        return right_of_panel(c);
    }
    return type == &notice_type       ? right_of_notice(c)
           : type == &decision_type   ? right_of_decision(desk, c)
           : type == &correction_type ? right_of_correction(desk, c)
           : type == &receipt_type    ? right_of_receipt(c)
           : type == &sheet_type      ? right_of_sheet(c)
           : type == &recusal_type    ? right_of_recusal(desk, c)
           : type == &assignment_type ? right_of_assignment(desk, c)
           : type == &submission_type ? right_of_submission(c)
                                      : MAY_LOG;
}

/* 后续义务: who owes what by when, and whether it is done (rules/obligation.h says when it is due).
 *
 * Who: units of the desk that 谁 names by class, or the leads of awarded submissions. A class of which
 * the desk knows no unit stands as one row with the words of the notice. A desk that owes it itself
 * lists itself. An id is made of notice, step, who and turn and stays the same:
 * 88.年度工作总结.u12, 220.定期报告.00031.2026-12. Where a unit was merged into another, the other answers to
 * its id as well: what the one had done shows with the other, and with the one again when they are taken
 * apart. What was done, and the events that start a clock, are
 * decisions by name (desk/decisions.h). */
#ifndef DESK_OBLIGATIONS_H
#define DESK_OBLIGATIONS_H

#include "desk/desk.h"
#include "rules/obligation.h"

enum obligation_state { OBLIGATION_OPEN, OBLIGATION_OVERDUE, OBLIGATION_DONE };

struct obligation_ids {
    const char **at;
    size_t n, cap;
};

struct obligation {
    const char *id;
    struct obligation_ids former;     /* the same as owed by units that were merged into this one */
    struct obligation_ids marks;      /* of id and former those that stand as done */
    int64_t notice, unit, submission; /* unit, submission: 0 when it is a class, not of an award */
    const char *code, *step, *clause;
    const char *who;  /* name of the unit, or the words of the notice */
    const char *what; /* 年度工作总结: 本地区…总结; with the title of the submission */
    struct turn turn;
    enum obligation_state state;
    const char *done_on, *by, *note; /* of what is done; NULL */
};
struct obligations {
    struct obligation *at;
    size_t n, cap;
};

/* Of every notice that is not stopped, what is not done first, the nearest due first. */
enum status obligations_load(struct desk *desk, struct arena *a, struct obligations *out,
                             struct err *err) MUST_CHECK;
/* open, overdue, done; 未办, 超期, 已办 */
const char *obligation_state_id(enum obligation_state state);
const char *obligation_state_name(enum obligation_state state);

/* By its own or by a former id. */
bool obligation_is(const struct obligation *o, const char *id);

/* Done on that day (`on` NULL: today), or with is_clear not done after all, under none of its ids.
 * STATUS_NOT_FOUND for an id that nobody owes. */
struct obligation_act {
    const char *id, *on, *note;
    bool is_clear;
};
enum status obligation_done(struct desk *desk, struct arena *a, const struct obligation_act *act,
                            struct err *err) MUST_CHECK;

/* Something happened that starts the clock of `step` for an awarded submission: 更名 on that day.
 * STATUS_DATA when its notice has no such step, naming those there are. */
struct obligation_event {
    int64_t submission;
    const char *step, *on, *note; /* step NULL: the only one there is */
};
enum status obligation_event_add(struct desk *desk, struct arena *a,
                                 const struct obligation_event *event, struct err *err) MUST_CHECK;

#endif

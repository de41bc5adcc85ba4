/* Whether a member of a panel may read a case of it: everything that rests on is read once, then any number
 * of pairs can be asked about. */
#ifndef DESK_ASSIGNMENT_JUDGE_H
#define DESK_ASSIGNMENT_JUDGE_H

#include "desk/panel_directions.h"
#include "desk/recusal_book.h"

struct assignment_judge {
    struct arena *arena;
    struct panel panel;
    struct panel_cases cases;
    struct panel_seats seats;
    struct panel_directions directions;
    struct recusal_book book; /* of those who sit there as members */
};
/* STATUS_DATA for a closed panel. */
enum status assignment_judge_load(struct desk *desk, struct arena *a, int64_t panel,
                                  struct assignment_judge *out, struct err *err) MUST_CHECK;

/* NULL for who is no member, and for a case that is another panel's. */
const struct panel_seat *assignment_member(const struct assignment_judge *j, int64_t reviewer);
const struct panel_case *assignment_case(const struct assignment_judge *j, int64_t submission);
/* Why the pair must not be assigned, in a sentence; NULL when it may. */
const char *assignment_refusal(const struct assignment_judge *j, int64_t reviewer,
                               int64_t submission);
/* The case lies in none of the directions the member knows; told, not refused. */
bool assignment_is_unskilled(const struct assignment_judge *j, int64_t reviewer,
                             int64_t submission);

#endif

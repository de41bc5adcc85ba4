/* One pass of rules over very many cases: what its parts share (check_many.c, check_lists.c,
 * check_doubles.c). */
#ifndef DESK_CHECK_PASS_H
#define DESK_CHECK_PASS_H

#include "base/vec.h"
#include "desk/check_rules.h"
#include "desk/checks.h"
#include "desk/decisions.h"
#include "desk/limit_rows.h"
#include "desk/same_case_alike.h"
#include "rules/limits.h"

/* The cases of a notice under one revision, as limits count them. */
struct check_list {
    int64_t notice, revision;
    bool is_in_force; /* all cases of the notice; else those filed under the revision */
    bool is_above;    /* looked at only for what the desk hands up */
    struct limit_choice choice;
    struct limit_rows rows;
};

/* A finding and the case it belongs to. */
struct check_found {
    int64_t id;
    size_t order;
    struct finding finding;
};

/* A case that shares lead and title with another. */
struct check_double {
    int64_t id;
    uint32_t alike; /* equal for those that do */
};

struct check_many {
    struct desk *desk;
    struct arena *arena;  /* of what is found */
    struct arena scratch; /* of one case */
    struct arena rows,
        first_rows; /* of `found` and `firsts` alone, which so grow in their places */
    struct fact_source source;
    struct arrivals arrivals;
    struct decisions ticks, acceptances, same; /* by case; of the last those on 多头申报 */
    struct check_input input;                  /* what is the same for all */
    int64_t unit;                              /* only its cases; 0: all */
    struct keymap judged;                      /* ids of the cases that were */
    struct keymap alike; /* lead and title: the first case so called, as a place in firsts */
    VEC(int64_t) firsts; /* its number; 0 once it stands among the doubles */
    VEC(struct check_double) doubles;
    VEC(struct check_list *) lists;
    VEC(struct check_found) found;
    struct findings *out;
};

/* The row of a query check_rows…; its texts live in `a`. */
void check_row_read(const struct db_cursor *c, struct arena *a, struct submission *s);
/* What was found of a case, with who accepted it; lives on when the memory of the case is reused. */
void pass_keep(struct check_many *m, int64_t id, struct findings *found);

/* ---- check_lists.c: limits ------------------------------------------------------------------------- */

/* Counts the case for the limits of its notice, and of its own revision where that is another. */
enum status pass_count(struct check_many *m, const struct submission *s,
                       struct err *err) MUST_CHECK;
/* Is it a case of the unit that is looked at? Right after pass_count, where it is the last row. */
enum status pass_is_wanted(struct check_many *m, const struct submission *s, bool *is,
                           struct err *err) MUST_CHECK;
/* Behind the last case: a list for each upper notice under which nothing was filed, but from others handed
 * up. With `is_partial` not all notices were read. */
enum status pass_add_above(struct check_many *m, bool is_partial, struct err *err) MUST_CHECK;
/* The list of the notice that is asked about, where no case is filed under it: what is handed up. */
enum status pass_add_asked(struct check_many *m, int64_t notice, struct err *err) MUST_CHECK;
/* Behind the last case: what the limits of one list say, of the list and of its cases. */
enum status pass_find_limits(struct check_many *m, struct check_list *list,
                             struct err *err) MUST_CHECK;

/* ---- check_others.c: what is no case --------------------------------------------------------------- */

/* Arrivals that hold no case, and what units say of themselves. */
enum status pass_find_others(struct check_many *m, const struct check_wanted *wanted,
                             struct err *err) MUST_CHECK;

/* ---- check_doubles.c: 多头申报 ---------------------------------------------------------------------- */

/* Notes which cases share lead and title with another. */
enum status pass_note_alike(struct check_many *m, const struct submission *s,
                            struct err *err) MUST_CHECK;
/* Behind the last case: what is to be said of them. */
enum status pass_find_doubles(struct check_many *m, const struct check_wanted *wanted,
                              struct err *err) MUST_CHECK;

#endif

/* 限额 on the desk: what a case, a unit, a recommender's list or a notice has used of every limit that
 * binds it, what may still be added, upon which clause that rests, and who uses it up.
 *
 * A limit that counts over several cases is judged by the revision of the notice in force, one that
 * looks at a single case by the revision it was filed under. Minimums of one case
 * count at once, all others once the notice is stopped (停用: no new cases).
 *
 * Where a notice forwards another, a case is bound at two levels, and both are told: the lines of its own
 * notice, a line for each limit of the upper one that holds for this case alone and does not say the same,
 * and the list this desk hands up (rules/levels.h), which is somebody else's list than the recommender's.
 * What both set alike is one line with both clauses; never is one number taken for the other. */
#ifndef DESK_LIMITS_H
#define DESK_LIMITS_H

#include "desk/desk.h"
#include "model/finding.h"
#include "model/submission.h"
#include "rules/limit_result.h"

/* One of those who use a limit up, the first first. */
struct limit_user {
    int64_t submission; /* 0: it is not a case that is counted */
    const char *name;   /* of the unit, direction or class that is counted; NULL: a case */
    bool is_over;       /* beyond the maximum */
    bool is_certain;    /* false: nobody can say whether it counts */
    bool is_handed_up;  /* filed under a notice that forwards this one */
};

/* One limit as it binds somebody. */
struct limit_line {
    int64_t notice;
    const char *code; /* of the notice */
    struct limit_result result;
    const char *who;      /* unit, province or direction it is of; "" for one case or all */
    int64_t unit;         /* that unit; 0: it is of none */
    bool is_above;        /* of the upper notice, where the case was filed under another */
    struct number room;   /* what may still be added; absent where nobody can say */
    const char *brief;    /* 牵头加参与 2 / 2  已满 */
    const char *left;     /* 还可报 3（其中高精尖 1） */
    const char *basis;    /* 推荐项目总数原则上至多5件 (三（二）) */
    const char *sentence; /* as a finding says it */
    struct limit_user *users;
    size_t n_users;
};
struct limit_lines {
    struct limit_line *at;
    size_t n, cap;
};

/* Every limit of its notice that binds the case as it is given, whether stored or still being typed.
 * It uses nothing up itself when `is_asked`: what may still be added is then told without it, and its
 * stored form is left out. */
enum status limits_of_case(struct desk *desk, struct arena *a, const struct submission *s,
                           bool is_asked, struct limit_lines *out, struct err *err) MUST_CHECK;
/* Every limit that binds a unit as the recommender of a notice's list, whatever is on it. */
enum status limits_of_recommender(struct desk *desk, struct arena *a, int64_t notice, int64_t unit,
                                  struct limit_lines *out, struct err *err) MUST_CHECK;
/* The same as findings, of what is over, under or undetermined, each settled as one of its list
 * (desk/acceptances.h); nothing for unit 0. */
enum status limits_find_list(struct desk *desk, struct arena *a, int64_t notice, int64_t unit,
                             struct findings *out, struct err *err) MUST_CHECK;
/* The findings of one list alone: of the unit in whatever part it plays, or with unit 0 of what the notice
 * counts over all. */
enum status limits_find_about(struct desk *desk, struct arena *a, const struct finding_about *about,
                              struct findings *out, struct err *err) MUST_CHECK;
/* Every limit that binds a unit under any notice, in whatever part it plays. */
enum status limits_of_unit(struct desk *desk, struct arena *a, int64_t unit,
                           struct limit_lines *out, struct err *err) MUST_CHECK;

/* As a meter shows them: the most pressing first, parts of others left out unless over. */
void limit_lines_arrange(struct limit_lines *lines);
/* 还可报 3（其中高精尖 1）  推荐项目总数原则上至多5件 (三（二）) */
const char *limit_line_text(struct arena *a, const struct limit_line *line);
/* within, full, over, short, under, undetermined: for JSON. */
const char *limit_state_id(enum limit_state state);

/* ---- for those that count themselves ------------------------------------------------------------------- */

struct limit_rows;

/* The choice that goes with the notice in force: closed when it is stopped. */
enum status limits_choice(struct desk *desk, int64_t notice, struct limit_choice *out,
                          struct err *err) MUST_CHECK;
/* False for what binds a case alone and says nothing of a list. */
bool limit_is_of_list(const struct limit *limit);
/* The unit a group is of; 0: it is of none. */
int64_t limit_unit_of(const struct limit_tallies *t, const struct limit_result *r);
/* One group in words. */
struct limit_line limit_line_of(struct arena *a, const struct limit_rows *rows,
                                const struct limit_tallies *t, size_t limit, size_t group);

#endif

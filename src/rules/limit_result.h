/* What a tally says of one group: within, full, over, and by how much; in numbers and in words. */
#ifndef RULES_LIMIT_RESULT_H
#define RULES_LIMIT_RESULT_H

#include "model/finding.h"
#include "rules/limits.h"

enum limit_state {
    LIMIT_WITHIN,
    LIMIT_FULL,
    LIMIT_OVER,
    LIMIT_SHORT, /* below the minimum, but the list is still open */
    LIMIT_UNDER, /* below the minimum of a closed list, or of one submission */
    LIMIT_UNDETERMINED,
};

struct limit_result {
    const struct limit *limit;
    size_t tally, group; /* places in the tallies */
    enum limit_state state;
    enum truth binds;
    struct number min, max; /* max: its number, or what stands for this group in the list */
    int64_t used, unknown;  /* unknown: things of which nobody can say whether they count */
    int64_t over, missing;  /* above the maximum, below the minimum; 0 when within */
    bool is_hard;
    const char *clause;
};

/* One group of one limit. */
struct limit_result limit_judge(const struct limit_tallies *t, size_t limit, size_t group);
/* Over, under or undetermined; but not 途径 每 案例, which rules/same_case.h tells pair by pair, since a
 * person must confirm that two submissions are one case. */
bool limit_is_told(const struct limit_result *r);
/* What may still be added: the room of this limit and of the limit it is a part of; has == false
 * where there is no maximum or it is not known. Never below 0. */
struct number limit_room(const struct limit_tallies *t, const struct limit_result *r);

/* What uses the group up, the first first: submissions of a recommender in its own order (推荐顺序),
 * then, and for every other group, as they came in. `n` of them; those from `max` on are too many. */
struct limit_use *limit_users(struct arena *a, const struct limit_tallies *t,
                              const struct limit_result *r, size_t *n);
/* The place of a row among them, from 1; 0: it is none of them. Meant for counts of submissions. */
size_t limit_rank(struct arena *a, const struct limit_tallies *t, const struct limit_result *r,
                  size_t row);

/* ---- in words (limit_text.c) ----------------------------------------------------------------- */

/* 名称 of the limit; without one 名额 of those who pass submissions on, else 限额. */
const char *limit_name(const struct limit *limit);
/* 牵头加参与, 牵头, 参与: what is counted of a unit, where the limit counts its submissions; else the name. */
const char *limit_label(const struct limit *limit);
/* Whom the group is of: a unit, 广东省, a direction; "" for a submission, a case, the whole notice.
 * Lives as long as the list. */
const char *limit_who(const struct limit_tallies *t, const struct limit_result *r);
/* One sentence: the limit, how many are used, over by how many, what may be done. */
const char *limit_sentence(struct arena *a, const struct limit_tallies *t,
                           const struct limit_result *r);
/* 牵头加参与 2 / 2  已满; 推荐项目总数 3 / 5  余 2: for a line on a screen. */
const char *limit_brief(struct arena *a, const struct limit_result *r);
/* 还可报 3（其中高精尖 1）, 已满, 超 2, 待定: what may still be added. `parts` are the results whose
 * limit may be a part of this one. */
const char *limit_left(struct arena *a, const struct limit_tallies *t, const struct limit_result *r,
                       const struct limit_result *parts, size_t n_parts);
/* Upon what it rests: 推荐项目总数 原则上至多5件 (三（二）); the row and share of a list. */
const char *limit_basis(struct arena *a, const struct limit_result *r);
/* The name of what was used: of a unit, direction or class; "" for a submission. */
const char *limit_thing_name(const struct limit_tallies *t, const struct limit *limit,
                             const struct limit_use *use);

/* A finding `quota` of what is told: an error when a hard limit is broken, a warning for a soft one, a
 * note for what is undetermined or not yet reached. */
void limit_find(const struct limit_tallies *t, const struct limit_result *r, struct findings *out);
/* The same as one row of the group is told it: of submissions that are too many, its own place `rank`
 * (limit_rank), of which one within the maximum is only noted; 0: it has none. And of every limit in
 * whose scope a row lies. */
void limit_find_row(const struct limit_tallies *t, const struct limit_result *r, size_t rank,
                    struct findings *out);
void limits_find_of(const struct limit_tallies *t, size_t row, struct findings *out);
/* The same of a row that is handed up (COUNTED_ABOVE): of the list it stands on, and nothing else. */
void limits_find_above(const struct limit_tallies *t, size_t row, struct findings *out);

#endif

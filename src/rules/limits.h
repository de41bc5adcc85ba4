/* 限额: one engine for every limit a notice sets (名额, 上限, 家数, 途径): count what, per whom, within
 * which scope, at least and at most how many.
 *
 * What is counted (数), each thing once:
 *   申报件 the submissions; 成员 the units that lead or take part; 联合单位 those that take part;
 *   成员类别 the classes (类别) of the members; 方向 the directions; 推荐单位 the recommenders; 途径 the ways
 *   by which it was handed in, which are the recommenders too.
 * Per whom (每), which makes the groups:
 *   推荐单位, 牵头单位, 联合单位: that unit; 申报单位 and 成员: a unit as lead or partner; 申报件: the submission;
 *   案例: submissions of the same case; 省, 市: where the recommender is, or in a notice without
 *   recommenders the lead; 通知: all; 方向: the direction the submission names.
 * Scope: a key that asks of what makes the group (每: 成员, 适用: {成员.类别: …}) is asked of that one
 * unit or direction; one that asks of what is counted (数: 成员) is asked of each one counted; every
 * other key of the submission.
 *
 * A list of a recommender also holds what it hands up from a notice that forwards this one
 * (rules/levels.h); every other limit counts only what was filed under its own notice, since no clause
 * says otherwise.
 *
 * Withdrawn submissions use nothing up. One that is brought back counts again, so a limit cannot be
 * got round by withdrawing, adding and reviving. What nobody can say (a direction or class not filled
 * in) is counted as unknown and never as no. 至多 and 至少 include the number (民法典 1259). A minimum
 * is judged when the list is closed. A maximum that stands in a list is undetermined for who has no
 * row there, not zero. Each limit is judged alone; a sub-quota (属于) is a limit of its own. */
#ifndef RULES_LIMITS_H
#define RULES_LIMITS_H

#include "rules/counted.h"
#include "rules/scope.h"

struct limit_scope;

/* One thing that a group uses its limit up with. */
struct limit_use {
    uint32_t group;
    /* 申报件: row + 1; members, recommenders, ways: a unit; classes, directions: a text; 0: one that
     * nobody knows. */
    uint32_t thing;
    uint32_t row;     /* the row it came with first */
    enum truth truth; /* YES, or UNKNOWN: nobody can say whether it counts */
};

struct limit_group {
    uint32_t key; /* unit, row + 1, case, or place in texts, as `per` says; of 通知: 1 */
    uint32_t row; /* the first row that belongs to it */
    int64_t id;   /* of that row */
    uint32_t recommender, lead; /* the same: units */
    enum truth binds;           /* UNKNOWN: nobody can say whether the limit binds whom it is of */
    uint32_t first_use, n_uses; /* among the uses, in the order of rows */
    uint32_t used, unknown;
    uint32_t marked; /* of these, came first with a row that is marked */
};

/* One limit over all rows. */
struct limit_tally {
    const struct limit *limit;
    struct {
        struct limit_group *at;
        size_t n, cap;
    } groups;
    struct {
        struct limit_use *at;
        size_t n, cap;
    } uses;
    const struct limit_scope *scope;
    uint32_t *group_of; /* by key: group + 1, or 0 */
    size_t n_keys;      /* there is room for */
    uint32_t unplaced;  /* rows in scope of which nobody can say whose they are */
};

struct limit_tallies {
    const struct counted_list *list;
    struct limit_tally *at; /* one per limit of the notice, in its order */
    size_t n;
    bool is_closed; /* the list is complete: minimums count; those of one submission always do */
};

/* Which limits are counted over which rows. A limit per submission belongs to the revision the
 * submission was filed under; every other limit to the revision in force. */
struct limit_choice {
    bool is_closed;
    int64_t
        revision; /* of the list's notice: rows of others are left out per submission; 0: none is */
    bool only_per_submission;
};

/* Counts every limit of the list's notice in one pass over the rows each. Lives in `a`. */
struct limit_tallies limits_count(struct arena *a, const struct counted_list *list,
                                  struct limit_choice choice);

/* Counting bit by bit, without keeping what was counted: so that a million rows need no memory. Take rows,
 * let them be counted, take the next. In `tallies` the groups then have their sums but no uses, and of
 * limits of single submissions (每: 申报件) only those groups stay of which there is something to tell.
 * Pairs of 途径 每 案例, which rules/same_case.h tells, are not counted. */
struct limit_seen;
struct limit_counter {
    struct arena arena;
    struct counted_list *list;
    struct limit_choice choice;
    struct limit_tallies tallies;
    struct limit_scope *scopes; /* one per limit */
    struct limit_seen *seen;    /* one per limit */
};
/* `list` must last as long and have no rows yet. */
void limit_counter_open(struct limit_counter *c, struct counted_list *list,
                        struct limit_choice choice);
void limit_counter_release(struct limit_counter *c);
/* Counts the rows of the list and lets go of them. */
void limit_counter_take(struct limit_counter *c);

/* True when its groups are of units: 每 推荐单位, 牵头单位, 成员 … */
bool limit_is_of_unit(const struct limit *limit);
/* The groups of a tally in whose scope a row lies or may lie, each once, as group numbers in `a`. */
struct limit_groups {
    uint32_t *at;
    size_t n;
};
struct limit_groups limit_groups_of(struct arena *a, const struct limit_tallies *t, size_t limit,
                                    size_t row);

#endif

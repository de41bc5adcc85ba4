/* A notice as people look at it: rows of its rule card, two notices side by side, the leaf columns
 * of a summary table, the rules in force after amendments. Made by notice/, drawn by the screens
 * and the command line; pointers lead into the notice and live as long as it does. */
#ifndef MODEL_NOTICE_VIEW_H
#define MODEL_NOTICE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "model/notice.h"

/* One line of the rule card: `value` is a whole Chinese sentence with everything the definition
 * says, but for what has a member of its own. */
struct card_row {
    const char *section; /* 期限, 名额和上限, 材料 ... */
    const char *label;   /* what the row is about; "" never */
    const char *value;   /* "" when the label says it all */
    const char *clause;  /* NULL: none given */
    const char *number;  /* 编号; NULL: none */
    const char *words;   /* 原文, for F3; NULL: none */
    enum origin origin;
    int depth;               /* 0; below a row 1, 2 ... */
    const struct rule *rule; /* NULL for rows that are not rules (文号, 标题) */
};

struct card {
    struct card_row *at;
    size_t n, cap;
    size_t rules; /* rows of depth 0 that are rules */
};

/* One subject in two notices. Where both say the same, `b` is 同; who says nothing has -. */
struct compare_row {
    const char *section, *subject;
    const char *a, *clause_a; /* clause NULL: none */
    const char *b, *clause_b;
    bool is_different; /* one says something else, or nothing */
};

struct comparison {
    struct compare_row *at;
    size_t n, cap;
    size_t different;
};

/* A column that holds values, with the headings above it. */
struct table_leaf {
    const struct column *column;
    const char *heading;   /* its own */
    const char *path;      /* 联系/手机; its heading when nothing stands above */
    struct texts headings; /* every spelling that means it: path, heading, aliases */
    struct texts keys;     /* the same as heading_key() of text/key.h, without doubles */
    enum origin origin;    /* of the column, else of the table */
};

struct table_leaves {
    struct table_leaf *at;
    size_t n, cap;
    int levels; /* rows of headings */
};

enum force { FORCE_ORIGINAL, FORCE_REPLACING, FORCE_ADDED };

/* A rule, numbered or not, as it stands on a day. One that is replaced or suspended within a scope
 * stays in the list with `outside`; one suspended altogether stays with `suspended_by` alone. */
struct rule_in_force {
    const char *section; /* the top-level key under which it stands: 限额, 环节 */
    const struct rule *rule;
    const struct notice *from; /* the notice that says it */
    enum force force;
    const struct amendment *by;           /* what put it here; NULL for an original one */
    const struct amendment *suspended_by; /* or replaced by, last; NULL: neither */
    const struct scope *within;           /* only there, on top of its own scope; NULL: no bound */
    LIST_OF(scope) outside; /* everywhere but in these; with suspended_by and n == 0: nowhere */
};

struct rules_in_force {
    struct rule_in_force *at;
    size_t n, cap;
    const struct amendment **dangling; /* amendments whose 对象 the base does not have */
    size_t n_dangling;
};

#endif

/* 限额 after an import: what those whom the rows of a table concern will have used of every limit. The cases
 * of the file are counted as they are taken, the rest of the notice's behind the last row; only sums are kept
 * (struct limit_counter), so that a table of a million rows needs no more memory than a small one. */
#ifndef DESK_TABLE_LIMITS_H
#define DESK_TABLE_LIMITS_H

#include "desk/limit_rows.h"
#include "desk/table_units.h"
#include "rules/limits.h"

/* More lines than this nobody reads; those that are over come first. */
#define TABLE_LIMITS_MAX 50u

struct table_limit {
    const char *text; /* 某集团 名额 10 将用 14 超 4 (四（二）) */
    bool is_over;
};
struct table_limits {
    struct table_limit *at;
    size_t n, cap;
};

struct table_count {
    struct arena arena;
    struct fact_source source;
    struct limit_rows rows;
    struct table_units *units;
    struct limit_counter counter;
    struct keymap changed; /* ids of cases that were there before and are counted as they will be */
    int64_t n_new;         /* new cases so far, which in a preview have no number yet */
    int64_t
        first_new; /* number of the first that was written: all behind it came with the file; 0 */
    bool is_open;
};

/* Notices without limits count nothing. */
enum status table_count_open(struct table_count *t, struct table_units *units, int64_t notice,
                             struct err *err) MUST_CHECK;
void table_count_release(struct table_count *t);
/* A case as it will be: a new one, in the order of numbers, or one that is there and was changed. */
enum status table_count_add(struct table_count *t, const struct submission *s, bool is_new,
                            struct err *err) MUST_CHECK;
/* Lists of recommenders always, every other limit when it is full, over or cannot be told. */
enum status table_count_tell(struct table_count *t, struct arena *a, struct table_limits *out,
                             struct err *err) MUST_CHECK;

#endif

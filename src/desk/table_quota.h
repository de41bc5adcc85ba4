/* 名额 after an import: what the recommenders of a table will have used of what the notice gives them. */
#ifndef DESK_TABLE_QUOTA_H
#define DESK_TABLE_QUOTA_H

#include "base/keymap.h"
#include "desk/table_units.h"

/* More recommenders than this in one table are not judged one by one. */
#define TABLE_QUOTAS_MAX 50u

/* New cases by recommender. */
struct table_tally {
    struct keymap by_id;
    struct arena arena;
    struct {
        struct tallied {
            int64_t recommender, new;
        } * at;
        size_t n, cap;
    } recommenders;
};
void table_tally_init(struct table_tally *t);
void table_tally_release(struct table_tally *t);
void table_tally_add(struct table_tally *t, int64_t recommender);

struct table_quota {
    const char *text; /* 某集团 名额 10 将用 14 超 4 (四（二）) */
    bool is_over;
};
struct table_quotas {
    struct table_quota *at;
    size_t n, cap;
};

struct table_quota_wanted {
    int64_t notice;
    bool is_written; /* the new cases are in the desk already, within the write */
};
/* Limits that hold for a recommender's cases whatever they are about; what cannot be known of a unit that is
 * new is said. */
enum status table_quotas_find(struct table_tally *t, struct table_units *units, struct arena *a,
                              const struct table_quota_wanted *wanted, struct table_quotas *out,
                              struct err *err) MUST_CHECK;

#endif

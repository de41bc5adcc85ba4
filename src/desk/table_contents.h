/* What stands in a summary table: its cases, in the order its definition names, and the cells of each; behind
 * them what the desk hands up from notices that forward this one (desk/table_above.h).
 * For the file that is exported, for paper and for hand-over packages, so that all say the same. */
#ifndef DESK_TABLE_CONTENTS_H
#define DESK_TABLE_CONTENTS_H

#include "base/vec.h"
#include "desk/case_cell.h"
#include "desk/left_out.h"
#include "desk/table_above.h"
#include "desk/table_target.h"
#include "notice/table_def.h"

struct table_contents_options {
    int64_t notice;
    const char *track, *table; /* as in desk/table_import.h */
    const char *where; /* search language; without 状态 only those that are in: desk/left_out.h */
};

/* One text for each leaf; they live until the function returns. */
struct table_row_taker {
    void (*take)(void *to, const char *const *cells);
    void *to;
};

struct table_contents {
    struct desk *desk;
    struct arena *arena;
    struct table_target target;
    struct table_leaves leaves;
    const char *recommender_name; /* of all cases; NULL when there are several or none */
    struct table_units units;
    struct case_cells cells;
    struct arena scratch; /* of one case */
    int64_t notice;
    const char *where;
    bool takes_all; /* the search asks for states */
    struct left_out left_out;
    bool has_gaps;       /* rows were left out: 序号 counts those that are there */
    VEC(int64_t) wanted; /* ids that fit the search, ascending */
    struct table_above above;
    int64_t recommender; /* of all cases; 0: none or several */
    bool is_single;
    const struct table_row_taker *taker;
    int64_t present;     /* the case whose row is being taken */
    int64_t n_rows;      /* so far */
    int64_t last_order;  /* 推荐顺序 of the desk's own list so far */
    int64_t blank_rows;  /* numbered rows of the template, 0 for none */
    int64_t last_number; /* the highest number written, as long as the template has more */
};

/* Released either way with table_contents_close. */
enum status table_contents_open(struct table_contents *e, struct desk *desk, struct arena *a,
                                const struct table_contents_options *o, struct err *err) MUST_CHECK;
void table_contents_close(struct table_contents *e);

enum status table_contents_rows(struct table_contents *e, const struct table_row_taker *taker,
                                struct err *err) MUST_CHECK;

/* True for a column that numbers rows, of which a form has some more than cases. */
bool table_leaf_is_number(const struct table_leaf *leaf);

#endif

/* Every limit of every notice counted over the whole desk, bit by bit, so that a screen goes on answering
 * keys meanwhile: some thousand rows at a time. Only sums are kept (struct limit_counter), so that a desk of a
 * million needs no more memory than a small one. */
#ifndef DESK_LIMIT_WALK_H
#define DESK_LIMIT_WALK_H

#include "base/vec.h"
#include "desk/limit_rows.h"
#include "rules/limits.h"

struct limit_walk_list {
    int64_t notice;
    const char *code;
    struct limit_rows rows;
    struct limit_counter counter;
};

struct limit_walk {
    struct desk *desk;
    struct arena arena;
    struct fact_source source;
    VEC(struct limit_walk_list *) lists;
    int64_t last;   /* number of the last row read */
    size_t counted; /* lists done */
    bool is_read, is_done;
};

/* Of the notices in force that are not stopped. On failure there is nothing to release. */
enum status limit_walk_open(struct limit_walk *w, struct desk *desk, struct err *err) MUST_CHECK;
void limit_walk_release(struct limit_walk *w);
/* A step further; harmless when done. *list is the one that was counted to the end in this step, with its
 * sums until the next; NULL: none was. */
enum status limit_walk_more(struct limit_walk *w, const struct limit_walk_list **list,
                            struct err *err) MUST_CHECK;

#endif

/* The rows of a table that goes out of a ranking, for desk/ranking_export.c alone. */
#ifndef DESK_RANKING_LIST_H
#define DESK_RANKING_LIST_H

#include "desk/ranking_official.h"
#include "report/report.h"

struct ranking_list {
    const char *title;
    struct texts
        above; /* notice, choice, scheme; ties; which edition, or a draft; what became of the quota */
    const struct report_column *columns;
    size_t n_columns;
    const char *const **rows;
    size_t n;
};
/* 推荐汇总表: those that are in. */
enum status ranking_list_chosen(struct desk *desk, struct arena *a,
                                const struct ranking_official *o, struct ranking_list *out,
                                struct err *err) MUST_CHECK;
/* 名次表: all, those without a rank too. */
enum status ranking_list_whole(struct desk *desk, struct arena *a, const struct ranking_official *o,
                               struct ranking_list *out, struct err *err) MUST_CHECK;

#endif

/* 推荐汇总表 out of a ranking: the cases that are in, in their order, as CSV; with the quota looked at again. */
#ifndef DESK_RANKING_EXPORT_H
#define DESK_RANKING_EXPORT_H

#include "desk/rankings.h"
#include "text/charset.h"

struct ranking_export {
    const char *path; /* "-" for standard output */
    enum charset charset;
};
struct ranking_exported {
    size_t chosen, open; /* rows written; ties across the line nobody has settled: left out */
    int64_t quota;       /* of this desk's unit; < 0: none is known */
    bool is_over;
    const char *text; /* 已选 5 件, 名额 20 (255号名额 (四（二）)) */
};
/* The number of a row is its place among those that are in: what the desk recommends first. */
enum status ranking_export(struct desk *desk, struct arena *a, const struct ranking *r,
                           const struct ranking_export *how, struct ranking_exported *out,
                           struct err *err) MUST_CHECK;
/* The quota of this desk's own unit for the choice, whatever the cut is; < 0: none. */
enum status ranking_quota(struct desk *desk, struct arena *a, const struct ranking *r,
                          int64_t *quota, const char **source, struct err *err) MUST_CHECK;

#endif

/* What goes out of a ranking as a table: 推荐汇总表, the cases that are in, in their order; or all of it. With the
 * quota looked at again. */
#ifndef DESK_RANKING_EXPORT_H
#define DESK_RANKING_EXPORT_H

#include "desk/ranking_official.h"
#include "desk/table_export.h"

/* How the cases that are in compare with the quota of this desk's own unit for the choice, whatever the cut
 * line is. */
struct ranking_chosen {
    size_t n, open; /* in; in ties across the line nobody has settled */
    int64_t quota;  /* < 0: none is known */
    bool is_over;
    const char *text; /* 入围 5 件, 名额 20 (255号名额 (四（二）)) */
};
enum status ranking_chosen_count(struct desk *desk, struct arena *a, const struct ranking *r,
                                 struct ranking_chosen *out, struct err *err) MUST_CHECK;

struct ranking_export {
    bool is_whole;            /* 名次表; else 推荐汇总表 */
    enum table_format format; /* CSV, aligned text, xlsx */
    enum charset charset;     /* of CSV and text */
    const char *path;         /* "-" for standard output */
};
struct ranking_exported {
    size_t rows;
    struct ranking_chosen chosen;
};
/* The number of a row of 推荐汇总表 is its place among those that are in: what the desk recommends first; open
 * ties are left out. STATUS_DATA for it without a cut line. CSV is headings and rows alone, so that
 * programs can read it. */
enum status ranking_export(struct desk *desk, struct arena *a, const struct ranking_official *o,
                           const struct ranking_export *how, struct ranking_exported *out,
                           struct err *err) MUST_CHECK;
/* The same as aligned text, to be seen and printed. */
enum status ranking_export_text(struct desk *desk, struct arena *a,
                                const struct ranking_official *o, bool is_whole, const char **text,
                                struct err *err) MUST_CHECK;
/* 推荐汇总表-255号-网络设施保护.xlsx */
const char *ranking_export_name(struct arena *a, const struct ranking *r, const char *code,
                                const struct ranking_export *how);

#endif

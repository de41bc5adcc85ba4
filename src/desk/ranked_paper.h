/* A ranking on its way to paper: what 推荐名单, 入围名单 and 打分汇总表 have in common. */
#ifndef DESK_RANKED_PAPER_H
#define DESK_RANKED_PAPER_H

#include "desk/document_cases.h"
#include "desk/ranking_official.h"
#include "desk/ranking_paper.h"

/* Words the three of them take. */
#define RANKED_TAKES (NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION | TAKES_SCHEME | TAKES_CUT)

struct ranked_paper {
    struct desk *desk;
    struct report *report;
    struct document_notice notice;
    struct ranking_official official;
    const struct ranking *ranking; /* the official one, or the live */
    const char *unit;              /* the desk's own */
};

/* STATUS_DATA when nothing was scored yet. */
enum status ranked_paper_load(struct desk *desk, const struct document_order *o, struct report *r,
                              struct ranked_paper *out, struct err *err) MUST_CHECK;
/* From here on as the sheets have it, of which an edition knows nothing. */
void ranked_paper_live(struct ranked_paper *k);
/* The title below that of the notice, who recommends, which track and direction; which edition it is, or that it is
 * a draft. */
void ranked_paper_head(struct ranked_paper *k, const char *title);
/* By which scheme, what settles ties, and where the line comes from. */
void ranked_paper_scheme(struct ranked_paper *k);
/* The cut line, where it stands before row `i`. */
void ranked_paper_line(struct ranked_paper *k, struct report_table *t, size_t i);
/* The head of the panel and a witness. */
void ranked_paper_sign(struct ranked_paper *k);
/* 2024年11月20日 */
const char *ranked_paper_today(struct ranked_paper *k);
/* 入围 5 件, 名额 5 (255号名额 (四（二）)), and what is left open; "" when there is neither line nor quota. */
enum status ranked_paper_quota(struct ranked_paper *k, const char **text,
                               struct err *err) MUST_CHECK;

#endif

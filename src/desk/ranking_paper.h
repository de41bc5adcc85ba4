/* The ranked list as aligned text: for the command line, for a printer, for a file. */
#ifndef DESK_RANKING_PAPER_H
#define DESK_RANKING_PAPER_H

#include "desk/rankings.h"

/* Notice, choice, scheme with its origin, the chain of ties and the line on top; a line across where the cut
 * is; how many wait below. */
enum status ranking_text(struct desk *desk, struct arena *a, const struct ranking *r,
                         const char **text, struct err *err) MUST_CHECK;
/* Before which case of the list the cut line stands: behind all that are in and behind an open tie; n for
 * behind all of them, -1 when there is no line. */
long ranking_line_place(const struct ranking *r);
/* 5 (方案), 并列待定 2件: how many are in, who says so, what is left open */
const char *ranking_line_source(struct arena *a, const struct ranking *r);
/* 入围线 5 (方案), 并列待定 2件 */
const char *ranking_line_text(struct arena *a, const struct ranking *r);
/* 入围 5 (方案) */
const char *ranking_cut_text(struct arena *a, const struct ranking *r);
/* 网络设施保护  去1个最高1个最低 两位 四舍五入 (本台自定)  入围 5 (方案) */
const char *ranking_head(struct arena *a, const struct ranking *r);

/* 另有 3 件已受理, 没有评审组评, behind two blanks; "" for none */
const char *ranking_outside_text(struct arena *a, const struct ranking *r);
/* 入围, 待定, 未入围; "" when there is no line or the case has no rank */
const char *ranking_side_text(enum line_side side);

#endif

/* Review schemes as people look at them: all of one, or in a line. */
#ifndef DESK_SCHEME_CARD_H
#define DESK_SCHEME_CARD_H

#include "model/scheme.h"
#include "text/json.h"

/* Everything it says, one line for each matter, each ending in a line feed. */
const char *scheme_card(struct arena *a, const struct scheme *s);
/* One object, with the English names of notice/scheme_schema.c. */
void scheme_json(struct json *j, const struct scheme *s);
/* 去1个最高1个最低 两位 四舍五入 (本台自定) */
const char *scheme_brief(struct arena *a, const struct scheme *s);
/* 可推广性得分, 再按推荐顺序, 并列跳号; 没有写 when the chain is empty. */
const char *scheme_ties_text(struct arena *a, const struct scheme *s);
/* 可推广性得分, 推荐顺序: one link. */
const char *tie_step_text(struct arena *a, const struct tie_step *t);
/* 上会, 全部入围 ... */
const char *line_policy_text(int policy);
/* 投票, 未回避 ...: what votes are a part of. */
const char *vote_base_text(int base);
/* 四舍五入 ... */
const char *score_rounding_text(int rounding);

#endif

/* A panel that scores, made by rows without a draw: for tests of sheets and rankings. */
#ifndef SUPPORT_REVIEW_H
#define SUPPORT_REVIEW_H

#include "desk/scoring.h"
#include "desk/sheets.h"
#include "support/cases.h"

#define REVIEW_SCHEME                                                                              \
    "名称: 试分\n来源: 本台自定\n"                                                       \
    "指标:\n"                                                                                    \
    "- {名称: 创新性, 满分: 60, 步长: 0.5, 低于须说明: 10}\n"                        \
    "- {名称: 实用性, 满分: 40}\n"                                                          \
    "汇总: 平均\n"

struct review {
    struct scoring scoring;
    int64_t reviewers[3]; /* the first is the account zhang's */
};

/* All three read both cases in force. `scheme` NULL: REVIEW_SCHEME. */
struct review review_for_test(struct desk *desk, struct arena *a, const struct cases *cases,
                              const char *scheme);
/* A draft, its marks written as the desk keeps them: "30,20". */
void review_score(struct desk *desk, struct arena *a, const struct review *r, struct sheet_key key,
                  const char *marks);
/* Works on as somebody else, with these roles (enum role_bit). */
void work_as(struct desk *desk, int64_t person, const char *login, unsigned may);

#endif

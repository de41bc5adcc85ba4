/* 回避: a reviewer kept from a case, or from a whole panel. What the rules find by themselves becomes a
 * row once a supervisor has decided it; what people ask for is one from the start. */
#ifndef MODEL_RECUSAL_H
#define MODEL_RECUSAL_H

#include "model/record.h"

#define RECUSAL_PROPOSED "proposed"
#define RECUSAL_CONFIRMED "confirmed"
#define RECUSAL_DISMISSED "dismissed"

struct recusal {
    struct record record;
    int64_t reviewer;
    int64_t submission,
        panel;            /* submission 0: from the whole panel; panel 0: from the case anywhere */
    const char *origin;   /* found, self, recommender, desk: who brought it up */
    const char *ground;   /* same_unit, request, or the id of a relation_kind */
    const char *key;      /* of what the rules found; NULL */
    const char *evidence; /* what it rests on, in a sentence */
    const char *asked_by; /* name of who asked, or 本台 */
    int64_t asked_at;
    const char *state; /* RECUSAL_… */
    const char *why;   /* of the decision; needed to dismiss */
    const char *decided_by;
    int64_t decided_at;
};

extern const struct record_type recusal_type;

/* 待决定, 回避, 不回避; the id itself when it is none. */
const char *recusal_state_name(const char *state);
/* 本台核对, 专家本人, 推荐单位, 工作人员 */
const char *recusal_origin_name(const char *origin);
/* 同一单位, 请求回避, and the kinds of relations; the id itself when it is none. */
const char *recusal_ground_name(const char *ground);

#endif

#include "model/recusal.h"

#include "model/reviewer.h"
#include "model/word.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct recusal, member), to                          \
    }

static const struct record_field fields[] = {
    FIELD(reviewer, "专家", RECORD_LINK, 0, "reviewer"),
    FIELD(submission, "申报件", RECORD_LINK, 0, "submission"),
    FIELD(panel, "评审组", RECORD_LINK, 0, "panel"),
    FIELD(origin, "提出方", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(ground, "事由", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(key, "事由号", RECORD_TEXT, 0, NULL),
    FIELD(evidence, "依据", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(asked_by, "提出人", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(asked_at, "提出时间", RECORD_INSTANT, 0, NULL),
    FIELD(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(why, "决定理由", RECORD_TEXT, 0, NULL),
    FIELD(decided_by, "决定人", RECORD_TEXT, 0, NULL),
    FIELD(decided_at, "决定时间", RECORD_INSTANT, 0, NULL),
};

const struct record_type recusal_type = {
    "recusal", "回避", fields, sizeof fields / sizeof *fields, sizeof(struct recusal),
};

const char *recusal_state_name(const char *state)
{
    static const struct word words[] = {
        {RECUSAL_PROPOSED, "待决定"}, {RECUSAL_CONFIRMED, "回避"}, {RECUSAL_DISMISSED, "不回避"}};
    return WORD_NAME(words, state);
}

const char *recusal_origin_name(const char *origin)
{
    static const struct word words[] = {{"found", "本台核对"},
                                        {"self", "专家本人"},
                                        {"recommender", "推荐单位"},
                                        {"desk", "工作人员"}};
    return WORD_NAME(words, origin);
}

const char *recusal_ground_name(const char *ground)
{
    static const struct word words[] = {{"same_unit", "同一单位"}, {"request", "请求回避"}};
    const struct relation_kind *kind = relation_kind_find(ground);
    return kind ? kind->name : WORD_NAME(words, ground);
}

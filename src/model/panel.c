#include "model/panel.h"

#include "base/slice.h"
#include "model/word.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct panel, member), to                            \
    }

static const struct record_field fields[] = {
    FIELD(notice, "通知", RECORD_LINK, 0, "notice"),
    FIELD(track, "通道", RECORD_TEXT, 0, NULL),
    FIELD(directions, "方向", RECORD_TEXT, 0, NULL),
    FIELD(stage, "阶段", RECORD_TEXT, 0, NULL),
    FIELD(name, "名称", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(scheme, "评审方案", RECORD_TEXT, 0, NULL),
    FIELD(scheme_text, "方案原文", RECORD_TEXT, TRAIT_BULKY, NULL),
    FIELD(scheme_digest, "方案指纹", RECORD_TEXT, 0, NULL),
    FIELD(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(size, "人数", RECORD_NUMBER, 0, NULL),
    FIELD(seed, "种子", RECORD_TEXT, 0, NULL),
    FIELD(algorithm, "算法", RECORD_TEXT, 0, NULL),
    FIELD(terms, "抽取条件", RECORD_TEXT, 0, NULL),
    FIELD(draw, "抽取经过", RECORD_TEXT, TRAIT_BULKY, NULL),
    FIELD(drawn_at, "抽取时间", RECORD_INSTANT, 0, NULL),
    FIELD(drawn_by, "抽取人", RECORD_TEXT, 0, NULL),
    FIELD(witness, "监督人", RECORD_TEXT, 0, NULL),
    FIELD(opened_at, "开始打分", RECORD_INSTANT, 0, NULL),
    FIELD(note, "备注", RECORD_TEXT, 0, NULL),
    FIELD(order_seed, "次序种子", RECORD_TEXT, 0, NULL),
    FIELD(order_algorithm, "次序算法", RECORD_TEXT, 0, NULL),
    FIELD(order_at, "次序抽取时间", RECORD_INSTANT, 0, NULL),
    FIELD(order_by, "次序抽取人", RECORD_TEXT, 0, NULL),
    FIELD(order_witness, "次序监督人", RECORD_TEXT, 0, NULL),
};

const struct record_type panel_type = {
    "panel", "评审组", fields, sizeof fields / sizeof *fields, sizeof(struct panel),
};

#define MEMBER(member, name, kind, traits, to)                                                     \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct panel_member, member), to                     \
    }

static const struct record_field member_fields[] = {
    MEMBER(panel, "评审组", RECORD_LINK, 0, "panel"),
    MEMBER(reviewer, "专家", RECORD_LINK, 0, "reviewer"),
    MEMBER(position, "序号", RECORD_NUMBER, 0, NULL),
    MEMBER(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    MEMBER(is_head, "组长", RECORD_FLAG, 0, NULL),
    MEMBER(replaced_by, "接替", RECORD_LINK, 0, "panel_member"),
    MEMBER(why, "替换理由", RECORD_TEXT, 0, NULL),
    MEMBER(attendance, "到场", RECORD_TEXT, 0, NULL),
    MEMBER(signing, "签字", RECORD_TEXT, 0, NULL),
    MEMBER(signing_note, "签字意见", RECORD_TEXT, 0, NULL),
    MEMBER(signed_on, "签字日期", RECORD_TEXT, 0, NULL),
};

const struct record_type panel_member_type = {
    "panel_member",
    "评审组成员",
    member_fields,
    sizeof member_fields / sizeof *member_fields,
    sizeof(struct panel_member),
};

#define ASSIGNED(member, name, kind, traits, to)                                                   \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct assignment, member), to                       \
    }

static const struct record_field assignment_fields[] = {
    ASSIGNED(panel, "评审组", RECORD_LINK, 0, "panel"),
    ASSIGNED(reviewer, "专家", RECORD_LINK, 0, "reviewer"),
    ASSIGNED(submission, "申报件", RECORD_LINK, 0, "submission"),
    ASSIGNED(position, "次序", RECORD_NUMBER, 0, NULL),
    ASSIGNED(origin, "分配方式", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    ASSIGNED(void_why, "作废理由", RECORD_TEXT, 0, NULL),
};

const struct record_type assignment_type = {
    "assignment",
    "评审分配",
    assignment_fields,
    sizeof assignment_fields / sizeof *assignment_fields,
    sizeof(struct assignment),
};

const char *panel_state_name(const char *state)
{
    static const struct word words[] = {
        {PANEL_DRAWING, "组建中"}, {PANEL_SCORING, "打分中"}, {PANEL_CLOSED, "已结束"}};
    return WORD_NAME(words, state);
}

const char *seat_state_name(const char *state)
{
    static const struct word words[] = {
        {SEAT_MEMBER, "成员"}, {SEAT_ALTERNATE, "候补"}, {SEAT_REPLACED, "已替换"}};
    return WORD_NAME(words, state);
}

static const struct word signings[] = {
    {SIGNED_AGREE, "同意"}, {SIGNED_DISSENT, "不同意见"}, {SIGNED_REFUSED, "拒签"}};

const char *signing_name(const char *signing)
{
    return WORD_NAME(signings, signing);
}

const char *signing_find(const char *text)
{
    for (size_t i = 0; i < sizeof signings / sizeof *signings; i++) {
        if (text_eq(signings[i].id, text) || text_eq(signings[i].name, text)) {
            return signings[i].id;
        }
    }
    return NULL;
}

const char *attendance_name(const char *attendance)
{
    static const struct word words[] = {{ATTENDANCE_PRESENT, "到场"}, {ATTENDANCE_ABSENT, "缺席"}};
    return WORD_NAME(words, attendance);
}

const char *assignment_origin_name(const char *origin)
{
    static const struct word words[] = {
        {ASSIGNED_AUTO, "自动"}, {ASSIGNED_HAND, "手工"}, {ASSIGNED_FILE, "文件"}};
    return WORD_NAME(words, origin);
}

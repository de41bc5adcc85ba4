#include "model/sheet.h"

#include "base/slice.h"
#include "model/word.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct sheet, member), to                            \
    }

static const struct record_field fields[] = {
    FIELD(panel, "评审组", RECORD_LINK, 0, "panel"),
    FIELD(submission, "申报件", RECORD_LINK, 0, "submission"),
    FIELD(reviewer, "专家", RECORD_LINK, 0, "reviewer"),
    FIELD(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(marks, "得分", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(reasons, "打分理由", RECORD_FIELDS, 0, NULL),
    FIELD(opinion, "意见", RECORD_TEXT, 0, NULL),
    FIELD(origin, "来源", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(entered_by, "录入人", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(saved_at, "保存时间", RECORD_INSTANT, 0, NULL),
    FIELD(sealed_at, "封存时间", RECORD_INSTANT, 0, NULL),
    FIELD(ground, "事由", RECORD_TEXT, 0, NULL),
    FIELD(why, "理由", RECORD_TEXT, 0, NULL),
};

const struct record_type sheet_type = {
    "sheet", "打分表", fields, sizeof fields / sizeof *fields, sizeof(struct sheet),
};

const struct sheet_ground sheet_grounds[] = {
    {"sum", "合计有误", true},           {"range", "超出分值范围", true},
    {"objective", "客观项不一致", true}, {"outlier", "畸高畸低", true},
    {"recused", "专家回避", false},      {"replaced", "专家更换", false},
};
const size_t n_sheet_grounds = sizeof sheet_grounds / sizeof *sheet_grounds;

const struct sheet_ground *sheet_ground_find(const char *text)
{
    for (size_t i = 0; i < n_sheet_grounds; i++) {
        if (text_eq(sheet_grounds[i].id, text) || text_eq(sheet_grounds[i].name, text)) {
            return &sheet_grounds[i];
        }
    }
    return NULL;
}

const char *sheet_state_name(const char *state)
{
    static const struct word words[] = {
        {SHEET_DRAFT, "草稿"}, {SHEET_SEALED, "已封存"}, {SHEET_VOID, "作废"}};
    return WORD_NAME(words, state);
}

const char *sheet_origin_name(const char *origin)
{
    static const struct word words[] = {
        {SHEET_FROM_DESK, "专家录入"}, {SHEET_FROM_PAPER, "代录"}, {SHEET_FROM_FILE, "文件"}};
    return WORD_NAME(words, origin);
}

const char *sheet_reason_headings(struct arena *a, const char *criterion)
{
    return arena_printf(a, "%s理由|%s的理由", criterion, criterion);
}

#include "model/submission.h"

#include <stdlib.h>

#include "base/slice.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct submission, member), to                       \
    }

static const struct record_field fields[] = {
    FIELD(notice, "通知", RECORD_LINK, 0, "notice"),
    FIELD(revision, "通知版次", RECORD_NUMBER, 0, NULL),
    FIELD(track, "通道", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(direction, "方向", RECORD_TEXT, 0, NULL),
    FIELD(title, "名称", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(lead, "牵头单位", RECORD_LINK, 0, "unit"),
    FIELD(partners, "联合单位", RECORD_LINKS, 0, "unit"),
    FIELD(recommender, "推荐单位", RECORD_LINK, 0, "unit"),
    FIELD(list_order, "推荐顺序", RECORD_NUMBER, 0, NULL),
    FIELD(contact, "联系人", RECORD_TEXT, 0, NULL),
    FIELD(phone, "手机", RECORD_TEXT, 0, NULL),
    FIELD(email, "邮箱", RECORD_TEXT, 0, NULL),
    FIELD(contact_info, "联系方式", RECORD_TEXT, 0, NULL),
    FIELD(credit_code, "信用代码", RECORD_TEXT, 0, NULL),
    FIELD(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(state_before, "撤回前状态", RECORD_TEXT, 0, NULL),
    FIELD(fields, "表单", RECORD_FIELDS, 0, NULL),
    FIELD(note, "备注", RECORD_TEXT, 0, NULL),
    FIELD(logged_at, "登记时间", RECORD_INSTANT, 0, NULL),
    FIELD(title_key, "匹配键", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED, NULL),
    FIELD(initials, "拼音首字母", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED, NULL),
    FIELD(state_why, "状态原因", RECORD_TEXT, 0, NULL),
    FIELD(state_clause, "状态依据", RECORD_TEXT, 0, NULL),
};

const struct record_type submission_type = {
    "submission", "申报件", fields, sizeof fields / sizeof *fields, sizeof(struct submission),
};

const char *submission_no(struct arena *a, int64_t id)
{
    return arena_printf(a, "%05lld", (long long)id);
}

int64_t submission_no_parse(const char *no)
{
    char *end = NULL;
    if (text_is_empty(no) || *no < '0' || *no > '9') {
        return 0;
    }
    int64_t id = strtoll(no, &end, 10);
    return *end == '\0' ? id : 0;
}

#include "model/reviewer.h"

#include <stdlib.h>

#include "base/slice.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct reviewer, member), to                         \
    }

static const struct record_field fields[] = {
    FIELD(name, "姓名", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(unit, "单位", RECORD_LINK, 0, "unit"),
    FIELD(credit_code, "信用代码", RECORD_TEXT, 0, NULL),
    FIELD(title, "职称", RECORD_TEXT, 0, NULL),
    FIELD(expertise, "专长", RECORD_TEXT, 0, NULL),
    FIELD(phone, "手机", RECORD_TEXT, 0, NULL),
    FIELD(email, "邮箱", RECORD_TEXT, 0, NULL),
    FIELD(load_max, "最多件数", RECORD_NUMBER, 0, NULL),
    FIELD(person, "用户", RECORD_LINK, 0, "person"),
    FIELD(note, "备注", RECORD_TEXT, 0, NULL),
    FIELD(name_key, "姓名键", RECORD_TEXT, TRAIT_DERIVED, NULL),
    FIELD(initials, "拼音", RECORD_TEXT, TRAIT_DERIVED, NULL),
};

const struct record_type reviewer_type = {
    "reviewer", "专家", fields, sizeof fields / sizeof *fields, sizeof(struct reviewer),
};

#define RELATION(member, name, kind, traits, to)                                                   \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct relation, member), to                         \
    }

static const struct record_field relation_fields[] = {
    RELATION(reviewer, "专家", RECORD_LINK, 0, "reviewer"),
    RELATION(unit, "单位", RECORD_LINK, 0, "unit"),
    RELATION(kind, "关系", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    RELATION(since, "起", RECORD_TEXT, 0, NULL),
    RELATION(until, "止", RECORD_TEXT, 0, NULL),
    RELATION(note, "说明", RECORD_TEXT, 0, NULL),
};

const struct record_type relation_type = {
    "relation",
    "关系",
    relation_fields,
    sizeof relation_fields / sizeof *relation_fields,
    sizeof(struct relation),
};

const struct relation_kind relation_kinds[] = {
    {"employment", "任职", false},    {"shareholding", "持股", false},  {"kin", "近亲属", true},
    {"teacher", "师生", true},        {"cooperation", "合作", false},   {"adviser", "顾问", false},
    {"dispute", "诉讼或争议", false}, {"other", "其他利害关系", false},
};
const size_t n_relation_kinds = sizeof relation_kinds / sizeof *relation_kinds;

const struct relation_kind *relation_kind_find(const char *text)
{
    for (size_t i = 0; i < n_relation_kinds; i++) {
        if (text_eq(relation_kinds[i].id, text) || text_eq(relation_kinds[i].name, text)) {
            return &relation_kinds[i];
        }
    }
    return NULL;
}

const char *reviewer_no(struct arena *a, int64_t id)
{
    return arena_printf(a, "Z%04lld", (long long)id);
}

int64_t reviewer_no_parse(const char *no)
{
    char *end = NULL;
    if (!no || (*no != 'Z' && *no != 'z' && *no != '#')) {
        return 0;
    }
    long long id = no[1] >= '0' && no[1] <= '9' ? strtoll(no + 1, &end, 10) : 0;
    return end && !*end && id > 0 && id < INT64_MAX ? id : 0;
}

#include "model/unit.h"

#define UNIT(member, name, kind, traits)                                                           \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct unit, member), NULL                           \
    }

static const struct record_field unit_fields[] = {
    UNIT(name, "名称", RECORD_TEXT, TRAIT_REQUIRED),
    UNIT(credit_code, "信用代码", RECORD_TEXT, 0),
    UNIT(kind, "性质", RECORD_TEXT, 0),
    UNIT(class, "类别", RECORD_TEXT, 0),
    UNIT(region, "地区", RECORD_TEXT, 0),
    UNIT(contact, "联系人", RECORD_TEXT, 0),
    UNIT(phone, "电话", RECORD_TEXT, 0),
    UNIT(email, "邮箱", RECORD_TEXT, 0),
    UNIT(address, "地址", RECORD_TEXT, 0),
    UNIT(note, "备注", RECORD_TEXT, 0),
    {"merged_into", "并入", RECORD_LINK, 0, offsetof(struct unit, merged_into), "unit"},
    UNIT(name_key, "匹配键", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED),
    UNIT(initials, "拼音首字母", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED),
    {"merged_via", "经由", RECORD_LINK, 0, offsetof(struct unit, merged_via), "unit"},
};

const struct record_type unit_type = {
    "unit", "单位", unit_fields, sizeof unit_fields / sizeof *unit_fields, sizeof(struct unit),
};

#define ALIAS(member, name, kind, traits)                                                          \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct unit_alias, member), NULL                     \
    }

static const struct record_field alias_fields[] = {
    {"unit", "单位", RECORD_LINK, 0, offsetof(struct unit_alias, unit), "unit"},
    ALIAS(name, "又名", RECORD_TEXT, TRAIT_REQUIRED),
    ALIAS(until, "用到", RECORD_TEXT, 0),
    ALIAS(note, "备注", RECORD_TEXT, 0),
    ALIAS(name_key, "匹配键", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED),
    ALIAS(initials, "拼音首字母", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED),
};

const struct record_type unit_alias_type = {
    "unit_alias",
    "又名",
    alias_fields,
    sizeof alias_fields / sizeof *alias_fields,
    sizeof(struct unit_alias),
};

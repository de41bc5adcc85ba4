#include "model/decision.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct decision, member), to                         \
    }

static const struct record_field fields[] = {
    FIELD(kind, "种类", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(notice, "通知", RECORD_LINK, 0, "notice"),
    FIELD(submission, "申报件", RECORD_LINK, 0, "submission"),
    FIELD(other, "另一申报件", RECORD_LINK, 0, "submission"),
    FIELD(unit, "单位", RECORD_LINK, 0, "unit"),
    FIELD(key, "事项", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(value, "结论", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(day, "日期", RECORD_TEXT, 0, NULL),
    FIELD(evidence, "凭据", RECORD_TEXT, 0, NULL),
    FIELD(note, "说明", RECORD_TEXT, 0, NULL),
    FIELD(person, "决定人", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(at, "决定时间", RECORD_INSTANT, 0, NULL),
    FIELD(receipt, "收件", RECORD_LINK, 0, "receipt"),
};

const struct record_type decision_type = {
    "decision", "决定", fields, sizeof fields / sizeof *fields, sizeof(struct decision),
};

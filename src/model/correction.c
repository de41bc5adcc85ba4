#include "model/correction.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct correction, member), to                       \
    }

static const struct record_field fields[] = {
    FIELD(submission, "申报件", RECORD_LINK, 0, "submission"),
    FIELD(ordinal, "第几次", RECORD_NUMBER, 0, NULL),
    FIELD(issued_on, "告知日期", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(due, "补正期限", RECORD_TEXT, 0, NULL),
    FIELD(days, "天数", RECORD_NUMBER, 0, NULL),
    FIELD(in_workdays, "按工作日", RECORD_FLAG, 0, NULL),
    FIELD(first_counts, "首日计入", RECORD_FLAG, 0, NULL),
    FIELD(source, "时限依据", RECORD_TEXT, 0, NULL),
    FIELD(why, "再次告知的理由", RECORD_TEXT, 0, NULL),
    FIELD(person, "告知人", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(after_receipt, "此前收件", RECORD_NUMBER, 0, NULL),
    FIELD(after_audit, "此前记录", RECORD_NUMBER, 0, NULL),
};

const struct record_type correction_type = {
    "correction", "补正告知", fields, sizeof fields / sizeof *fields, sizeof(struct correction),
};

#define ITEM(member, name, kind, traits, to)                                                       \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct correction_item, member), to                  \
    }

static const struct record_field item_fields[] = {
    ITEM(correction, "补正告知", RECORD_LINK, 0, "correction"),
    ITEM(position, "序号", RECORD_NUMBER, 0, NULL),
    ITEM(is_listed, "列入", RECORD_FLAG, 0, NULL),
    ITEM(key, "意见号", RECORD_TEXT, 0, NULL),
    ITEM(rule, "规则", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    ITEM(subject, "事项", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    ITEM(notice, "通知", RECORD_TEXT, 0, NULL),
    ITEM(clause, "条款", RECORD_TEXT, 0, NULL),
    ITEM(text, "缺陷", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    ITEM(closed_on, "补正日期", RECORD_TEXT, 0, NULL),
    ITEM(answer, "答复", RECORD_TEXT, 0, NULL),
};

const struct record_type correction_item_type = {
    "correction_item",
    "补正事项",
    item_fields,
    sizeof item_fields / sizeof *item_fields,
    sizeof(struct correction_item),
};

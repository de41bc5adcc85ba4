#include "model/print_issue.h"

#define FIELD(member, name, kind, traits)                                                          \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct print_issue, member), NULL                    \
    }

static const struct record_field fields[] = {
    FIELD(no, "印发号", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(document, "文书", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(subject, "是哪一份", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(name, "名称", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(fingerprint, "数据指纹", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(content, "内容", RECORD_TEXT, TRAIT_REQUIRED | TRAIT_BULKY),
    FIELD(pages, "页数", RECORD_NUMBER, 0),
    FIELD(copies, "份数", RECORD_NUMBER, 0),
    FIELD(issued_by, "印发人", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(issued_at, "印发时间", RECORD_INSTANT, 0),
    {"before", "上一次印发", RECORD_LINK, 0, offsetof(struct print_issue, before), "print_issue"},
};

const struct record_type print_issue_type = {
    "print_issue", "印发登记", fields, sizeof fields / sizeof *fields, sizeof(struct print_issue)};

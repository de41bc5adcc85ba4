#include "model/package.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct package, member), to                          \
    }

static const struct record_field fields[] = {
    FIELD(direction, "收发", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(number, "编号", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(notice, "通知", RECORD_LINK, 0, "notice"),
    FIELD(revision, "通知版次", RECORD_NUMBER, 0, NULL),
    FIELD(track, "通道", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(table_name, "汇总表", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(sender, "报送单位", RECORD_TEXT, 0, NULL),
    FIELD(receiver, "接收单位", RECORD_TEXT, 0, NULL),
    FIELD(made_at, "制作时间", RECORD_INSTANT, 0, NULL),
    FIELD(taken_at, "接收时间", RECORD_INSTANT, 0, NULL),
    FIELD(rows, "申报件数", RECORD_NUMBER, 0, NULL),
    FIELD(digest, "文件摘要", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(fingerprint, "内容指纹", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(submissions, "申报件清单", RECORD_TEXT, TRAIT_BULKY, NULL),
    FIELD(acked_at, "回执时间", RECORD_INSTANT, 0, NULL),
    FIELD(ack, "回执", RECORD_TEXT, TRAIT_BULKY, NULL),
};

const struct record_type package_type = {
    "package", "移交包", fields, sizeof fields / sizeof *fields, sizeof(struct package),
};

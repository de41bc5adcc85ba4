#include "model/ranking.h"

#define FIELD(member, name, kind, traits, to)                                                      \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct ranking_edition, member), to                  \
    }

static const struct record_field fields[] = {
    FIELD(notice, "通知", RECORD_LINK, 0, "notice"),
    FIELD(track, "通道", RECORD_TEXT, 0, NULL),
    FIELD(direction, "方向", RECORD_TEXT, 0, NULL),
    FIELD(edition, "版次", RECORD_NUMBER, 0, NULL),
    FIELD(scheme, "评审方案", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(scheme_text, "方案原文", RECORD_TEXT, TRAIT_REQUIRED | TRAIT_BULKY, NULL),
    FIELD(cut, "入围数", RECORD_NUMBER, 0, NULL),
    FIELD(rows, "名次", RECORD_TEXT, TRAIT_REQUIRED | TRAIT_BULKY, NULL),
    FIELD(fingerprint, "指纹", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(differences, "与上一版的不同", RECORD_TEXT, TRAIT_BULKY, NULL),
    FIELD(why, "理由", RECORD_TEXT, 0, NULL),
    FIELD(made_by, "定稿人", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    FIELD(made_at, "定稿时间", RECORD_INSTANT, 0, NULL),
};

const struct record_type ranking_type = {
    "ranking", "名次定稿", fields, sizeof fields / sizeof *fields, sizeof(struct ranking_edition),
};

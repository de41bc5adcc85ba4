#include "model/receipt.h"

#define RECEIPT(member, name, kind, traits, to)                                                    \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct receipt, member), to                          \
    }

static const struct record_field receipt_fields[] = {
    RECEIPT(no, "收件号", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    RECEIPT(notice, "通知", RECORD_LINK, 0, "notice"),
    RECEIPT(revision, "通知版次", RECORD_NUMBER, 0, NULL),
    RECEIPT(track, "通道", RECORD_TEXT, 0, NULL),
    RECEIPT(unit, "来件单位", RECORD_LINK, 0, "unit"),
    RECEIPT(at, "收件时间", RECORD_INSTANT, 0, NULL),
    RECEIPT(basis, "送达方式", RECORD_TEXT, 0, NULL),
    RECEIPT(postmark, "邮戳日期", RECORD_TEXT, 0, NULL),
    RECEIPT(carrier, "经办人", RECORD_TEXT, 0, NULL),
    RECEIPT(carrier_phone, "电话", RECORD_TEXT, 0, NULL),
    RECEIPT(courier_no, "快递单号", RECORD_TEXT, 0, NULL),
    RECEIPT(is_same, "纸电一致", RECORD_TEXT, 0, NULL),
    RECEIPT(submissions, "申报件", RECORD_LINKS, 0, "submission"),
    RECEIPT(is_late, "逾期", RECORD_FLAG, 0, NULL),
    RECEIPT(state, "状态", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    RECEIPT(note, "备注", RECORD_TEXT, 0, NULL),
    RECEIPT(initials, "拼音首字母", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED, NULL),
    RECEIPT(late_verdict, "逾期决定", RECORD_TEXT, 0, NULL),
    RECEIPT(late_why, "决定理由", RECORD_TEXT, 0, NULL),
    RECEIPT(late_clause, "决定依据", RECORD_TEXT, 0, NULL),
    RECEIPT(late_by, "决定人", RECORD_TEXT, 0, NULL),
    RECEIPT(late_on, "决定日期", RECORD_TEXT, 0, NULL),
};

const struct record_type receipt_type = {
    "receipt",
    "收件",
    receipt_fields,
    sizeof receipt_fields / sizeof *receipt_fields,
    sizeof(struct receipt),
};

#define ITEM(member, name, kind, traits, to)                                                       \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct receipt_item, member), to                     \
    }

static const struct record_field item_fields[] = {
    ITEM(receipt, "收件", RECORD_LINK, 0, "receipt"),
    ITEM(material, "材料", RECORD_TEXT, TRAIT_REQUIRED, NULL),
    ITEM(required, "应收", RECORD_NUMBER, 0, NULL),
    ITEM(received, "实收", RECORD_NUMBER, 0, NULL),
    ITEM(seal_applicant, "申报单位章", RECORD_TEXT, 0, NULL),
    ITEM(seal_recommender, "推荐单位章", RECORD_TEXT, 0, NULL),
    ITEM(note, "说明", RECORD_TEXT, 0, NULL),
};

const struct record_type receipt_item_type = {
    "receipt_item",
    "收件材料",
    item_fields,
    sizeof item_fields / sizeof *item_fields,
    sizeof(struct receipt_item),
};

#include "model/document.h"

#define FIELD(type, member, name, kind, traits)                                                    \
    {                                                                                              \
#member, name, kind, traits, offsetof(struct type, member), NULL                           \
    }
#define TYPE(noun, name, fields, type)                                                             \
    {                                                                                              \
        noun, name, fields, sizeof fields / sizeof *fields, sizeof(struct type)                    \
    }

static const struct record_field notice_fields[] = {
    FIELD(notice_row, code, "简称", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(notice_row, doc_no, "文号", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(notice_row, title, "标题", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(notice_row, kind, "类别", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(notice_row, issued_on, "印发日期", RECORD_TEXT, 0),
    FIELD(notice_row, parent, "上级通知", RECORD_TEXT, 0),
    FIELD(notice_row, revision, "版次", RECORD_NUMBER, 0),
    FIELD(notice_row, is_stopped, "停用", RECORD_FLAG, 0),
    FIELD(notice_row, full_text, "原文", RECORD_TEXT, TRAIT_BULKY),
    FIELD(notice_row, full_text_name, "原文文件", RECORD_TEXT, 0),
    FIELD(notice_row, initials, "拼音首字母", RECORD_TEXT, TRAIT_DERIVED | TRAIT_REQUIRED),
    FIELD(notice_row, amends, "补充的通知", RECORD_TEXT, 0),
};
const struct record_type notice_type = TYPE("notice", "通知", notice_fields, notice_row);

static const struct record_field revision_fields[] = {
    {"notice", "通知", RECORD_LINK, 0, offsetof(struct notice_revision, notice), "notice"},
    FIELD(notice_revision, revision, "版次", RECORD_NUMBER, 0),
    FIELD(notice_revision, yaml, "定义", RECORD_TEXT, TRAIT_REQUIRED | TRAIT_BULKY),
    FIELD(notice_revision, digest, "指纹", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(notice_revision, file_name, "文件", RECORD_TEXT, 0),
    FIELD(notice_revision, loaded_at, "载入时间", RECORD_INSTANT, 0),
    FIELD(notice_revision, supplements, "并入的补充通知", RECORD_TEXT, 0),
    FIELD(notice_revision, as_of, "补充截至", RECORD_TEXT, 0),
};
const struct record_type notice_revision_type =
    TYPE("notice_revision", "通知版次", revision_fields, notice_revision);

static const struct record_field file_fields[] = {
    FIELD(data_file, kind, "种类", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(data_file, name, "名称", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(data_file, text, "内容", RECORD_TEXT, TRAIT_REQUIRED | TRAIT_BULKY),
    FIELD(data_file, digest, "指纹", RECORD_TEXT, TRAIT_REQUIRED),
};
const struct record_type data_file_type = TYPE("data_file", "数据文件", file_fields, data_file);

static const struct record_field setting_fields[] = {
    FIELD(setting, key, "设置", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(setting, value, "值", RECORD_TEXT, 0),
};
const struct record_type setting_type = TYPE("setting", "设置", setting_fields, setting);

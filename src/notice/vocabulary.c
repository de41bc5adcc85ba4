#include "notice/vocabulary.h"

#include "model/calendar.h"

#define WORDS(list)                                                                                \
    {                                                                                              \
        list, sizeof list / sizeof *list                                                           \
    }

static const struct word origins[] = {
    {"本台自定", "own", ORIGIN_OWN},
    {"推定", "inferred", ORIGIN_INFERRED},
};
const struct vocabulary words_origins = WORDS(origins);

static const struct word consequences[] = {
    {"无效", "invalid", CONSEQUENCE_INVALID},
    {"可补正", "correctable", CONSEQUENCE_CORRECTABLE},
    {"退回", "returned", CONSEQUENCE_RETURNED},
    {"不予受理", "refused", CONSEQUENCE_REFUSED},
    {"取消资格", "disqualified", CONSEQUENCE_DISQUALIFIED},
    {"撤销", "revoked", CONSEQUENCE_REVOKED},
    {"提示", "hint", CONSEQUENCE_HINT},
    {"未写", "unwritten", CONSEQUENCE_UNWRITTEN},
};
const struct vocabulary words_consequences = WORDS(consequences);

static const struct word levels[] = {
    {"部", "ministry", LEVEL_MINISTRY}, {"省", "province", LEVEL_PROVINCE},
    {"市", "city", LEVEL_CITY},         {"县", "county", LEVEL_COUNTY},
    {"集团", "group", LEVEL_GROUP},
};
const struct vocabulary words_levels = WORDS(levels);

static const struct word role_kinds[] = {
    {"申报单位", "applicant", ROLE_APPLICANT},
    {"牵头单位", "lead", ROLE_LEAD},
    {"联合单位", "partner", ROLE_PARTNER},
    {"推荐单位", "recommender", ROLE_RECOMMENDER},
    {"接收单位", "receiver", ROLE_RECEIVER},
    {"组织单位", "organiser", ROLE_ORGANISER},
    {"其他", "other", ROLE_OTHER},
};
const struct vocabulary words_role_kinds = WORDS(role_kinds);

static const struct word fillers[] = {
    {"单位", "unit", FILLER_UNIT},
    {"个人", "person", FILLER_PERSON},
};
const struct vocabulary words_fillers = WORDS(fillers);

static const struct word list_ofs[] = {
    {"单位", "units", LIST_UNITS},
    {"个人", "persons", LIST_PERSONS},
    {"词语", "terms", LIST_TERMS},
};
const struct vocabulary words_list_ofs = WORDS(list_ofs);

static const struct word choosings[] = {
    {"单选", "one", CHOOSE_ONE},
    {"多选", "many", CHOOSE_MANY},
    {"排序", "ordered", CHOOSE_ORDERED},
};
const struct vocabulary words_choosings = WORDS(choosings);

static const struct word countables[] = {
    {"申报件", "submissions", COUNT_SUBMISSIONS},
    {"成员", "members", COUNT_MEMBERS},
    {"联合单位", "partners", COUNT_PARTNERS},
    {"成员类别", "member_kinds", COUNT_MEMBER_KINDS},
    {"方向", "directions", COUNT_DIRECTIONS},
    {"途径", "routes", COUNT_ROUTES},
    {"推荐单位", "recommenders", COUNT_RECOMMENDERS},
};
const struct vocabulary words_countables = WORDS(countables);

static const struct word pers[] = {
    {"推荐单位", "recommender", PER_RECOMMENDER},
    {"申报单位", "applicant", PER_APPLICANT},
    {"牵头单位", "lead", PER_LEAD},
    {"联合单位", "partner", PER_PARTNER},
    {"成员", "member", PER_MEMBER},
    {"申报件", "submission", PER_SUBMISSION},
    {"案例", "case", PER_CASE},
    {"省", "province", PER_PROVINCE},
    {"市", "city", PER_CITY},
    {"通知", "notice", PER_NOTICE},
    {"方向", "axis", PER_AXIS},
};
const struct vocabulary words_pers = WORDS(pers);

static const struct word roundings[] = {
    {"舍去", "down", ROUNDING_DOWN},
    {"进一", "up", ROUNDING_UP},
    {"四舍五入", "half_up", ROUNDING_HALF_UP},
};
const struct vocabulary words_roundings = WORDS(roundings);

static const struct word step_kinds[] = {
    {"报送", "submit", STEP_SUBMIT},         {"初审", "screen", STEP_SCREEN},
    {"评审", "review", STEP_REVIEW},         {"考察", "visit", STEP_VISIT},
    {"公示", "publicity", STEP_PUBLICITY},   {"认定", "award", STEP_AWARD},
    {"报告", "report", STEP_REPORT},         {"任务", "task", STEP_TASK},
    {"评估", "assess", STEP_ASSESS},         {"有效期", "validity", STEP_VALIDITY},
    {"撤销", "revocation", STEP_REVOCATION},
};
const struct vocabulary words_step_kinds = WORDS(step_kinds);

static const struct word inclusions[] = {
    {"是", "yes", INCLUSION_YES},
    {"否", "no", INCLUSION_NO},
    {"未写", "unwritten", INCLUSION_UNWRITTEN},
};
const struct vocabulary words_inclusions = WORDS(inclusions);

static const struct word bases[] = {
    {"送达", "arrival", BASIS_ARRIVAL},
    {"邮戳", "postmark", BASIS_POSTMARK},
    {"电子", "electronic", BASIS_ELECTRONIC},
    {"未写", "unwritten", BASIS_UNWRITTEN},
};
const struct vocabulary words_bases = WORDS(bases);

static const struct word media[] = {
    {"纸质", "paper", MEDIUM_PAPER},
    {"光盘", "disc", MEDIUM_DISC},
    {"邮件", "mail", MEDIUM_MAIL},
    {"上传", "upload", MEDIUM_UPLOAD},
    {"确认", "confirmation", MEDIUM_CONFIRMATION},
};
const struct vocabulary words_media = WORDS(media);

static const struct word needs[] = {
    {"必备", "required", NEED_REQUIRED},
    {"优先", "preferred", NEED_PREFERRED},
    {"参考", "information", NEED_INFORMATION},
};
const struct vocabulary words_needs = WORDS(needs);

static const struct word verifies[] = {
    {"机器", "machine", VERIFY_MACHINE},
    {"人工", "person", VERIFY_PERSON},
};
const struct vocabulary words_verifies = WORDS(verifies);

static const struct word counteds[] = {
    {"每件", "submission", COUNTED_SUBMISSION},
    {"每次", "delivery", COUNTED_DELIVERY},
};
const struct vocabulary words_counteds = WORDS(counteds);

static const struct word originals[] = {
    {"原件", "original", ORIGINAL_YES},
    {"复印件", "copy", ORIGINAL_COPY},
};
const struct vocabulary words_originals = WORDS(originals);

static const struct word name_objects[] = {
    {"电子文件", "file", NAME_FILE},     {"邮件主题", "mail_subject", NAME_MAIL_SUBJECT},
    {"信封", "envelope", NAME_ENVELOPE}, {"文件夹", "folder", NAME_FOLDER},
    {"光盘", "disc", NAME_DISC},
};
const struct vocabulary words_name_objects = WORDS(name_objects);

static const struct word field_types[] = {
    {"文字", "text", FIELD_TEXT},
    {"数字", "number", FIELD_NUMBER},
    {"金额", "money", FIELD_MONEY},
    {"日期", "date", FIELD_DATE},
    {"起止日期", "date_range", FIELD_DATE_RANGE},
    {"单选", "choice", FIELD_CHOICE},
    {"多选", "multiple", FIELD_MULTIPLE},
    {"排序", "ordered", FIELD_ORDERED},
    {"是否", "yes_no", FIELD_YES_NO},
    {"电话", "phone", FIELD_PHONE},
    {"邮箱", "email", FIELD_EMAIL},
    {"信用代码", "credit_code", FIELD_CREDIT_CODE},
    {"地区", "region", FIELD_REGION},
    {"表格", "table", FIELD_TABLE},
    {"章节", "chapter", FIELD_CHAPTER},
    {"签章", "signature", FIELD_SIGNATURE},
};
const struct vocabulary words_field_types = WORDS(field_types);

static const struct word sources[] = {
    {"序号", "row_number", SOURCE_ROW_NUMBER},
    {"推荐顺序", "order", SOURCE_ORDER},
    {"名称", "title", SOURCE_TITLE},
    {"通道", "track", SOURCE_TRACK},
    {"方向", "direction", SOURCE_DIRECTION},
    {"牵头单位", "lead", SOURCE_LEAD},
    {"联合单位", "partners", SOURCE_PARTNERS},
    {"信用代码", "credit_code", SOURCE_CREDIT_CODE},
    {"联系人", "contact", SOURCE_CONTACT},
    {"手机", "phone", SOURCE_PHONE},
    {"邮箱", "email", SOURCE_EMAIL},
    {"联系方式", "contact_info", SOURCE_CONTACT_INFO},
    {"推荐单位", "recommender", SOURCE_RECOMMENDER},
    {"地区", "region", SOURCE_REGION},
    {"字段", "field", SOURCE_FIELD},
};
const struct vocabulary words_sources = WORDS(sources);

static const struct word table_orders[] = {
    {"推荐顺序", "recommended", ORDER_RECOMMENDED},
    {"收件顺序", "received", ORDER_RECEIVED},
    {"方向", "direction", ORDER_DIRECTION},
    {"地区", "region", ORDER_REGION},
};
const struct vocabulary words_table_orders = WORDS(table_orders);

static const struct word notice_kinds[] = {
    {"征集", "call", NOTICE_CALL},
    {"转发", "forward", NOTICE_FORWARD},
    {"工作部署", "work", NOTICE_WORK},
    {"补充", "supplement", NOTICE_SUPPLEMENT},
};
const struct vocabulary words_notice_kinds = WORDS(notice_kinds);

static const struct word doubt_kinds[] = {
    {"矛盾", "contradiction", DOUBT_CONTRADICTION},
    {"缺口", "gap", DOUBT_GAP},
    {"歧义", "ambiguity", DOUBT_AMBIGUITY},
    {"误植", "misprint", DOUBT_MISPRINT},
};
const struct vocabulary words_doubt_kinds = WORDS(doubt_kinds);

static const struct word presents[] = {
    {"有", "yes", PRESENT_YES},
    {"无", "no", PRESENT_NO},
};
const struct vocabulary words_presents = WORDS(presents);

static const struct word amend_acts[] = {
    {"替换", "replace", AMEND_REPLACE},
    {"增加", "add", AMEND_ADD},
    {"暂停", "suspend", AMEND_SUSPEND},
    {"恢复", "restore", AMEND_RESTORE},
};
const struct vocabulary words_amend_acts = WORDS(amend_acts);

static const struct word calendar_marks[] = {
    {"放假", "rest", CALENDAR_REST},
    {"上班", "work", CALENDAR_WORK},
};
const struct vocabulary words_calendar_marks = WORDS(calendar_marks);

static const struct word subjects[] = {
    {"通道", "track", SUBJECT_TRACK},
    {"方向", "direction", SUBJECT_DIRECTION},
    {"申报单位", "applicant", SUBJECT_APPLICANT},
    {"牵头单位", "lead", SUBJECT_LEAD},
    {"联合单位", "partner", SUBJECT_PARTNER},
    {"成员", "member", SUBJECT_MEMBER},
    {"推荐单位", "recommender", SUBJECT_RECOMMENDER},
    {"接收单位", "receiver", SUBJECT_RECEIVER},
    {"环节", "step", SUBJECT_STEP},
    {"材料", "material", SUBJECT_MATERIAL},
    {"申报形式", "form", SUBJECT_FORM},
    {"层级", "level", SUBJECT_LEVEL},
};
const struct vocabulary words_subjects = WORDS(subjects);

static const struct word attributes[] = {
    {"类别", "class", ATTRIBUTE_CLASS},   {"名单", "list", ATTRIBUTE_LIST},
    {"地区", "region", ATTRIBUTE_REGION}, {"层级", "level", ATTRIBUTE_LEVEL},
    {"性质", "kind", ATTRIBUTE_KIND},     {"数量", "count", ATTRIBUTE_COUNT},
};
const struct vocabulary words_attributes = WORDS(attributes);

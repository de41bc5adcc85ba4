/* What can be asked for and sorted by in each list. */
#include "base/slice.h"
#include "store/listing.h"

#define N(table) (sizeof(table) / sizeof *(table))

static const struct where_choice submission_states[] = {
    {"logged", "登记"},    {"screening", "形式审查"}, {"correcting", "待补正"},
    {"accepted", "受理"},  {"refused", "不予受理"},   {"preliminary", "初审"},
    {"reviewing", "评审"}, {"shortlisted", "拟推荐"}, {"not_selected", "未入选"},
    {"publicity", "公示"}, {"suspended", "暂停"},     {"awarded", "认定"},
    {"ended", "终止"},     {"withdrawn", "撤回"},
};

static const struct where_choice late_verdicts[] = {
    {"undecided", "待决定"}, {"accepted", "收"}, {"refused", "不收"}};

static const struct listing_join submission_joins[] = {
    {"LEFT JOIN unit l ON l.id = s.lead"},
    {"LEFT JOIN unit r ON r.id = s.recommender"},
    {"LEFT JOIN notice n ON n.id = s.notice"},
};
enum { LEAD = 1, RECOMMENDER = 2, NOTICE = 4 };

/* Item i is short of copies also when what came in other arrivals of the same cases is counted in, as
 * receipt_elsewhere of desk/receipts.h counts it. */
#define IS_SHORT                                                                                   \
    "i.received < i.required AND "                                                                 \
    "i.received + (SELECT coalesce(sum(o.received), 0) FROM receipt_item o "                       \
    "WHERE o.is_void = 0 AND o.material = i.material AND o.receipt <> i.receipt "                  \
    "AND o.receipt IN (SELECT b.receipt FROM receipt_submission a "                                \
    "JOIN receipt_submission b ON b.submission = a.submission "                                    \
    "JOIN receipt q ON q.id = b.receipt AND q.is_void = 0 WHERE a.receipt = i.receipt) "           \
    "AND NOT EXISTS (SELECT 1 FROM receipt_submission x WHERE x.receipt = o.receipt "              \
    "AND x.submission NOT IN (SELECT y.submission FROM receipt_submission y "                      \
    "WHERE y.receipt = i.receipt))) < i.required"

/* A unit that was merged is found by its own name and by the name that stands for it now. */
#define MERGED_TOO(unit)                                                                           \
    "EXISTS (SELECT 1 FROM unit m WHERE m.id IN (" unit ".id, " unit ".merged_into)"

/* Decision d accepts a finding. */
#define ACCEPTED "d.kind = 'acceptance' AND d.is_void = 0"

#define MISSING_COPIES                                                                             \
    "EXISTS (SELECT 1 FROM receipt_submission k JOIN receipt c ON c.id = k.receipt AND "           \
    "c.is_void = 0 JOIN receipt_item i ON i.receipt = c.id AND i.is_void = 0 "                     \
    "WHERE k.submission = s.id AND " IS_SHORT

/* The last day to mend what the newest notice of defects told; only while it is waited for. */
#define CORRECTION_DUE                                                                             \
    "CASE WHEN s.state = 'correcting' THEN (SELECT c.due FROM correction c "                       \
    "WHERE c.submission = s.id AND c.is_void = 0 ORDER BY c.ordinal DESC, c.id DESC LIMIT 1) END"

/* Of the newest edition in force that has the case, whichever choice it is of; none while it waited there. */
#define FINAL_SCORE                                                                                \
    "(SELECT k.score FROM ranking_score k JOIN ranking g ON g.id = k.ranking AND g.is_void = 0 "   \
    "WHERE k.submission = s.id ORDER BY k.ranking DESC LIMIT 1)"

static const struct listing_field submission_fields[] = {
    {{"no", "编号 申报件号", WHERE_NUMBER, NULL, 0, "申报件号"}, "s.id", 0, NULL},
    {{"title", "名称 成果名称 案例名称", WHERE_TEXT, NULL, 0, "名称里有这些字"},
     "s.title",
     0,
     NULL},
    {{"direction", "方向", WHERE_TEXT, NULL, 0, "申报方向"}, "s.direction", 0, NULL},
    {{"state", "状态", WHERE_CHOICE, submission_states, N(submission_states), "申报件走到哪一步"},
     "s.state",
     0,
     NULL},
    {{"lead", "单位 牵头单位 申报单位", WHERE_TEXT, NULL, 0,
      "申报或牵头单位, 并入别的单位的按两个名称都算"},
     "m.name",
     LEAD,
     MERGED_TOO("l")},
    {{"partner", "联合单位", WHERE_TEXT, NULL, 0, "联合单位的名称, 并入别的单位的按两个名称都算"},
     "m.name",
     0,
     "EXISTS (SELECT 1 FROM submission_partner p JOIN unit u ON u.id = p.unit "
     "JOIN unit m ON m.id IN (u.id, u.merged_into) WHERE p.submission = s.id"},
    {{"recommender", "推荐单位", WHERE_TEXT, NULL, 0,
      "推荐单位的名称, 并入别的单位的按两个名称都算"},
     "m.name",
     RECOMMENDER,
     MERGED_TOO("r")},
    {{"order", "推荐顺序 序号", WHERE_NUMBER, NULL, 0, "推荐单位排的次序"},
     "s.list_order",
     0,
     NULL},
    {{"notice", "通知", WHERE_TEXT, NULL, 0, "通知的简称"}, "n.code", NOTICE, NULL},
    {{"track", "通道", WHERE_TEXT, NULL, 0, "通道代号"}, "s.track", 0, NULL},
    {{"contact", "联系人", WHERE_TEXT, NULL, 0, "联系人姓名"}, "s.contact", 0, NULL},
    {{"phone", "手机 电话", WHERE_TEXT, NULL, 0, "联系电话"}, "s.phone", 0, NULL},
    {{"email", "邮箱", WHERE_TEXT, NULL, 0, "邮箱"}, "s.email", 0, NULL},
    {{"credit_code", "信用代码", WHERE_TEXT, NULL, 0, "表上填的信用代码"},
     "s.credit_code",
     0,
     NULL},
    {{"logged", "登记 登记时间", WHERE_DATE, NULL, 0, "登记的日期"}, "s.logged_at", 0, NULL},
    {{"fields", "表单", WHERE_TEXT, NULL, 0, "表单里有这些字"}, "s.fields", 0, NULL},
    {{"note", "备注", WHERE_TEXT, NULL, 0, "备注"}, "s.note", 0, NULL},
    {{"missing", "缺", WHERE_TEXT, NULL, 0, "收件时份数不够的材料; 缺:份数 是任何一种"},
     "CASE WHEN i.received < i.required THEN '份数 ' || i.material END",
     0,
     MISSING_COPIES},
    {{"late", "逾期", WHERE_FLAG, NULL, 0, "有逾期的收件"},
     "c.is_late",
     0,
     "EXISTS (SELECT 1 FROM receipt_submission k JOIN receipt c ON c.id = k.receipt AND c.is_void "
     "= 0 WHERE k.submission = s.id"},
    {{"initials", "拼音", WHERE_INITIALS, NULL, 0, "名称的拼音首字母"}, "s.initials", 0, NULL},
    {{"lead_initials", "单位拼音", WHERE_INITIALS, NULL, 0, "单位的拼音首字母"},
     "m.initials",
     LEAD,
     MERGED_TOO("l")},
    {{"late_verdict", "逾期决定", WHERE_CHOICE, late_verdicts, N(late_verdicts),
      "逾期的收件收不收: 待决定, 收, 不收"},
     "CASE WHEN c.is_late = 1 THEN coalesce(c.late_verdict, 'undecided') END",
     0,
     "EXISTS (SELECT 1 FROM receipt_submission k JOIN receipt c ON c.id = k.receipt AND c.is_void "
     "= 0 WHERE k.submission = s.id"},
    {{"accepted", "接受", WHERE_TEXT, NULL, 0, "主管接受了的检查意见; 接受:有 是任何一条"},
     "d.value",
     0,
     "EXISTS (SELECT 1 FROM decision d WHERE d.submission = s.id AND " ACCEPTED},
    {{"correction_due", "补正期限", WHERE_DAY, NULL, 0, "待补正的最后一天; 补正期限<今天 是过了的"},
     CORRECTION_DUE,
     0,
     NULL},
    {{"score", "得分", WHERE_POINTS, NULL, 0,
      "最近一次定稿的名次里的得分, 如 得分>85; 得分:无 是没有定过稿或待评的"},
     FINAL_SCORE,
     0,
     NULL},
};
static const size_t submission_any[] = {1, 0, 4, 6, 19, 20};

/* What stands for `submission s` sorted by an index of its own, or by the name of a unit. */
#define BY_INDEX(index) "submission s INDEXED BY " index
#define BY_UNIT(alias, column)                                                                     \
    "unit " alias                                                                                  \
    " INDEXED BY unit_name_key CROSS JOIN submission s INDEXED BY submission_" column              \
    " ON s." column " = " alias ".id"

static const struct listing_path by_title = {
    BY_INDEX("submission_title"), 0, NULL, NULL, NULL, false};
static const struct listing_path by_state = {
    BY_INDEX("submission_state"), 0, NULL, NULL, NULL, true};
static const struct listing_path by_order = {
    BY_INDEX("submission_order"), 0,    NULL, "s.list_order IS NULL",
    BY_INDEX("submission_order"), false};
static const struct listing_path by_direction = {
    BY_INDEX("submission_direction"), 0,    NULL, "s.direction IS NULL",
    BY_INDEX("submission_direction"), false};
static const struct listing_path by_lead = {
    BY_UNIT("l", "lead"), LEAD, "l.id", "s.lead IS NULL", BY_INDEX("submission_lead"), false};
static const struct listing_path by_recommender = {
    BY_UNIT("r", "recommender"),        RECOMMENDER, "r.id", "s.recommender IS NULL",
    BY_INDEX("submission_recommender"), false};

static const struct listing_order submission_orders[] = {
    {"no", "编号", "s.id", 0, NULL},
    {"title", "名称", "s.title_key", 0, &by_title},
    {"order", "推荐顺序", "s.list_order", 0, &by_order},
    {"lead", "单位", "l.name_key", LEAD, &by_lead},
    {"recommender", "推荐单位", "r.name_key", RECOMMENDER, &by_recommender},
    {"direction", "方向", "s.direction", 0, &by_direction},
    {"state", "状态", "s.state", 0, &by_state},
    {"correction_due", "补正期限", CORRECTION_DUE, 0, NULL},
    {"score", "得分", FINAL_SCORE, 0, NULL},
};

const struct listing submission_listing = {
    "submission",        submission_fields, N(submission_fields),
    submission_any,      N(submission_any), submission_joins,
    N(submission_joins), submission_orders, N(submission_orders),
};

#define ALIAS_OF_UNIT "EXISTS (SELECT 1 FROM unit_alias a WHERE a.unit = s.id AND a.is_void = 0"

static const struct listing_field unit_fields[] = {
    {{"name", "名称 单位", WHERE_TEXT, NULL, 0, "单位名称"}, "s.name", 0, NULL},
    {{"alias", "又名", WHERE_TEXT, NULL, 0, "曾用名和别名"}, "a.name", 0, ALIAS_OF_UNIT},
    {{"credit_code", "信用代码", WHERE_TEXT, NULL, 0, "统一社会信用代码"},
     "s.credit_code",
     0,
     NULL},
    {{"kind", "性质", WHERE_TEXT, NULL, 0, "企业, 事业单位等"}, "s.kind", 0, NULL},
    {{"class", "类别", WHERE_TEXT, NULL, 0, "单位类别"}, "s.class", 0, NULL},
    {{"region", "地区", WHERE_TEXT, NULL, 0, "行政区划代码或名称"}, "s.region", 0, NULL},
    {{"contact", "联系人", WHERE_TEXT, NULL, 0, "联系人"}, "s.contact", 0, NULL},
    {{"phone", "电话 手机", WHERE_TEXT, NULL, 0, "电话"}, "s.phone", 0, NULL},
    {{"initials", "拼音", WHERE_INITIALS, NULL, 0, "名称的拼音首字母"}, "s.initials", 0, NULL},
    {{"alias_initials", "又名拼音", WHERE_INITIALS, NULL, 0, "又名的拼音首字母"},
     "a.initials",
     0,
     ALIAS_OF_UNIT},
    {{"merged", "并入", WHERE_NUMBER, NULL, 0, "已并入的单位号; 并入:无 是没有并的"},
     "s.merged_into",
     0,
     NULL},
    {{"accepted", "接受", WHERE_TEXT, NULL, 0,
      "本身或名单上主管接受了的检查意见; 接受:有 是任何一条"},
     "d.value",
     0,
     "EXISTS (SELECT 1 FROM decision d WHERE d.unit = s.id AND d.submission IS NULL AND "
     "d.receipt IS NULL AND " ACCEPTED},
};
static const size_t unit_any[] = {0, 1, 2, 8, 9};
static const struct listing_order unit_orders[] = {
    {"id", "登记先后", "s.id", 0, NULL},
    {"name", "名称", "s.name_key", 0, NULL},
    {"credit_code", "信用代码", "s.credit_code", 0, NULL},
    {"region", "地区", "s.region", 0, NULL},
};
const struct listing unit_listing = {
    "unit", unit_fields, N(unit_fields), unit_any,       N(unit_any),
    NULL,   0,           unit_orders,    N(unit_orders),
};

static const struct listing_join receipt_joins[] = {
    {"LEFT JOIN unit u ON u.id = s.unit"},
    {"LEFT JOIN notice n ON n.id = s.notice"},
};
enum { SENDER = 1, RECEIPT_NOTICE = 2 };

static const struct where_choice receipt_states[] = {{"taken", "取号"}, {"logged", "登记"}};
static const struct where_choice bases[] = {
    {"arrival", "送达"}, {"postmark", "邮寄"}, {"confidential", "机要"}, {"electronic", "电子"}};

#define ITEM_OF_RECEIPT                                                                            \
    "EXISTS (SELECT 1 FROM receipt_item i WHERE i.receipt = s.id AND i.is_void = 0"

static const struct listing_field receipt_fields[] = {
    {{"no", "收件号", WHERE_TEXT, NULL, 0, "收件号"}, "s.no", 0, NULL},
    {{"unit", "单位 推荐单位 来件单位", WHERE_TEXT, NULL, 0,
      "来件单位, 并入别的单位的按两个名称都算"},
     "m.name",
     SENDER,
     MERGED_TOO("u")},
    {{"notice", "通知", WHERE_TEXT, NULL, 0, "通知的简称"}, "n.code", RECEIPT_NOTICE, NULL},
    {{"at", "收件 收件时间", WHERE_DATE, NULL, 0, "收件的日期"}, "s.at", 0, NULL},
    {{"basis", "送达方式", WHERE_CHOICE, bases, N(bases), "送达方式"}, "s.basis", 0, NULL},
    {{"late", "逾期", WHERE_FLAG, NULL, 0, "是否逾期"}, "s.is_late", 0, NULL},
    {{"state", "状态", WHERE_CHOICE, receipt_states, N(receipt_states), "取号或登记"},
     "s.state",
     0,
     NULL},
    {{"carrier", "经办人", WHERE_TEXT, NULL, 0, "经办人"}, "s.carrier", 0, NULL},
    {{"courier_no", "快递单号", WHERE_TEXT, NULL, 0, "快递单号"}, "s.courier_no", 0, NULL},
    {{"missing", "缺", WHERE_TEXT, NULL, 0, "份数不够的材料; 缺:份数 是任何一种"},
     "CASE WHEN i.received < i.required THEN '份数 ' || i.material END",
     0,
     ITEM_OF_RECEIPT " AND " IS_SHORT},
    {{"unit_initials", "单位拼音", WHERE_INITIALS, NULL, 0, "来件单位的拼音首字母"},
     "m.initials",
     SENDER,
     MERGED_TOO("u")},
    {{"note", "备注", WHERE_TEXT, NULL, 0, "备注"}, "s.note", 0, NULL},
    {{"late_verdict", "逾期决定", WHERE_CHOICE, late_verdicts, N(late_verdicts),
      "逾期的收不收: 待决定, 收, 不收"},
     "CASE WHEN s.is_late = 1 AND s.state = 'logged' THEN coalesce(s.late_verdict, 'undecided') "
     "END",
     0,
     NULL},
    {{"accepted", "接受", WHERE_TEXT, NULL, 0, "主管接受了的检查意见; 接受:有 是任何一条"},
     "d.value",
     0,
     "EXISTS (SELECT 1 FROM decision d WHERE d.receipt = s.id AND " ACCEPTED},
};
static const size_t receipt_any[] = {0, 1, 10, 8};
static const struct listing_order receipt_orders[] = {
    {"id", "先后", "s.id", 0, NULL},
    {"no", "收件号", "s.no", 0, NULL},
    {"at", "收件时间", "s.at", 0, NULL},
    {"unit", "来件单位", "u.name_key", SENDER, NULL},
    {"notice", "通知", "n.code", RECEIPT_NOTICE, NULL},
    {"basis", "送达方式", "s.basis", 0, NULL},
    {"late", "逾期", "s.is_late", 0, NULL},
    {"state", "状态", "s.state", 0, NULL},
};
const struct listing receipt_listing = {
    "receipt",     receipt_fields,   N(receipt_fields), receipt_any,       N(receipt_any),
    receipt_joins, N(receipt_joins), receipt_orders,    N(receipt_orders),
};

const struct listing *listing_find(const char *noun)
{
    static const struct listing *const all[] = {&submission_listing, &unit_listing,
                                                &receipt_listing};
    for (size_t i = 0; i < N(all); i++) {
        if (text_eq(all[i]->noun, noun)) {
            return all[i];
        }
    }
    return NULL;
}

const struct where_field *listing_where_fields(struct arena *a, const struct listing *l)
{
    struct where_field *fields = ARENA_ARRAY(a, struct where_field, l->n_fields);
    for (size_t i = 0; i < l->n_fields; i++) {
        fields[i] = l->fields[i].where;
    }
    return fields;
}

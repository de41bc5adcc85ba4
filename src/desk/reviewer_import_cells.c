#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "desk/reviewer_import_parts.h"
#include "rules/contact.h"
#include "rules/credit_code.h"

const struct list_file_column reviewer_columns[REVIEWER_COLUMNS] = {
    [AT_NO] = {{"编号|专家编号", false}, DAMAGE_COLUMN_TEXT},
    [AT_NAME] = {{"姓名|专家|专家姓名", true}, DAMAGE_COLUMN_TEXT},
    [AT_UNIT] = {{"单位|工作单位|单位名称|所在单位", false}, DAMAGE_COLUMN_TEXT},
    [AT_CODE] = {{"信用代码|统一社会信用代码|单位信用代码", false}, DAMAGE_COLUMN_CREDIT_CODE},
    [AT_TITLE] = {{"职称|职务|职称/职务|职务职称", false}, DAMAGE_COLUMN_TEXT},
    [AT_EXPERTISE] = {{"专长|方向|专业|研究方向|评审方向|专业领域", false}, DAMAGE_COLUMN_TEXT},
    [AT_PHONE] = {{"手机|电话|联系电话|手机号|手机号码|联系方式", false}, DAMAGE_COLUMN_PHONE},
    [AT_EMAIL] = {{"邮箱|电子邮箱|邮件", false}, DAMAGE_COLUMN_TEXT},
    [AT_LOAD] = {{"最多件数|件数上限", false}, DAMAGE_COLUMN_NUMBER},
    [AT_PERSON] = {{"用户|登录名", false}, DAMAGE_COLUMN_TEXT},
    [AT_NOTE] = {{"备注", false}, DAMAGE_COLUMN_TEXT},
    [AT_KIND] = {{"关系|利害关系|回避关系", false}, DAMAGE_COLUMN_TEXT},
    [AT_RELATED] = {{"关系单位|利害关系单位|回避单位", false}, DAMAGE_COLUMN_TEXT},
    [AT_SINCE] = {{"起|关系起|起始日期", false}, DAMAGE_COLUMN_DATE},
    [AT_UNTIL] = {{"止|关系止|终止日期", false}, DAMAGE_COLUMN_DATE},
    [AT_ABOUT] = {{"说明|关系说明", false}, DAMAGE_COLUMN_TEXT},
};

const char *reviewer_cell(const struct list_row *row, enum reviewer_place column)
{
    return row->cells[column];
}

void reviewer_row_reject(struct reviewer_importing *im, struct list_row *row, size_t column,
                         const char *text)
{
    list_row_tell(&im->plan->file, row,
                  (struct list_remark){column, SEVERITY_ERROR, "wrong", text});
}

static void check_contacts(struct reviewer_importing *im, struct list_row *row)
{
    const char *phone = reviewer_cell(row, AT_PHONE), *mail = reviewer_cell(row, AT_EMAIL);
    const char *fault = *phone ? phone_fault(im->w->arena, phone) : NULL;
    if (fault) {
        list_row_tell(&im->plan->file, row,
                      (struct list_remark){AT_PHONE, SEVERITY_WARNING, "phone", fault});
    }
    if (*mail && !mail_is_valid(mail)) {
        list_row_tell(
            &im->plan->file, row,
            (struct list_remark){AT_EMAIL, SEVERITY_WARNING, "email", "不像邮箱地址, 照样收下"});
    }
}

static void check_code(struct reviewer_importing *im, struct list_row *row)
{
    const char *code = reviewer_cell(row, AT_CODE);
    struct credit_code_check check = credit_code_check(im->w->arena, code);
    if (*code && check.fault != CREDIT_CODE_OK) {
        reviewer_row_reject(im, row, AT_CODE, check.text);
    }
}

static void check_load(struct reviewer_importing *im, struct list_row *row)
{
    const char *load = reviewer_cell(row, AT_LOAD);
    if (*load && (strspn(load, "0123456789") != strlen(load) || strlen(load) > 6 ||
                  strtol(load, NULL, 10) < 1)) {
        reviewer_row_reject(im, row, AT_LOAD, "要写 1 以上的整数, 不限就空着");
    }
}

static void check_relation(struct reviewer_importing *im, struct list_row *row)
{
    const char *kind = reviewer_cell(row, AT_KIND), *unit = reviewer_cell(row, AT_RELATED);
    if (*kind && !relation_kind_find(kind)) {
        reviewer_row_reject(
            im, row, AT_KIND,
            "没有这种关系; 可用 任职 持股 近亲属 师生 合作 顾问 诉讼或争议 其他利害关系");
    }
    if (*kind && !*unit) {
        reviewer_row_reject(im, row, AT_RELATED, "写了关系, 没有写是哪个单位");
    }
    if (!*kind && (*unit || *reviewer_cell(row, AT_SINCE) || *reviewer_cell(row, AT_UNTIL))) {
        reviewer_row_reject(im, row, AT_KIND, "写了关系单位或日期, 没有写是什么关系");
    }
}

static void check_dates(struct reviewer_importing *im, struct list_row *row)
{
    const char *since = reviewer_cell(row, AT_SINCE), *until = reviewer_cell(row, AT_UNTIL);
    day_t from = DAY_NONE, to = DAY_MAX;
    if (*since && !day_parse(since, &from)) {
        reviewer_row_reject(im, row, AT_SINCE, "不是日期, 写成 2021-06-30");
    }
    if (*until && !day_parse(until, &to)) {
        reviewer_row_reject(im, row, AT_UNTIL, "不是日期, 写成 2021-06-30");
    } else if (to < from) {
        reviewer_row_reject(im, row, AT_UNTIL, "早于「起」");
    }
}

void reviewer_row_check(struct reviewer_importing *im, struct list_row *row)
{
    check_contacts(im, row);
    check_code(im, row);
    check_load(im, row);
    check_relation(im, row);
    check_dates(im, row);
}

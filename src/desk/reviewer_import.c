#include "desk/reviewer_import.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/vec.h"
#include "desk/table_units.h"
#include "desk/units.h"
#include "rules/contact.h"
#include "rules/credit_code.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

enum place {
    AT_NO,
    AT_NAME,
    AT_UNIT,
    AT_CODE,
    AT_TITLE,
    AT_EXPERTISE,
    AT_PHONE,
    AT_EMAIL,
    AT_LOAD,
    AT_PERSON,
    AT_NOTE,
    AT_KIND,
    AT_RELATED,
    AT_SINCE,
    AT_UNTIL,
    AT_ABOUT,
    COLUMNS,
};

static const struct list_file_column columns[COLUMNS] = {
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

/* One import while it runs. */
struct import {
    struct write *w;
    struct table_units units;
    struct reviewer_plan *plan;
};

static const char *cell(const struct list_row *row, enum place column)
{
    return row->cells[column];
}

static void reject(struct import *im, struct list_row *row, size_t column, const char *text)
{
    list_row_tell(&im->plan->file, row,
                  (struct list_remark){column, SEVERITY_ERROR, "wrong", text});
}

/* ---- the cells --------------------------------------------------------------------------------- */

static void check_contacts(struct import *im, struct list_row *row)
{
    const char *phone = cell(row, AT_PHONE), *mail = cell(row, AT_EMAIL);
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

static void check_code(struct import *im, struct list_row *row)
{
    const char *code = cell(row, AT_CODE);
    struct credit_code_check check = credit_code_check(im->w->arena, code);
    if (*code && check.fault != CREDIT_CODE_OK) {
        reject(im, row, AT_CODE, check.text);
    }
}

static void check_load(struct import *im, struct list_row *row)
{
    const char *load = cell(row, AT_LOAD);
    if (*load && (strspn(load, "0123456789") != strlen(load) || strlen(load) > 6 ||
                  strtol(load, NULL, 10) < 1)) {
        reject(im, row, AT_LOAD, "要写 1 以上的整数, 不限就空着");
    }
}

static void check_relation(struct import *im, struct list_row *row)
{
    const char *kind = cell(row, AT_KIND), *unit = cell(row, AT_RELATED);
    if (*kind && !relation_kind_find(kind)) {
        reject(im, row, AT_KIND,
               "没有这种关系; 可用 任职 持股 近亲属 师生 合作 顾问 诉讼或争议 其他利害关系");
    }
    if (*kind && !*unit) {
        reject(im, row, AT_RELATED, "写了关系, 没有写是哪个单位");
    }
    if (!*kind && (*unit || *cell(row, AT_SINCE) || *cell(row, AT_UNTIL))) {
        reject(im, row, AT_KIND, "写了关系单位或日期, 没有写是什么关系");
    }
}

static void check_dates(struct import *im, struct list_row *row)
{
    const char *since = cell(row, AT_SINCE), *until = cell(row, AT_UNTIL);
    day_t from = DAY_NONE, to = DAY_MAX;
    if (*since && !day_parse(since, &from)) {
        reject(im, row, AT_SINCE, "不是日期, 写成 2021-06-30");
    }
    if (*until && !day_parse(until, &to)) {
        reject(im, row, AT_UNTIL, "不是日期, 写成 2021-06-30");
    } else if (to < from) {
        reject(im, row, AT_UNTIL, "早于「起」");
    }
}

/* ---- who it is --------------------------------------------------------------------------------- */

/* By name and code; a unit not there yet is made. 0 where the row names none. */
static enum status find_unit(struct import *im, struct list_row *row, const char *name,
                             const char *code, int64_t *id, struct err *err)
{
    struct arena *a = im->w->arena;
    struct unit_found found = {0};
    const char *right = *code ? credit_code_normalise(a, code) : NULL;
    const struct unit_cells cells = {arena_text(a, name), right, true};
    enum status status = STATUS_OK;
    *id = 0;
    if (!*name && right) {
        status = unit_match(im->w->desk, a, right, NULL, id, err);
        if (status == STATUS_OK && !*id) {
            reject(im, row, AT_UNIT, "只有信用代码, 单位里没有这个代码: 请写单位名称");
        }
        return status;
    }
    if (!*name) {
        return STATUS_OK;
    }
    status = table_units_find(&im->units, a, &cells, &found, err);
    if (status == STATUS_OK && right) {
        status = table_unit_complete(&im->units, a, found.id, right, err);
    }
    if (status == STATUS_OK && found.is_other_name) {
        list_row_tell(&im->plan->file, row,
                      (struct list_remark){AT_UNIT, SEVERITY_WARNING, "unit",
                                           arena_printf(a, "按信用代码是「%s」",
                                                        table_unit_name(&im->units, found.id))});
    }
    *id = found.id;
    return status;
}

static enum status find_by_name(struct import *im, const char *name, int64_t unit,
                                struct reviewer *out, struct err *err)
{
    struct arena *a = im->w->arena;
    int64_t *ids = NULL;
    size_t n = 0, fits = 0;
    struct reviewer one = {0};
    enum status status = record_ids(im->w->desk->db, QUERY_REVIEWER_BY_KEY,
                                    DB_ARGS(db_text(unit_key(a, name))), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(im->w->desk->db, &reviewer_type, ids[i], a, &one, err);
        /* A row without a unit is whoever alone has the name. */
        if (status == STATUS_OK && (one.unit == unit || (!unit && n == 1))) {
            *out = one;
            fits++;
        }
    }
    if (fits > 1) {
        *out = (struct reviewer){0};
    }
    return status;
}

static enum status find_who(struct import *im, struct list_row *row, int64_t unit,
                            struct reviewer *out, struct err *err)
{
    const char *no = cell(row, AT_NO);
    int64_t id = reviewer_no_parse(no);
    struct err absent = {.arena = im->w->arena};
    if (!*no) {
        return find_by_name(im, cell(row, AT_NAME), unit, out, err);
    }
    if (!id ||
        record_load(im->w->desk->db, &reviewer_type, id, im->w->arena, out, &absent) != STATUS_OK ||
        out->record.is_void) {
        *out = (struct reviewer){0};
        reject(im, row, AT_NO, "没有这个编号的专家; 新的专家编号空着");
    }
    return STATUS_OK;
}

/* ---- what is written --------------------------------------------------------------------------- */

/* Cells with something in them; an empty one leaves what was there. */
static void overlay(struct import *im, const struct list_row *row, struct reviewer *mine)
{
    struct arena *a = im->w->arena;
    const struct {
        enum place column;
        const char **to;
    } texts[] = {{AT_NAME, &mine->name},           {AT_TITLE, &mine->title},
                 {AT_EXPERTISE, &mine->expertise}, {AT_PHONE, &mine->phone},
                 {AT_EMAIL, &mine->email},         {AT_NOTE, &mine->note},
                 {AT_CODE, &mine->credit_code}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (*cell(row, texts[i].column)) {
            *texts[i].to = arena_text(a, cell(row, texts[i].column));
        }
    }
    mine->expertise = reviewer_expertise(a, mine->expertise);
    if (*cell(row, AT_LOAD)) {
        mine->load_max = strtol(cell(row, AT_LOAD), NULL, 10);
    }
    if (*cell(row, AT_CODE)) {
        mine->credit_code = credit_code_normalise(a, mine->credit_code);
    }
}

static bool is_same(const struct reviewer *base, const struct reviewer *mine)
{
    for (size_t i = 0; i < reviewer_type.n; i++) {
        const struct record_field *f = &reviewer_type.fields[i];
        if (!(f->traits & TRAIT_DERIVED) && !record_same(base, mine, f)) {
            return false;
        }
    }
    return true;
}

/* A refusal of what the row says rejects the row, and nothing else. */
static enum status told(struct import *im, struct list_row *row, enum status status,
                        const struct err *refusal, struct err *err)
{
    if (status == STATUS_DATA || status == STATUS_NOT_FOUND || status == STATUS_USAGE) {
        reject(im, row, NO_COLUMN, refusal->text);
        return STATUS_OK;
    }
    return status == STATUS_OK ? status : err_set(err, status, "%s", refusal->text);
}

static enum status put_relation(struct import *im, struct list_row *row, int64_t reviewer,
                                bool *is_known, struct err *err)
{
    struct arena *a = im->w->arena;
    struct err refusal = {.arena = a};
    struct relation r = {.reviewer = reviewer,
                         .kind = arena_text(a, cell(row, AT_KIND)),
                         .since = arena_text(a, cell(row, AT_SINCE)),
                         .until = arena_text(a, cell(row, AT_UNTIL)),
                         .note = arena_text(a, cell(row, AT_ABOUT))};
    *is_known = true;
    if (!*r.kind) {
        return STATUS_OK;
    }
    enum status status = find_unit(im, row, cell(row, AT_RELATED), "", &r.unit, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = relation_put(im->w, &r, is_known, &refusal);
    im->plan->relations += status == STATUS_OK && !*is_known;
    return told(im, row, status, &refusal, err);
}

static enum status put_row(struct import *im, struct list_row *row, const struct reviewer *base,
                           struct reviewer *mine, struct err *err)
{
    struct list_counts *counts = &im->plan->file.counts;
    const bool is_new = base->record.id == 0, is_kept = !is_new && is_same(base, mine);
    const struct reviewer_edit edit = {is_new ? NULL : base, mine, NULL};
    struct err refusal = {.arena = im->w->arena};
    bool is_known = true;
    enum status status = is_kept ? STATUS_OK : reviewer_put(im->w, &edit, &refusal);
    status = told(im, row, status, &refusal, err);
    if (status == STATUS_OK && !row->is_rejected) {
        status = put_relation(im, row, mine->record.id, &is_known, err);
    }
    if (status == STATUS_OK && !row->is_rejected) {
        counts->new += is_new;
        counts->changed += !is_new && (!is_kept || !is_known);
        counts->same += !is_new && is_kept && is_known;
    }
    return status;
}

static enum status take_row(void *to, struct list_row *row, struct err *err)
{
    struct import *im = to;
    struct reviewer base = {.load_max = NUMBER_NONE}, mine;
    struct err refusal = {.arena = im->w->arena};
    int64_t unit = 0;
    check_contacts(im, row);
    check_code(im, row);
    check_load(im, row);
    check_relation(im, row);
    check_dates(im, row);
    if (row->is_rejected) {
        return STATUS_OK;
    }
    enum status status = find_unit(im, row, cell(row, AT_UNIT), cell(row, AT_CODE), &unit, err);
    if (status == STATUS_OK && !row->is_rejected) {
        status = find_who(im, row, unit, &base, err);
    }
    if (status != STATUS_OK || row->is_rejected) {
        return status;
    }
    base.load_max = base.record.id ? base.load_max : NUMBER_NONE;
    mine = base;
    mine.unit = unit ? unit : base.unit;
    overlay(im, row, &mine);
    if (*cell(row, AT_PERSON)) {
        status = told(im, row,
                      reviewer_set(im->w->desk, im->w->arena, &mine, "person", cell(row, AT_PERSON),
                                   &refusal),
                      &refusal, err);
    }
    return status == STATUS_OK && !row->is_rejected ? put_row(im, row, &base, &mine, err) : status;
}

static void note_units(struct import *im)
{
    struct texts *names = &im->plan->new_units;
    names->at = ARENA_ARRAY(im->w->arena, const char *, im->units.added.n + 1);
    for (size_t i = 0; i < im->units.added.n; i++) {
        names->at[names->n++] =
            arena_text(im->w->arena, im->units.units.at[im->units.added.at[i]].name);
    }
}

enum status reviewer_import(struct desk *desk, struct arena *a, const struct reviewer_import *o,
                            struct reviewer_plan *out, struct err *err)
{
    struct write w;
    struct import im = {.w = &w, .plan = out};
    const struct list_visit visit = {take_row, &im};
    *out = (struct reviewer_plan){.file = {.columns = columns, .n_columns = COLUMNS}};
    enum status status = write_begin(&w, desk, a, "reviewer_import", MAY_KEEP_PANELS, err);
    if (status != STATUS_OK) {
        return write_end(&w, status, NULL, NULL, NULL, err);
    }
    table_units_init(&im.units, desk, &w);
    status = list_file_read(a, o->path, o->charset, &out->file, &visit, err);
    note_units(&im);
    table_units_release(&im.units);
    if (status == STATUS_OK && o->is_dry) {
        /* A trial: everything was done, and nothing of it stays. */
        struct err trial = {.arena = a};
        status = write_end(&w, STATUS_CANCELLED, NULL, NULL, NULL, &trial);
        return status == STATUS_CANCELLED ? STATUS_OK : status;
    }
    const struct list_counts *c = &out->file.counts;
    return write_end(&w, status,
                     arena_printf(a, "导入专家名单 %s: 新增 %lld 修改 %lld 不变 %lld 拒收 %lld",
                                  out->file.headed.file, (long long)c->new, (long long)c->changed,
                                  (long long)c->same, (long long)c->rejected),
                     NULL, &out->batch, err);
}

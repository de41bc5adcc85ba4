#include "desk/reviewers.h"

#include "desk/persons.h"
#include "desk/table_units.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"
#include <string.h>

const char *reviewer_expertise(struct arena *a, const char *typed)
{
    static const char *const separators[] = {"、", "；", "，", ";", ",", "/", "|", "\n"};
    const char *at = typed ? text_clean(a, slice_of(typed), true) : "", *joined = "";
    while (*at) {
        size_t n = strlen(at), skip = 0;
        for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
            const char *found = strstr(at, separators[i]);
            if (found && (size_t)(found - at) < n) {
                n = (size_t)(found - at);
                skip = strlen(separators[i]);
            }
        }
        struct slice one = slice_trim((struct slice){at, n});
        if (one.n) {
            joined = arena_printf(a, "%s%s%.*s", joined, *joined ? "、" : "", (int)one.n, one.at);
        }
        at += n + skip;
    }
    return *joined ? joined : NULL;
}

static enum status settle_code(struct arena *a, struct reviewer *mine, struct err *err)
{
    if (text_is_empty(mine->credit_code)) {
        mine->credit_code = NULL;
        return STATUS_OK;
    }
    struct credit_code_check check = credit_code_check(a, mine->credit_code);
    mine->credit_code = credit_code_normalise(a, mine->credit_code);
    return check.fault == CREDIT_CODE_OK
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "信用代码 %s 不对: %s", mine->credit_code, check.text);
}

static enum status check_twice(struct write *w, const struct reviewer *mine, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(w->desk->db, QUERY_REVIEWER_BY_KEY,
                   DB_ARGS(db_text(unit_key(w->arena, mine->name))), w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct reviewer other = {0};
        status = record_load(w->desk->db, &reviewer_type, ids[i], w->arena, &other, err);
        if (status == STATUS_OK && ids[i] != mine->record.id && other.unit == mine->unit) {
            status =
                err_set(err, STATUS_DATA, "这个单位已经有专家「%s」: %s; 同名的请在姓名后加字区别",
                        mine->name, reviewer_no(w->arena, ids[i]));
        }
    }
    return status;
}

static enum status check_reviewer(struct write *w, const struct reviewer *mine, struct err *err)
{
    int64_t other = 0;
    if (text_is_empty(mine->name)) {
        return err_set(err, STATUS_DATA, "专家姓名还空着");
    }
    if (mine->load_max != NUMBER_NONE && mine->load_max < 1) {
        return err_set(err, STATUS_DATA, "最多件数须是 1 以上的整数; 不限就空着");
    }
    enum status status = check_twice(w, mine, err);
    if (status == STATUS_OK && mine->person) {
        status = db_one(w->desk->db, QUERY_REVIEWER_OF_PERSON, DB_ARGS(db_int(mine->person)), 0,
                        &other, err);
    }
    return status == STATUS_OK && other && other != mine->record.id
               ? err_set(err, STATUS_DATA, "这个用户已经是专家 %s 的", reviewer_no(w->arena, other))
               : status;
}

static enum status settle(struct write *w, struct reviewer *mine, struct err *err)
{
    mine->name = mine->name ? text_clean(w->arena, slice_of(mine->name), false) : NULL;
    mine->expertise = reviewer_expertise(w->arena, mine->expertise);
    return settle_code(w->arena, mine, err);
}

enum status reviewer_judge(struct write *w, struct reviewer *mine, struct err *err)
{
    enum status status = settle(w, mine, err);
    return status == STATUS_OK ? check_reviewer(w, mine, err) : status;
}

enum status reviewer_put(struct write *w, const struct reviewer_edit *edit, struct err *err)
{
    struct reviewer *mine = edit->mine;
    enum status status = settle(w, mine, err);
    if (status == STATUS_OK && !text_is_empty(edit->unit)) {
        status = table_unit_named(w, edit->unit, mine->credit_code, &mine->unit, err);
    }
    if (status == STATUS_OK) {
        status = check_reviewer(w, mine, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    return edit->base ? write_update(w, &reviewer_type, edit->base, mine, err)
                      : write_insert(w, &reviewer_type, mine, err);
}

enum status reviewer_save(struct desk *desk, struct arena *a, const struct reviewer *base,
                          struct reviewer *mine, const char *unit, int64_t *batch, struct err *err)
{
    struct write w;
    const struct reviewer_edit edit = {base, mine, unit};
    enum status status =
        write_begin(&w, desk, a, base ? "reviewer_edit" : "reviewer_add", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = reviewer_put(&w, &edit, err);
    }
    return write_end(
        &w, status, arena_printf(a, "%s专家 %s", base ? "修改" : "新增", text_or_empty(mine->name)),
        NULL, batch, err);
}

static enum status set_person(struct desk *desk, struct arena *a, struct reviewer *r,
                              const char *login, struct err *err)
{
    struct person p = {0};
    if (text_is_empty(login)) {
        r->person = 0;
        return STATUS_OK;
    }
    enum status status = person_find(desk, a, login, &p, err);
    if (status == STATUS_OK && !(person_may(&p) & MAY_REVIEW)) {
        status = err_set(err, STATUS_DATA,
                         "用户 %s 没有专家角色; 先由管理员 shenbao user set %s --roles reviewer",
                         login, login);
    }
    r->person = p.record.id;
    return status;
}

enum status reviewer_set(struct desk *desk, struct arena *a, struct reviewer *r, const char *field,
                         const char *value, struct err *err)
{
    const struct record_field *f = record_field_called(&reviewer_type, field);
    if (!f || text_eq(f->id, "unit")) {
        return err_set(err, STATUS_USAGE,
                       "专家没有「%s」这一栏; 可用 姓名 职称 专长 手机 邮箱 最多件数 用户 备注 "
                       "信用代码, 单位用 --unit",
                       field);
    }
    const char *clean = text_clean(a, slice_of(text_or_empty(value)), false);
    if (text_eq(f->id, "person")) {
        return set_person(desk, a, r, clean, err);
    }
    return record_parse(a, r, f, text_is_empty(clean) ? NULL : clean)
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "「%s」要写整数, 不是「%s」", f->name, clean);
}

static enum status check_unused(struct desk *desk, const struct reviewer *r, struct err *err)
{
    int64_t uses = 0;
    enum status status =
        db_one(desk->db, QUERY_REVIEWER_WORK, DB_ARGS(db_int(r->record.id)), 0, &uses, err);
    return status == STATUS_OK && uses
               ? err_set(err, STATUS_DATA, "%s 在评审组里或还有分配的申报件, 不能作废; 先替换",
                         r->name)
               : status;
}

enum status reviewer_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                          struct err *err)
{
    struct write w;
    struct reviewer r = {0};
    if (text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "作废要写理由: --why");
    }
    enum status status = write_begin(&w, desk, a, "reviewer_void", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &reviewer_type, id, a, &r, err);
    }
    if (status == STATUS_OK) {
        status = check_unused(desk, &r, err);
    }
    if (status == STATUS_OK) {
        status = write_void(&w, &reviewer_type, one_record(id), true, err);
    }
    return write_end(&w, status, arena_printf(a, "作废专家 %s", text_or_empty(r.name)), why, NULL,
                     err);
}

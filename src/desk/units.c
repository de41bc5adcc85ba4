#include "desk/units.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/write.h"
#include "rules/credit_code.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

enum status unit_load(struct desk *desk, struct arena *a, int64_t id, struct unit *out,
                      struct err *err)
{
    return record_load(desk->db, &unit_type, id, a, out, err);
}

const char *unit_name(struct desk *desk, struct arena *a, int64_t id)
{
    struct err err = {.arena = a};
    struct db_cursor c = {0};
    bool has_row = false;
    const char *name = NULL;
    if (id && db_query(desk->db, QUERY_UNIT_NAME, DB_ARGS(db_int(id)), &c, &err) == STATUS_OK &&
        db_next(&c, &has_row, &err) == STATUS_OK && has_row) {
        name = db_column_text(&c, 0, a);
    }
    db_finish(&c);
    return name;
}

enum status unit_match(struct desk *desk, struct arena *a, const char *credit_code,
                       const char *name, int64_t *id, struct err *err)
{
    enum status status = STATUS_OK;
    *id = 0;
    if (!text_is_empty(credit_code)) {
        status =
            db_one(desk->db, QUERY_UNIT_BY_CREDIT_CODE, DB_ARGS(db_text(credit_code)), 0, id, err);
    }
    const char *key = *id ? "" : unit_key(a, name);
    if (status == STATUS_OK && *key) {
        status = db_one(desk->db, QUERY_UNIT_BY_KEY, DB_ARGS(db_text(key)), 0, id, err);
    }
    return status;
}

/* The id a text of digits stands for; 0 when it is none. */
static int64_t id_of(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text) ? strtoll(text, NULL, 10) : 0;
}

enum status unit_find(struct desk *desk, struct arena *a, const char *text, struct unit *out,
                      struct err *err)
{
    int64_t id = 0;
    enum status status = STATUS_OK;
    if (text_starts(text, "#")) {
        id = id_of(text + 1);
    } else {
        status = unit_match(desk, a, text, text, &id, err);
    }
    if (status == STATUS_OK && !id) {
        id = id_of(text);
    }
    if (status == STATUS_OK && !id) {
        return err_set(err, STATUS_NOT_FOUND,
                       "没有单位「%s」; 先登记 (shenbao unit add), 或写全称, 信用代码, #编号",
                       text);
    }
    return status == STATUS_OK ? unit_load(desk, a, id, out, err) : status;
}

enum status unit_find_row(struct desk *desk, struct arena *a, const char *text, struct unit *out,
                          struct err *err)
{
    int64_t id = 0;
    enum status status = db_one(desk->db, QUERY_UNIT_ROW,
                                DB_ARGS(db_text(unit_key(a, text)), db_text(text)), 0, &id, err);
    if (status != STATUS_OK) {
        return status;
    }
    return id ? unit_load(desk, a, id, out, err) : unit_find(desk, a, text, out, err);
}

/* ---- saving ------------------------------------------------------------------------------- */

struct code_report unit_code_report(struct arena *a, const char *code)
{
    struct credit_code_check check = credit_code_check(a, code);
    bool is_valid = check.fault == CREDIT_CODE_OK;
    return (struct code_report){
        .code = credit_code_normalise(a, code),
        .is_valid = is_valid,
        .position = check.position,
        .text = check.text,
        .repair = is_valid ? NULL : credit_code_repair(a, code),
    };
}

static enum status check_code(struct desk *desk, const struct unit *mine, const char *why,
                              struct err *err)
{
    struct credit_code_check check = credit_code_check(err->arena, mine->credit_code);
    int64_t other = 0;
    if (check.fault != CREDIT_CODE_OK && (text_is_empty(why) || !(desk->may & MAY_DECIDE))) {
        return err_set(err, STATUS_DATA,
                       "信用代码 %s 校验不对: %s; 按营业执照核对, "
                       "确实如此的由主管写明原因保存",
                       mine->credit_code, check.text);
    }
    enum status status = db_one(desk->db, QUERY_UNIT_BY_CREDIT_CODE,
                                DB_ARGS(db_text(mine->credit_code)), 0, &other, err);
    if (status == STATUS_OK && other && other != mine->record.id && other != mine->merged_into) {
        status = err_set(err, STATUS_DATA, "信用代码 %s 已是「%s」的; 若是同一单位请合并",
                         mine->credit_code, unit_name(desk, err->arena, other));
    }
    return status;
}

static enum status check_unit(struct desk *desk, const struct unit *base, const struct unit *mine,
                              const char *why, struct err *err)
{
    if (text_is_empty(mine->name)) {
        return err_set(err, STATUS_DATA, "单位名称还空着");
    }
    bool is_new_code = !text_is_empty(mine->credit_code) &&
                       (!base || !text_eq(base->credit_code, mine->credit_code));
    return is_new_code ? check_code(desk, mine, why, err) : STATUS_OK;
}

enum status unit_save(struct desk *desk, struct arena *a, const struct unit *base,
                      struct unit *mine, const char *why, struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, base ? "unit_edit" : "unit_add", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = check_unit(desk, base, mine, why, err);
    }
    if (status == STATUS_OK) {
        status = base ? write_update(&w, &unit_type, base, mine, err)
                      : write_insert(&w, &unit_type, mine, err);
    }
    return write_end(&w, status, arena_printf(a, "%s单位 %s", base ? "修改" : "新增", mine->name),
                     why, NULL, err);
}

enum status unit_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                      struct err *err)
{
    struct write w;
    struct unit unit = {0};
    int64_t uses = 0;
    enum status status = write_begin(&w, desk, a, "unit_void", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = unit_load(desk, a, id, &unit, err);
    }
    if (status == STATUS_OK) {
        status = record_uses(desk->db, &unit_type, one_record(id), &uses, err);
    }
    if (status == STATUS_OK && uses) {
        status = err_set(err, STATUS_DATA, "「%s」还被 %lld 处用着 (申报件, 收件或合并), 不能作废",
                         unit.name, (long long)uses);
    }
    if (status == STATUS_OK) {
        status = write_void(&w, &unit_type, one_record(id), true, err);
    }
    return write_end(&w, status, arena_printf(a, "作废单位 %s", text_or_empty(unit.name)), why,
                     NULL, err);
}

/* ---- aliases ------------------------------------------------------------------------------ */

enum status unit_aliases_load(struct desk *desk, struct arena *a, int64_t unit,
                              struct unit_aliases *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct unit_aliases){0};
    enum status status =
        record_ids(desk->db, QUERY_UNIT_ALIASES, DB_ARGS(db_int(unit)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &unit_alias_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

static enum status check_alias(struct desk *desk, const struct unit_alias *alias, struct err *err)
{
    int64_t other = 0;
    if (text_is_empty(alias->name)) {
        return err_set(err, STATUS_DATA, "又名还空着");
    }
    enum status status = unit_match(desk, err->arena, NULL, alias->name, &other, err);
    return status == STATUS_OK && other
               ? err_set(err, STATUS_DATA, "「%s」已经是单位「%s」的名称; 若是同一单位请合并",
                         alias->name, unit_name(desk, err->arena, other))
               : status;
}

struct unit_alias unit_alias_typed(struct arena *a, const char *typed)
{
    const char *clean = text_clean(a, slice_of(text_or_empty(typed)), false);
    const char *blank = strrchr(clean, ' ');
    day_t until;
    if (!blank || !day_parse(blank + 1, &until)) {
        return (struct unit_alias){.name = clean};
    }
    struct slice name = slice_trim((struct slice){clean, (size_t)(blank - clean)});
    return (struct unit_alias){.name = arena_copy(a, name.at, name.n), .until = day_text(a, until)};
}

enum status unit_alias_add(struct desk *desk, struct arena *a, struct unit_alias *alias,
                           struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, "unit_alias_add", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = check_alias(desk, alias, err);
    }
    if (status == STATUS_OK) {
        status = write_insert(&w, &unit_alias_type, alias, err);
    }
    return write_end(&w, status, arena_printf(a, "新增又名 %s", alias->name), NULL, NULL, err);
}

enum status unit_alias_void(struct desk *desk, struct arena *a, int64_t alias, const char *why,
                            struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, "unit_alias_void", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = write_void(&w, &unit_alias_type, one_record(alias), true, err);
    }
    return write_end(&w, status, "作废又名", why, NULL, err);
}

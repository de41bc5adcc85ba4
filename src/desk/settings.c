#include "desk/settings.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/write.h"
#include "model/document.h"
#include "store/queries.h"
#include "store/record.h"

const struct desk_number desk_numbers[] = {
    {"chars_tolerance", "字数容差", "%", "字数差在这以内只作提示, 超出才警告; 各家软件数法不一样",
     0, 20, 0},
    {"lock_minutes", "锁屏", "分钟",
     "多久没有按键就锁屏, 要输密码才回来; 0 是不锁; 没有密码的人不锁", 0, 240, 15},
    {"recusal_months", "回避期", "个月", "专家的任职、持股等关系结束后, 还要回避这么久 (本台自定)",
     0, 600, 36},
    {"panel_least", "评审组最少人数", "人",
     "抽取和开始打分时, 成员不能少于这么多, 而且要是单数 (本台自定)", 1, 99, 5},
};
const size_t n_desk_numbers = sizeof desk_numbers / sizeof *desk_numbers;

const struct desk_number *desk_number_find(const char *word)
{
    for (size_t i = 0; i < n_desk_numbers; i++) {
        if (text_eq(word, desk_numbers[i].key) || text_eq(word, desk_numbers[i].name)) {
            return &desk_numbers[i];
        }
    }
    return NULL;
}

enum status desk_number_load(struct desk *desk, struct arena *a, const struct desk_number *number,
                             int64_t *value, struct err *err)
{
    const char *text = NULL;
    enum status status = desk_setting(desk, a, number->key, &text, err);
    *value = text ? strtoll(text, NULL, 10) : number->usual;
    return status;
}

enum status setting_put(struct write *w, const char *key, const char *value, struct err *err)
{
    int64_t id = 0;
    struct setting base = {0}, mine = {.key = key, .value = value};
    enum status status = db_one(w->desk->db, QUERY_SETTING_ROW, DB_ARGS(db_text(key)), 0, &id, err);
    if (status == STATUS_OK && !id) {
        return write_insert(w, &setting_type, &mine, err);
    }
    if (status == STATUS_OK) {
        status = write_void(w, &setting_type, (struct record_run){id, id}, false, err);
    }
    if (status == STATUS_OK) {
        status = record_load(w->desk->db, &setting_type, id, w->arena, &base, err);
    }
    mine.record = base.record;
    return status == STATUS_OK ? write_update(w, &setting_type, &base, &mine, err) : status;
}

enum status desk_number_set(struct desk *desk, struct arena *a, const struct desk_number *number,
                            int64_t value, const char *why, struct err *err)
{
    struct write w;
    if (value < number->least || value > number->most) {
        return err_set(err, STATUS_DATA, "%s 须在 %lld 到 %lld%s 之间", number->name,
                       (long long)number->least, (long long)number->most, number->unit);
    }
    enum status status = write_begin(&w, desk, a, "setting", MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = setting_put(&w, number->key, arena_printf(a, "%lld", (long long)value), err);
    }
    return write_end(&w, status,
                     arena_printf(a, "%s定为 %lld%s", number->name, (long long)value, number->unit),
                     why, NULL, err);
}

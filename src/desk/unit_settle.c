/* A unit's fields as a person writes them, class and region made into those the desk keeps. */
#include <string.h>

#include "base/slice.h"
#include "desk/data_files.h"
#include "desk/regions.h"
#include "desk/units.h"
#include "text/key.h"

#define MOST_ALIKE 8

/* Those that hold the typed word, or are held by it: 通信管理局 for 广东省通信管理局. */
static const char *add_alike(struct arena *a, const char *list, const char *typed, const char *name)
{
    bool is_alike = strstr(name, typed) || strstr(typed, name);
    return is_alike ? arena_printf(a, "%s%s%s", list, *list ? ", " : "", name) : list;
}

static enum status settle_class(struct desk *desk, struct arena *a, struct unit *u, struct err *err)
{
    const struct unit_classes *classes = NULL;
    enum status status = desk_classes(desk, &classes, err);
    if (status != STATUS_OK || classes->n == 0) {
        return status;
    }
    const struct unit_class *found = unit_class_find(classes, u->class);
    const char *alike = "", *all = "";
    for (size_t i = 0; i < classes->n; i++) {
        const char *name = classes->at[i].name;
        alike = add_alike(a, alike, u->class, name);
        all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", name);
    }
    if (!found) {
        return err_set(err, STATUS_DATA, "没有单位类别「%s」; 有: %s", u->class,
                       *alike ? alike : all);
    }
    u->class = found->id;
    return STATUS_OK;
}

static enum status settle_region(struct desk *desk, struct arena *a, struct unit *u,
                                 struct err *err)
{
    const struct regions *regions = NULL;
    enum status status = desk_regions(desk, &regions, err);
    if (status != STATUS_OK || regions->n == 0) {
        return status;
    }
    const struct region *found = region_find(regions, u->region);
    const char *alike = "";
    for (size_t i = 0, n = 0; i < regions->n && n < MOST_ALIKE; i++) {
        const char *longer = add_alike(a, alike, u->region, regions->at[i].name);
        if (longer != alike) {
            alike = arena_printf(a, "%s %s", longer, regions->at[i].code);
            n++;
        }
    }
    if (!found) {
        return err_set(err, STATUS_DATA, "没有地区「%s」, 或不止一处%s%s; 可以写代码, 如 440100",
                       u->region, *alike ? ": " : "", alike);
    }
    u->region = found->code;
    return STATUS_OK;
}

enum status unit_settle(struct desk *desk, struct arena *a, struct unit *u, struct err *err)
{
    enum status status = text_is_empty(u->class) ? STATUS_OK : settle_class(desk, a, u, err);
    if (status == STATUS_OK && !text_is_empty(u->region)) {
        status = settle_region(desk, a, u, err);
    }
    return status;
}

enum status unit_set(struct arena *a, struct unit *u, const char *field, const char *value,
                     struct err *err)
{
    const struct record_field *f = record_field_called(&unit_type, field);
    if (!f || f->kind != RECORD_TEXT) {
        return err_set(err, STATUS_USAGE,
                       "单位没有「%s」这一栏; 可用 名称 信用代码 性质 类别 地区 联系人 电话 邮箱 "
                       "地址 备注",
                       field);
    }
    const char *clean = text_clean(a, slice_of(value), false);
    bool is_code = text_eq(f->id, "credit_code") && !text_is_empty(clean);
    const char *kept = is_code ? unit_code_report(a, clean).code : clean;
    record_set_text(u, f, text_is_empty(kept) ? NULL : kept);
    return STATUS_OK;
}

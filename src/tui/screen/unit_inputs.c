#include "tui/screen/unit_inputs.h"

#include <string.h>

#include "desk/data_files.h"
#include "desk/units.h"
#include "text/pinyin.h"

#define MOST_PROPOSALS 6

/* ---- classes and regions: shown by name, kept by id ------------------------------------------- */

static const struct unit_classes *classes_of(const struct unit_asking *q, struct arena *a)
{
    static const struct unit_classes none = {0};
    const struct unit_classes *classes = &none;
    struct err err = {.arena = a};
    return desk_classes(q->desk, &classes, &err) == STATUS_OK ? classes : &none;
}

const struct unit_class *unit_class_of(const struct unit_asking *q, struct arena *a,
                                       const char *text)
{
    return unit_class_find(classes_of(q, a), text);
}

static struct suggestions suggest_class(void *context, struct arena *a, const char *typed)
{
    const struct unit_classes *classes = classes_of(context, a);
    const struct filter *filter = filter_make(a, typed);
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, MOST_PROPOSALS);
    struct suggestions out = {.at = at};
    for (size_t i = 0; i < classes->n; i++) {
        if (filter_match(filter, classes->at[i].name)) {
            if (out.n < MOST_PROPOSALS) {
                at[out.n++].text = classes->at[i].name;
            }
            out.total++;
        }
    }
    return out;
}

static const char *check_class(void *context, struct arena *a, const char *value)
{
    return unit_class_of(context, a, value) ? NULL : "没有这个类别; 输入几个字或拼音首字母来选";
}

static const struct regions *regions_of(const struct unit_asking *q, struct arena *a)
{
    static const struct regions none = {0};
    const struct regions *regions = &none;
    struct err err = {.arena = a};
    return desk_regions(q->desk, &regions, &err) == STATUS_OK ? regions : &none;
}

const struct region *unit_region_of(const struct unit_asking *q, struct arena *a, const char *text)
{
    return region_find(regions_of(q, a), text);
}

static struct suggestions suggest_region(void *context, struct arena *a, const char *typed)
{
    const struct unit_asking *q = context;
    const struct regions *regions = regions_of(q, a);
    const struct filter *filter = filter_make(a, typed);
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, MOST_PROPOSALS);
    struct suggestions out = {.at = at};
    for (size_t i = 0; i < regions->n; i++) {
        const struct region *r = &regions->at[i];
        if (!filter_match(filter, region_words(a, r))) {
            continue;
        }
        if (out.n < MOST_PROPOSALS) {
            at[out.n].text = region_words(a, r);
            at[out.n++].note = r->parent ? region_name(q->desk, r->parent) : NULL;
        }
        out.total++;
    }
    return out;
}

static const char *check_region(void *context, struct arena *a, const char *value)
{
    return unit_region_of(context, a, value) ? NULL : "没有这个地区, 或不止一处; 输入几个字来选";
}

static const char *check_code(void *context, struct arena *a, const char *value)
{
    struct code_report r = unit_code_report(a, value);
    (void)context;
    if (r.is_valid) {
        return NULL;
    }
    return r.repair ? arena_printf(a, "也许是 %s: %s", r.repair, r.text) : r.text;
}

static const char *check_mail(void *context, struct arena *a, const char *value)
{
    const char *at = strchr(value, '@');
    (void)context;
    (void)a;
    return at && at > value && strchr(at, '.') ? NULL : "不像邮箱, 应有 @ 和 .";
}

/* ---- what is asked ---------------------------------------------------------------------------- */

const struct input unit_inputs[UNIT_INPUTS] = {
    [UNIT_INPUT_NAME] = {"name", "单位名称", INPUT_TEXT, .is_required = true,
                         .help = "全称, 与公章和营业执照一致. 曾用名另加为又名."},
    [UNIT_INPUT_CODE] = {"credit_code", "信用代码", INPUT_CREDIT_CODE, .columns = 20,
                         .check = check_code,
                         .help =
                             "统一社会信用代码 18 位 (GB 32100-2015), 输入时核对, 说明错在哪一位."},
    [UNIT_INPUT_CLASS] = {"class", "类别", INPUT_TEXT, .columns = 30, .check = check_class,
                          .suggest = suggest_class,
                          .help = "通知按类别分名额和范围: 输入几个字或拼音首字母来选."},
    [UNIT_INPUT_KIND] = {"kind", "性质", INPUT_TEXT, .columns = 20,
                         .help = "企业, 事业单位, 高校 等."},
    [UNIT_INPUT_REGION] = {"region", "地区", INPUT_TEXT, .columns = 30, .check = check_region,
                           .suggest = suggest_region,
                           .help = "行政区划: 输入名称, 代码或拼音首字母来选."},
    [UNIT_INPUT_CONTACT] = {"contact", "联系人", INPUT_TEXT, .columns = 20},
    [UNIT_INPUT_PHONE] = {"phone", "电话", INPUT_PHONE, .columns = 20,
                          .help = "手机或带区号的座机."},
    [UNIT_INPUT_EMAIL] = {"email", "邮箱", INPUT_TEXT, .columns = 30, .check = check_mail},
    [UNIT_INPUT_ADDRESS] = {"address", "地址", INPUT_TEXT, .columns = 0},
    [UNIT_INPUT_NOTE] = {"note", "备注", INPUT_LINES, .rows = 2},
    [UNIT_INPUT_WHY] = {"why", "保存原因", INPUT_TEXT,
                        .help = "只在信用代码校验不对而确实如此时由主管写: 按什么核对过."},
};

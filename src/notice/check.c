#include "notice/check.h"

#include <string.h>

#include "base/slice.h"
#include "notice/schema.h"
#include "notice/value.h"
#include "notice/vocabulary.h"

struct checker {
    const struct notice *notice;
    struct problems *problems;
    const struct rule *here; /* the nearest rule around; for its line */
};

/* Does an item of a top-level list bear this name, under 名称 or 别名? */
static bool list_bears(const struct notice *n, const char *list_name, const char *wanted)
{
    const struct key *list = schema_key(&notice_schema, list_name);
    struct list_view items = schema_list(n, list);
    const struct key *name = schema_key(list->sub, "名称");
    const struct key *aliases = schema_key(list->sub, "别名");
    for (size_t i = 0; i < items.n; i++) {
        const char *item = (const char *)items.at + i * list->sub->size;
        const char *text = schema_text(item, name);
        struct texts others = {0};
        if (aliases) {
            memcpy(&others, item + aliases->offset, sizeof others);
        }
        if ((text && text_eq(text, wanted)) || texts_has(&others, wanted)) {
            return true;
        }
    }
    return false;
}

static bool number_exists(const struct notice *n, const char *wanted)
{
    for (size_t i = 0; i < notice_schema.n; i++) {
        const struct key *k = &notice_schema.keys[i];
        if (k->kind != KEY_LIST || !k->sub->has_rule) {
            continue;
        }
        struct list_view items = schema_list(n, k);
        for (size_t j = 0; j < items.n; j++) {
            const struct rule *r = (const void *)((const char *)items.at + j * k->sub->size);
            if (r->number && text_eq(r->number, wanted)) {
                return true;
            }
        }
    }
    return false;
}

static bool reference_holds(const struct notice *n, enum reference reference, const char *wanted)
{
    static const char *const lists[] = {
        [REFERENCE_AXIS] = "方向",     [REFERENCE_LIST] = "名单",
        [REFERENCE_STEP] = "环节",     [REFERENCE_LIMIT] = "限额",
        [REFERENCE_MATERIAL] = "材料", [REFERENCE_ATTACHMENT] = "附件",
        [REFERENCE_CONTACT] = "联系",  [REFERENCE_PART] = NULL};
    if (reference == REFERENCE_TRACK) {
        return notice_track(n, wanted) != NULL;
    }
    if (reference == REFERENCE_FIELD) {
        return notice_field(n, wanted) != NULL;
    }
    if (reference == REFERENCE_OWN_NUMBER) {
        return number_exists(n, wanted);
    }
    if (reference == REFERENCE_PART) {
        return vocabulary_find(&words_sources, wanted) || notice_field(n, wanted);
    }
    return list_bears(n, lists[reference], wanted);
}

/* A supplement also speaks of what the notice it amends names. */
static bool is_of_another(const struct checker *c)
{
    return c->notice->amends != NULL;
}

static void check_reference(struct checker *c, const struct key *k, const char *wanted)
{
    if (is_of_another(c) && k->reference != REFERENCE_OWN_NUMBER) {
        return;
    }
    if (wanted && *wanted && !reference_holds(c->notice, k->reference, wanted)) {
        problem_add(c->problems, c->here ? c->here->line : 0, c->here ? c->here->column : 0,
                    "「%s: %s」没有着落：本通知里没有叫这个名字的", k->name, wanted);
    }
}

static bool role_is_declared(const struct notice *n, const char *name)
{
    return list_bears(n, "角色", name);
}

/* Values that are words of ours; what stands in data (classes, regions, names) is not known here. */
static bool value_is_known(const struct scope_term *t, const char *value)
{
    int64_t number;
    bool is_level = t->attribute == ATTRIBUTE_LEVEL ||
                    (t->subject == SUBJECT_LEVEL && t->attribute == ATTRIBUTE_NAME);
    if (is_level) {
        return vocabulary_find(&words_levels, value) != NULL;
    }
    if (t->attribute == ATTRIBUTE_COUNT) {
        return (t->min.has && t->max.has) || value_number(value, &number);
    }
    return t->subject != SUBJECT_FORM || text_eq(value, "单独") || text_eq(value, "联合");
}

static void check_words(struct checker *c, const struct scope_term *t)
{
    for (size_t i = 0; i < t->values.n; i++) {
        if (!value_is_known(t, t->values.at[i])) {
            problem_add(
                c->problems, t->line, t->column,
                "「%s」的值「%s」认不得：层级写 部、省、市、县、集团，数量写数或 2..4，申报形式写 "
                "单独、联合",
                t->key, t->values.at[i]);
        }
    }
}

static void check_term(struct checker *c, const struct scope_term *t)
{
    const struct notice *n = c->notice;
    if (!is_of_another(c) && t->subject == SUBJECT_NONE && !notice_field(n, t->name) &&
        !list_bears(n, "方向", t->name) && !role_is_declared(n, t->name)) {
        problem_add(c->problems, t->line, t->column,
                    "适用范围里的「%s」不是通道、方向、角色、环节、材料，也不是表单里的字段",
                    t->name);
    }
    if (t->min.has && t->max.has && t->min.value > t->max.value) {
        problem_add(c->problems, t->line, t->column, "「%s」的范围 %s 前大后小，无法满足", t->key,
                    t->values.at[0]);
    }
    for (size_t i = 0; i < t->values.n; i++) {
        const char *value = t->values.at[i];
        bool is_known = is_of_another(c)                  ? true
                        : t->attribute == ATTRIBUTE_LIST  ? notice_list(n, value) != NULL
                        : t->attribute != ATTRIBUTE_NAME  ? true
                        : t->subject == SUBJECT_TRACK     ? notice_track(n, value) != NULL
                        : t->subject == SUBJECT_DIRECTION ? notice_direction(n, value) != NULL
                        : t->subject == SUBJECT_STEP      ? list_bears(n, "环节", value)
                        : t->subject == SUBJECT_MATERIAL  ? list_bears(n, "材料", value)
                                                          : true;
        if (!is_known) {
            problem_add(c->problems, t->line, t->column, "「%s: %s」没有着落：本通知里没有「%s」",
                        t->key, value, value);
        }
    }
}

static void check_scope(struct checker *c, const struct scope *s)
{
    for (size_t i = 0; i < s->n; i++) {
        check_term(c, &s->at[i]);
        check_words(c, &s->at[i]);
    }
}

static void check_map(struct checker *c, const struct schema *s, const void *map);

static void check_list(struct checker *c, const struct key *k, struct list_view items)
{
    const struct key *name = schema_key(k->sub, "名称");
    for (size_t i = 0; i < items.n; i++) {
        const char *item = (const char *)items.at + i * k->sub->size;
        check_map(c, k->sub, item);
        const char *mine = name ? schema_text(item, name) : NULL;
        for (size_t j = 0; mine && j < i; j++) {
            const char *other = schema_text((const char *)items.at + j * k->sub->size, name);
            if (other && text_eq(mine, other) && k->sub->has_rule) {
                const struct rule *r = (const void *)item;
                problem_add(c->problems, r->line, r->column, "「%s」里有两个「%s」", k->name, mine);
                break;
            }
        }
    }
}

static void check_key(struct checker *c, const struct key *k, const void *map)
{
    const void *at = (const char *)map + k->offset;
    if (k->kind == KEY_SCOPE) {
        check_scope(c, at);
    } else if (k->kind == KEY_LIST) {
        check_list(c, k, schema_list(map, k));
    } else if (k->reference && k->kind == KEY_TEXT) {
        check_reference(c, k, schema_text(map, k));
    } else if (k->reference && k->kind == KEY_TEXTS) {
        const struct texts *texts = at;
        for (size_t i = 0; i < texts->n; i++) {
            check_reference(c, k, texts->at[i]);
        }
    }
}

static void check_bounds(struct checker *c, const struct schema *s, const void *map)
{
    static const char *const pairs[][2] = {{"至少", "至多"}, {"字数下限", "字数上限"}};
    for (size_t i = 0; i < 2; i++) {
        const struct key *low = schema_key(s, pairs[i][0]), *high = schema_key(s, pairs[i][1]);
        if (!low || !high) {
            continue;
        }
        struct number min, max;
        memcpy(&min, (const char *)map + low->offset, sizeof min);
        memcpy(&max, (const char *)map + high->offset, sizeof max);
        if (min.has && max.has && min.value > max.value) {
            problem_add(c->problems, c->here ? c->here->line : 0, c->here ? c->here->column : 0,
                        "「%s」%lld 大于「%s」%lld，无法满足", low->name, (long long)min.value,
                        high->name, (long long)max.value);
        }
    }
}

static void check_map(struct checker *c, const struct schema *s, const void *map)
{
    const struct rule *outer = c->here;
    const struct key *k;
    c->here = s->has_rule ? map : outer;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        check_key(c, k, map);
    }
    check_bounds(c, s, map);
    c->here = outer;
}

void notice_check(const struct notice *n, struct problems *problems)
{
    struct checker c = {n, problems, NULL};
    check_map(&c, &notice_schema, n);
    notice_check_rules(n, problems);
}

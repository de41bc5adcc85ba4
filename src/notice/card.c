#include "notice/card.h"

#include "base/vec.h"
#include "notice/schema.h"
#include "notice/sentence.h"

struct carder {
    struct arena *a;
    struct card card;
    const char *section;
};

static enum origin origin_of(const struct schema *s, const void *item)
{
    const struct key *k = schema_key(s, "来源");
    return k ? (enum origin)schema_choice(item, k) : ORIGIN_DOCUMENT;
}

static void add_item(struct carder *c, const struct schema *s, const void *item, int depth)
{
    *VEC_PUSH(c->a, &c->card) = (struct card_row){
        .section = c->section,
        .label = sentence_label(c->a, s, item),
        .value = sentence(c->a, s, item),
        .clause = schema_text_of(s, item, "条款"),
        .number = schema_text_of(s, item, "编号"),
        .words = schema_text_of(s, item, "原文"),
        .origin = origin_of(s, item),
        .depth = depth,
        .rule = s->has_rule ? item : NULL,
    };
    c->card.rules += depth == 0 && s->has_rule;
    for (size_t i = 0; i < s->n; i++) {
        const struct key *k = &s->keys[i];
        struct list_view below =
            sentence_leaves_out(k) ? schema_list(item, k) : (struct list_view){0};
        for (size_t j = 0; j < below.n; j++) {
            add_item(c, k->sub, schema_item(k, below, j), depth + 1);
        }
    }
}

static void add_identity(struct carder *c, const struct notice *n)
{
    c->section = "通知";
    for (size_t i = 0; i < notice_schema.n; i++) {
        const struct key *k = &notice_schema.keys[i];
        const char *value = k->kind == KEY_LIST ? NULL : sentence_value(c->a, k, n);
        if (value) {
            *VEC_PUSH(c->a, &c->card) =
                (struct card_row){.section = c->section, .label = k->name, .value = value};
        }
    }
}

/* What is owed after the award, or without one, stands apart from the way there. */
static bool is_obligation(const struct step *s)
{
    return s->kind >= STEP_REPORT;
}

enum which { ALL, WAY, OBLIGATIONS };

static bool is_wanted(enum which which, const void *item)
{
    return which == ALL || is_obligation(item) == (which == OBLIGATIONS);
}

struct card notice_card(struct arena *a, const struct notice *n)
{
    static const struct {
        const char *key, *section;
        enum which which;
    } sections[] = {
        {"环节", "期限和环节", WAY}, {"限额", "名额和上限", ALL}, {"通道", "通道", ALL},
        {"方向", "方向", ALL},       {"条件", "条件", ALL},       {"材料", "材料", ALL},
        {"命名", "名称格式", ALL},   {"汇总表", "汇总表", ALL},   {"表单", "表单", ALL},
        {"角色", "角色", ALL},       {"名单", "名单", ALL},       {"环节", "后续义务", OBLIGATIONS},
        {"事项", "其他规定", ALL},   {"存疑", "原文存疑", ALL},   {"变更", "变更", ALL},
        {"附件", "附件", ALL},       {"联系", "联系方式", ALL},
    };
    struct carder c = {.a = a};
    add_identity(&c, n);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        const struct key *k = schema_key(&notice_schema, sections[i].key);
        struct list_view items = schema_list(n, k);
        c.section = sections[i].section;
        for (size_t j = 0; j < items.n; j++) {
            const void *item = schema_item(k, items, j);
            if (is_wanted(sections[i].which, item)) {
                add_item(&c, k->sub, item, 0);
            }
        }
    }
    return c.card;
}

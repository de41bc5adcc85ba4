#include "notice/check.h"
#include "notice/schema.h"

struct name_checker {
    const struct known_names *known;
    struct problems *problems;
};

/* A place in the file. */
struct place {
    int line, column;
};

static void check_name(struct name_checker *c, struct place at, bool is_class, const char *name)
{
    const struct texts *known = is_class ? &c->known->classes : &c->known->regions;
    const char *noun = is_class ? "类别" : "地区";
    if (known->n == 0 || texts_has(known, name)) {
        return;
    }
    const char *near = texts_nearest(known, name);
    if (near) {
        problem_add(c->problems, at.line, at.column,
                    "本台没有「%s」这个%s，不会有单位符合；最接近的是「%s」", name, noun, near);
    } else {
        problem_add(c->problems, at.line, at.column, "本台没有「%s」这个%s，不会有单位符合", name,
                    noun);
    }
}

static void check_scope_names(struct name_checker *c, const struct scope *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct scope_term *t = &s->at[i];
        bool is_class = t->attribute == ATTRIBUTE_CLASS;
        for (size_t k = 0; k < t->values.n && (is_class || t->attribute == ATTRIBUTE_REGION); k++) {
            check_name(c, (struct place){t->line, t->column}, is_class, t->values.at[k]);
        }
    }
}

/* Every scope, wherever it stands. */
static void check_scopes(struct name_checker *c, const struct schema *s, const void *map)
{
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        struct list_view items = {0};
        if (k->kind == KEY_SCOPE) {
            check_scope_names(c, (const void *)((const char *)map + k->offset));
        } else if (k->kind == KEY_LIST) {
            items = schema_list(map, k);
        }
        for (size_t j = 0; j < items.n; j++) {
            check_scopes(c, k->sub, schema_item(k, items, j));
        }
    }
}

void notice_check_names(const struct notice *n, const struct known_names *known,
                        struct problems *problems)
{
    struct name_checker c = {known, problems};
    check_scopes(&c, &notice_schema, n);
    for (size_t i = 0; i < n->roles.n; i++) {
        const struct role *r = &n->roles.at[i];
        for (size_t k = 0; k < r->classes.n; k++) {
            check_name(&c, (struct place){r->rule.line, r->rule.column}, true, r->classes.at[k]);
        }
    }
}

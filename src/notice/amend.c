#include "notice/amend.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "notice/schema.h"

struct amender {
    struct arena *a;
    const struct notice *supplement;
    struct rules_in_force *out;
};

struct found_rule {
    const char *section;
    const struct rule *rule;
};

/* The i-th rule of a notice over all its lists, in their order; rule NULL behind the end. */
static struct found_rule rule_at(const struct notice *n, size_t i)
{
    for (size_t k = 0; k < notice_schema.n; k++) {
        const struct key *key = &notice_schema.keys[k];
        if (key->kind != KEY_LIST || !key->sub->has_rule) {
            continue;
        }
        struct list_view items = schema_list(n, key);
        if (i < items.n) {
            return (struct found_rule){key->name, schema_item(key, items, i)};
        }
        i -= items.n;
    }
    return (struct found_rule){0};
}

static struct found_rule rule_numbered(const struct notice *n, const char *number)
{
    struct found_rule found = {0};
    for (size_t i = 0; !text_is_empty(number) && (found = rule_at(n, i)).rule; i++) {
        if (found.rule->number && text_eq(found.rule->number, number)) {
            return found;
        }
    }
    return (struct found_rule){0};
}

static bool is_in_effect(const struct notice *supplement, const struct amendment *m, day_t on_day)
{
    struct date from = m->from.has ? m->from : supplement->issued_on;
    return !from.has || from.day <= on_day;
}

static void add_new(struct amender *am, const struct amendment *m, enum force force)
{
    struct found_rule found = rule_numbered(am->supplement, m->by);
    if (!found.rule) {
        return;
    }
    *VEC_PUSH(am->a, am->out) = (struct rule_in_force){
        .section = found.section,
        .rule = found.rule,
        .from = am->supplement,
        .by = m,
        .within = m->rule.scope.n ? &m->rule.scope : NULL,
        .force = force,
    };
}

/* One scope more where it does not hold; without a scope it holds nowhere. */
static void suspend(struct arena *a, struct rule_in_force *r, const struct amendment *m)
{
    bool is_nowhere = r->suspended_by && !r->outside.n;
    r->suspended_by = m;
    if (!m->rule.scope.n || is_nowhere) {
        r->outside.n = 0;
        return;
    }
    struct scope *at = ARENA_ARRAY(a, struct scope, r->outside.n + 1);
    for (size_t i = 0; i < r->outside.n; i++) {
        at[i] = r->outside.at[i];
    }
    at[r->outside.n++] = m->rule.scope;
    r->outside.at = at;
}

static void restore(struct rule_in_force *r)
{
    r->suspended_by = NULL;
    r->outside.n = 0;
}

static void remove_at(struct rules_in_force *out, size_t i)
{
    for (out->n--; i < out->n; i++) {
        out->at[i] = out->at[i + 1];
    }
}

/* 名称 of what the rule belongs to; NULL for none. */
static const char *name_of(const struct rule_in_force *r)
{
    const struct key *key = schema_key(&notice_schema, r->section);
    return key ? schema_text_of(key->sub, r->rule, "名称") : NULL;
}

/* Is it meant by `环节/征集`, its section and name? */
static bool is_called(const struct rule_in_force *r, const char *target)
{
    const char *slash = strchr(target, '/');
    const char *name = name_of(r);
    return slash && name &&
           slice_is((struct slice){target, (size_t)(slash - target)}, r->section) &&
           text_eq(slash + 1, name);
}

/* The rule with this 编号, else the first so called, which is the amended notice's own; out->n when there
 * is none. */
static size_t index_of(const struct rules_in_force *out, const char *target)
{
    size_t called = out->n;
    for (size_t i = 0; target && i < out->n; i++) {
        const struct rule_in_force *r = &out->at[i];
        if (r->rule->number && text_eq(r->rule->number, target)) {
            return i;
        }
        if (called == out->n && is_called(r, target)) {
            called = i;
        }
    }
    return called;
}

/* A rule replaced within a scope only stays for everything else. */
static void replace(struct amender *am, const struct amendment *m, size_t i)
{
    if (m->rule.scope.n) {
        suspend(am->a, &am->out->at[i], m);
    } else {
        remove_at(am->out, i);
    }
    add_new(am, m, FORCE_REPLACING);
}

static void apply(struct amender *am, const struct amendment *m)
{
    struct rules_in_force *out = am->out;
    if (m->act == AMEND_ADD) {
        add_new(am, m, FORCE_ADDED);
        return;
    }
    size_t i = index_of(out, m->target);
    if (i == out->n) {
        out->dangling[out->n_dangling++] = m;
    } else if (m->act == AMEND_SUSPEND) {
        suspend(am->a, &out->at[i], m);
    } else if (m->act == AMEND_RESTORE) {
        restore(&out->at[i]);
    } else {
        replace(am, m, i);
    }
}

static void apply_all(struct amender *am, const struct notice *supplement, day_t on_day)
{
    am->supplement = supplement;
    for (size_t i = 0; i < supplement->amendments.n; i++) {
        if (is_in_effect(supplement, &supplement->amendments.at[i], on_day)) {
            apply(am, &supplement->amendments.at[i]);
        }
    }
}

struct rules_in_force notice_apply_amendments(struct arena *a, const struct notice *base,
                                              struct supplements supplements, day_t on_day)
{
    struct rules_in_force out = {0};
    struct amender am = {.a = a, .out = &out};
    struct found_rule found;
    size_t n = 0;
    for (size_t i = 0; (found = rule_at(base, i)).rule; i++) {
        *VEC_PUSH(a, &out) =
            (struct rule_in_force){.section = found.section, .rule = found.rule, .from = base};
    }
    for (size_t i = 0; i < supplements.n; i++) {
        n += supplements.at[i]->amendments.n;
    }
    out.dangling = ARENA_ARRAY(a, const struct amendment *, n + 1);
    for (size_t i = 0; i < supplements.n; i++) {
        apply_all(&am, supplements.at[i], on_day);
    }
    return out;
}

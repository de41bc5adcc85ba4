/* Conditions and materials of two levels: only a split of rules/levels.h. */
#include "base/slice.h"
#include "rules/levels.h"
#include "rules/scope.h"

static const char *both_clauses(struct arena *a, const struct facts *facts, const char *own,
                                const struct rule *upper)
{
    return arena_printf(a, "%s号 %s、%s号 %s", facts->notice->code, text_or_empty(own),
                        facts->parent->code, text_or_empty(upper->clause));
}

/* ---- 条件 ---------------------------------------------------------------------------------------- */

static bool is_same_condition(const struct condition *one, const struct condition *other)
{
    return text_eq(one->text, other->text) && one->need == other->need &&
           text_eq(text_or_empty(one->within.text), text_or_empty(other->within.text));
}

/* The one of `n` that says the same; NULL: none. */
static const struct condition *condition_like(const struct notice *n, const struct condition *c)
{
    for (size_t i = 0; i < n->conditions.n; i++) {
        if (is_same_condition(&n->conditions.at[i], c)) {
            return &n->conditions.at[i];
        }
    }
    return NULL;
}

const char *levels_condition_clause(struct arena *a, const struct facts *facts,
                                    const struct condition *condition)
{
    const char *own = condition->rule.clause;
    const struct condition *upper = facts->parent ? condition_like(facts->parent, condition) : NULL;
    if (!upper) {
        return own;
    }
    struct facts above = levels_above(facts, facts->parent);
    return scope_applies(&upper->rule, &above) == TRUTH_YES
               ? both_clauses(a, facts, own, &upper->rule)
               : own;
}

/* ---- 材料 ---------------------------------------------------------------------------------------- */

static bool is_called(const struct material *m, const char *name)
{
    return text_eq(m->name, name) || texts_has(&m->aliases, name);
}

/* The material of `n` that is called so, by name or by another of its names. */
static const struct material *material_like(const struct notice *n, const struct material *m)
{
    for (size_t i = 0; i < n->materials.n; i++) {
        const struct material *other = &n->materials.at[i];
        bool is = is_called(other, m->name);
        for (size_t k = 0; k < m->aliases.n && !is; k++) {
            is = is_called(other, m->aliases.at[k]);
        }
        if (is) {
            return other;
        }
    }
    return NULL;
}

static bool is_same_number(const struct copies *one, const struct copies *other)
{
    return one->count.has == other->count.has && one->count.value == other->count.value &&
           one->medium == other->medium;
}

static bool is_same_material(const struct material *one, const struct material *other)
{
    bool is = one->need == other->need && one->copies.n == other->copies.n;
    for (size_t i = 0; i < one->copies.n && is; i++) {
        is = is_same_number(&one->copies.at[i], &other->copies.at[i]);
    }
    return is;
}

const char *levels_material_clause(struct arena *a, const struct facts *facts,
                                   const struct material *material, const char *clause)
{
    const struct material *upper = facts->parent ? material_like(facts->parent, material) : NULL;
    if (!upper || !is_same_material(material, upper)) {
        return clause;
    }
    struct facts above = levels_above(facts, facts->parent);
    return scope_applies(&upper->rule, &above) == TRUTH_YES
               ? both_clauses(a, facts, clause, &upper->rule)
               : clause;
}

/* ---- what only the upper notice asks ---------------------------------------------------------------- */

static void note(struct findings *out, const struct facts *facts, const struct notice *parent,
                 struct finding f)
{
    f.text =
        arena_printf(out->arena, "%s；%s号没有写，报给上级前须核实", f.text, facts->notice->code);
    f.subject = arena_printf(out->arena, "上级 %s号：%s", parent->code, f.subject);
    f.rule = "levels";
    f.severity = SEVERITY_NOTE;
    f.notice = parent->doc_no;
    findings_add(out, f);
}

void levels_find_asked(const struct facts *facts, const struct notice *parent, struct findings *out)
{
    struct facts above = levels_above(facts, parent);
    for (size_t i = 0; i < parent->conditions.n; i++) {
        const struct condition *c = &parent->conditions.at[i];
        bool is_asked = c->need == NEED_REQUIRED && scope_applies(&c->rule, &above) == TRUTH_YES;
        if (is_asked && !condition_like(facts->notice, c)) {
            const char *text = arena_printf(out->arena, "上级另有必备条件「%s」：%s",
                                            text_or_empty(c->name), text_or_empty(c->text));
            note(out, facts, parent,
                 (struct finding){.subject = "条件", .text = text, .clause = c->rule.clause});
        }
    }
    for (size_t i = 0; i < parent->materials.n; i++) {
        const struct material *m = &parent->materials.at[i];
        bool is_asked = m->need == NEED_REQUIRED && scope_applies(&m->rule, &above) == TRUTH_YES;
        if (is_asked && !material_like(facts->notice, m)) {
            const char *text = arena_printf(out->arena, "上级另要「%s」", m->name);
            note(out, facts, parent,
                 (struct finding){.subject = "材料", .text = text, .clause = m->rule.clause});
        }
    }
}

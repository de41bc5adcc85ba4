#include "rules/agree.h"

#include "base/slice.h"

enum agreement agreement_of(const char *is_same)
{
    return text_eq(is_same, "yes")  ? AGREEMENT_SAME
           : text_eq(is_same, "no") ? AGREEMENT_DIFFERENT
                                    : AGREEMENT_NOT_LOOKED;
}

enum agreement agreement_joined(enum agreement one, enum agreement other)
{
    return one > other ? one : other;
}

static bool has_come(const struct material *m, const struct copies_given *given)
{
    const struct copies_received *r = copies_find(m, given);
    return r && r->received.has && r->received.value > 0;
}

/* 成果汇总表, or 申报书与汇总表: a material that names itself agrees among its own versions. */
static const char *pair_name(struct arena *a, const struct material *m)
{
    const char *text = m->name;
    for (size_t i = 0; i < m->agrees_with.n; i++) {
        const char *other = m->agrees_with.at[i];
        bool is_itself = text_eq(other, m->name) || texts_has(&m->aliases, other);
        text = is_itself ? text : arena_printf(a, "%s与%s", text, other);
    }
    return text;
}

/* The materials that must agree and came, as names; *first is the first of them. */
static const char *materials(struct arena *a, const struct facts *facts,
                             const struct copies_given *given, const struct material **first)
{
    const char *names = "";
    *first = NULL;
    for (size_t i = 0; i < facts->notice->materials.n; i++) {
        const struct material *m = &facts->notice->materials.at[i];
        if (m->agrees_with.n && scope_applies(&m->rule, facts) != TRUTH_NO && has_come(m, given)) {
            names = arena_printf(a, "%s%s%s", names, *first ? "、" : "", pair_name(a, m));
            *first = *first ? *first : m;
        }
    }
    return names;
}

void agree_check(const struct facts *facts, struct copies_given given, enum agreement agreement,
                 struct findings *out)
{
    const struct material *first;
    const char *names = materials(out->arena, facts, &given, &first);
    if (!first || agreement != AGREEMENT_DIFFERENT) {
        return;
    }
    const char *words = text_or_empty(first->rule.words);
    struct finding f = {.subject = "一致",
                        .rule = "agree",
                        .severity = SEVERITY_ERROR,
                        .is_hard = !first->rule.soft,
                        .notice = facts->notice->doc_no,
                        .clause = first->rule.clause};
    f.text = arena_printf(out->arena, "%s的各份不一致%s%s%s", names, *words ? "：" : "", words,
                          copies_consequence(out->arena, first));
    findings_add(out, f);
}

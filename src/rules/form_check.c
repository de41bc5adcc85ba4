#include "rules/form_check.h"

#include "base/slice.h"

static struct finding form_finding(const struct field *field, const struct facts *facts)
{
    return (struct finding){.subject = field->name,
                            .rule = "form",
                            .severity = SEVERITY_WARNING,
                            .is_hard = !field->rule.soft,
                            .notice = facts->notice->doc_no,
                            .clause = field->rule.clause};
}

static void check_chars(const struct field *field, int64_t chars, struct finding f,
                        struct findings *out)
{
    long long n = (long long)chars;
    if (field->min_chars.has && chars < field->min_chars.value) {
        f.text = arena_printf(out->arena, "%s要求不少于%lld字，现有%lld字，少%lld字", field->name,
                              (long long)field->min_chars.value, n,
                              (long long)field->min_chars.value - n);
        findings_add(out, f);
    }
    if (field->max_chars.has && chars > field->max_chars.value) {
        f.text = arena_printf(out->arena, "%s要求不超过%lld字，现有%lld字，多%lld字", field->name,
                              (long long)field->max_chars.value, n,
                              n - (long long)field->max_chars.value);
        findings_add(out, f);
    }
}

static void check_field(const struct field *field, const struct facts *facts, struct findings *out)
{
    const struct field_fact *fact = facts_field(facts, field);
    bool is_empty = !fact || text_is_empty(fact->value);
    enum truth applies = scope_applies(&field->rule, facts);
    struct finding f = form_finding(field, facts);
    if (is_empty && field->is_required == YES_YES && applies == TRUTH_YES) {
        f.severity = SEVERITY_ERROR;
        f.text = arena_printf(out->arena, "%s没有填", field->name);
        findings_add(out, f);
    }
    if (!is_empty && applies != TRUTH_NO) {
        check_chars(field, fact->chars, f, out);
    }
}

void form_check(const struct facts *facts, struct findings *out)
{
    if (facts->n_fields == 0) {
        return;
    }
    for (size_t g = 0; g < facts->notice->form_groups.n; g++) {
        const struct field_group *group = &facts->notice->form_groups.at[g];
        for (size_t i = 0; i < group->fields.n; i++) {
            check_field(&group->fields.at[i], facts, out);
        }
    }
}

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

/* A miss of a bound by so many characters. */
static void say_miss(const struct field *field, const struct facts *facts, int64_t bound,
                     int64_t chars, struct findings *out)
{
    struct finding f = form_finding(field, facts);
    bool is_short = chars < bound;
    int64_t by = is_short ? bound - chars : chars - bound;
    int64_t allowed = bound * facts->chars_tolerance / 100;
    bool is_within = by <= allowed;
    const char *within = is_within
                             ? arena_printf(out->arena, "，在本台容差%lld%%（%lld字）以内",
                                            (long long)facts->chars_tolerance, (long long)allowed)
                             : "";
    f.severity = is_within ? SEVERITY_NOTE : SEVERITY_WARNING;
    f.text = arena_printf(out->arena, "%s要求%s%lld字，现有%lld字，%s%lld字%s", field->name,
                          is_short ? "不少于" : "不超过", (long long)bound, (long long)chars,
                          is_short ? "少" : "多", (long long)by, within);
    finding_number(out->arena, &f, "chars", chars);
    finding_number(out->arena, &f, is_short ? "min" : "max", bound);
    finding_number(out->arena, &f, is_short ? "missing" : "over", by);
    findings_add(out, f);
}

void form_check_chars(const struct field *field, const struct facts *facts, int64_t chars,
                      struct findings *out)
{
    if (scope_applies(&field->rule, facts) == TRUTH_NO) {
        return;
    }
    if (field->min_chars.has && chars < field->min_chars.value) {
        say_miss(field, facts, field->min_chars.value, chars, out);
    }
    if (field->max_chars.has && chars > field->max_chars.value) {
        say_miss(field, facts, field->max_chars.value, chars, out);
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
    if (!is_empty) {
        form_check_chars(field, facts, fact->chars, out);
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

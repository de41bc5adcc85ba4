#include "rules/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "rules/levels.h"

const char *condition_name(const struct condition *c)
{
    return text_is_empty(c->name) ? text_or_empty(c->text) : c->name;
}

const char *condition_state_name(enum condition_state state)
{
    static const char *const names[] = {"不涉及", "待定", "没核", "符合", "不符合"};
    return names[state];
}

/* ---- the time base ----------------------------------------------------------------------------- */

/* The value of a form field named in a condition; NULL when it is not among the facts. */
static const char *field_value(const struct facts *facts, const char *name)
{
    const struct field *field = text_is_empty(name) ? NULL : notice_field(facts->notice, name);
    const struct field_fact *fact = field ? facts_field(facts, field) : NULL;
    return fact && !text_is_empty(fact->value) ? fact->value : NULL;
}

/* From which day 期间 looks back: a date of the form that 截至 names, else the day of application. */
static day_t base_day(const struct condition *c, const struct condition_input *in)
{
    const char *value = field_value(in->facts, c->base);
    day_t day;
    return value && day_parse(value, &day) ? day : in->applied_on;
}

static day_t back_from(day_t base, const struct when *within)
{
    switch (within->kind) {
    case WHEN_DAYS: return base - (day_t)within->count;
    case WHEN_MONTHS: return day_months_after(base, -within->count);
    case WHEN_YEARS: return day_months_after(base, -within->count * 12);
    case WHEN_ABSENT:
    case WHEN_INSTANT:
    case WHEN_DATE:
    case WHEN_MONTH:
    case WHEN_PART:
    case WHEN_WORKING_DAYS:
    case WHEN_YEARLY:
    case WHEN_EVERY_YEARS:
    case WHEN_EVENT: break;
    }
    return DAY_NONE;
}

static const char *span_of(struct arena *a, const struct condition *c,
                           const struct condition_input *in)
{
    day_t base = base_day(c, in);
    day_t from = base == DAY_NONE ? DAY_NONE : back_from(base, &c->within);
    return from == DAY_NONE ? NULL
                            : arena_printf(a, "%s 至 %s%s", day_text(a, from), day_text(a, base),
                                           c->base ? "" : "，从哪天往前算没有写，按申请之日");
}

/* ---- by the machine ---------------------------------------------------------------------------- */

static bool is_between(const struct condition *c, const char *value)
{
    char *end;
    long long n = strtoll(value, &end, 10);
    bool is_number = end != value && *end == '\0';
    return is_number && (!c->min.has || n >= c->min.value) && (!c->max.has || n <= c->max.value);
}

static enum condition_state judge_date(const struct condition *c, const struct condition_input *in,
                                       const char *value)
{
    day_t day, base = base_day(c, in);
    day_t from = base == DAY_NONE ? DAY_NONE : back_from(base, &c->within);
    if (from == DAY_NONE || !day_parse(value, &day)) {
        return CONDITION_UNSURE;
    }
    return from <= day && day <= base ? CONDITION_MET : CONDITION_FAILED;
}

static enum condition_state judge_field(const struct condition *c, const struct condition_input *in,
                                        const char *value)
{
    if (c->within.kind != WHEN_ABSENT) {
        return judge_date(c, in, value);
    }
    bool is_among = c->values.n == 0 || texts_has(&c->values, value);
    bool has_bounds = c->min.has || c->max.has;
    return is_among && (!has_bounds || is_between(c, value)) ? CONDITION_MET : CONDITION_FAILED;
}

static enum condition_state judge_machine(const struct condition *c,
                                          const struct condition_input *in)
{
    if (text_is_empty(c->field)) {
        return CONDITION_FAILED;
    }
    const char *value = field_value(in->facts, c->field);
    return value ? judge_field(c, in, value) : CONDITION_UNSURE;
}

/* ---- by a person ------------------------------------------------------------------------------- */

static const struct tick *tick_of(const struct ticks *ticks, const struct condition *c)
{
    for (size_t i = 0; i < ticks->n; i++) {
        if (text_eq(ticks->at[i].condition, condition_name(c))) {
            return &ticks->at[i];
        }
    }
    return NULL;
}

static const char *joined(struct arena *a, const char *before, const struct texts *words)
{
    const char *text = "";
    for (size_t i = 0; i < words->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "、" : before, words->at[i]);
    }
    return text;
}

/* 「无重大事故」 未发生重大安全、环保、质量事故（近5年：…）；王示例 2024-12-20 核，凭据：承诺函 */
const char *condition_sentence(struct arena *a, const struct condition_input *in,
                               const struct condition_result *r)
{
    const struct condition *c = r->condition;
    const char *span = span_of(a, c, in);
    const char *value = c->verify == VERIFY_MACHINE ? field_value(in->facts, c->field) : NULL;
    const char *text = arena_printf(a, "%s%s%s%s%s", text_or_empty(c->text), span ? "（" : "",
                                    span ? arena_printf(a, "%s：%s", c->within.text, span) : "",
                                    span ? "）" : "", joined(a, "；例外：", &c->exceptions));
    if (r->tick) {
        return arena_printf(a, "%s；%s 核，凭据：%s", text, r->tick->by,
                            text_or_empty(r->tick->evidence));
    }
    return value ? arena_printf(a, "%s；表中填的是%s", text, value)
           : r->state == CONDITION_OPEN
               ? arena_printf(a, "%s%s", text, joined(a, "；看", &c->evidence))
               : text;
}

static struct condition_result judge(const struct condition *c, const struct condition_input *in)
{
    struct condition_result r = {.condition = c};
    enum truth applies = scope_applies(&c->rule, in->facts);
    r.tick = tick_of(&in->ticks, c);
    if (applies == TRUTH_NO) {
        r.state = CONDITION_NOT_ASKED;
    } else if (r.tick) {
        r.state = r.tick->is_met ? CONDITION_MET : CONDITION_FAILED;
    } else if (applies == TRUTH_UNKNOWN) {
        r.state = CONDITION_UNSURE;
    } else {
        r.state = c->verify == VERIFY_MACHINE ? judge_machine(c, in) : CONDITION_OPEN;
    }
    return r;
}

struct condition_results conditions_judge(struct arena *a, const struct condition_input *in)
{
    struct condition_results results = {0};
    for (size_t i = 0; i < in->facts->notice->conditions.n; i++) {
        struct condition_result r = judge(&in->facts->notice->conditions.at[i], in);
        if (r.state != CONDITION_NOT_ASKED) {
            *VEC_PUSH(a, &results) = r;
        }
    }
    return results;
}

/* ---- findings ---------------------------------------------------------------------------------- */

static struct finding condition_finding(struct arena *a, const struct condition_input *in,
                                        const struct condition *c, enum severity severity)
{
    return (struct finding){.subject = condition_name(c),
                            .rule = "condition",
                            .severity = severity,
                            .is_hard = !c->rule.soft,
                            .notice = in->facts->notice->doc_no,
                            .clause = levels_condition_clause(a, in->facts, c)};
}

static void say_failed(const struct condition_input *in, const struct condition_result *r,
                       struct findings *out)
{
    const struct condition *c = r->condition;
    const char *consequence = consequence_name(c->rule.consequence);
    bool is_hint = c->rule.consequence == CONSEQUENCE_HINT || c->rule.soft;
    struct finding f =
        condition_finding(out->arena, in, c, is_hint ? SEVERITY_WARNING : SEVERITY_ERROR);
    f.text = arena_printf(out->arena, "不符合条件「%s」：%s%s%s；%s", condition_name(c),
                          condition_sentence(out->arena, in, r), consequence ? "；后果：" : "",
                          text_or_empty(consequence),
                          r->tick ? "核错了可以重核，确实不符的不予受理，或由主管写明理由接受"
                                  : "填错了可以更正，确实不符的不予受理，或由主管写明理由接受");
    findings_add(out, f);
}

/* Names one behind the other; of clauses that repeat only the first. */
static const char *listed(struct arena *a, const struct texts *words)
{
    size_t n = 0;
    for (size_t i = 0; i < words->n; i++) {
        n += strlen(text_or_empty(words->at[i])) + strlen("、");
    }
    char *text = arena_alloc(a, n + 1), *end = text;
    for (size_t i = 0; i < words->n; i++) {
        if (i && !text_eq(words->at[i], words->at[i - 1])) {
            end = stpcpy(end, "、");
        }
        if (i == 0 || !text_eq(words->at[i], words->at[i - 1])) {
            end = stpcpy(end, text_or_empty(words->at[i]));
        }
    }
    return text;
}

/* Nobody wants a finding for each of ten conditions of every case: they are named in one. */
static void say_open(const struct condition_input *in, const struct condition_results *results,
                     struct findings *out)
{
    struct texts names = {ARENA_ARRAY(out->arena, const char *, results->n + 1), 0};
    struct texts clauses = {ARENA_ARRAY(out->arena, const char *, results->n + 1), 0};
    const struct condition *first = NULL;
    for (size_t i = 0; i < results->n; i++) {
        const struct condition *c = results->at[i].condition;
        if (results->at[i].state == CONDITION_OPEN && c->need == NEED_REQUIRED) {
            names.at[names.n++] = condition_name(c);
            clauses.at[clauses.n++] = levels_condition_clause(out->arena, in->facts, c);
            first = first ? first : c;
        }
    }
    if (first) {
        struct finding f = condition_finding(out->arena, in, first, SEVERITY_NOTE);
        f.subject = "条件";
        f.clause = listed(out->arena, &clauses);
        f.text = arena_printf(out->arena, "%zu项必备条件还没有人核：%s", names.n,
                              listed(out->arena, &names));
        finding_number(out->arena, &f, "open", (int64_t)names.n);
        findings_add(out, f);
    }
}

void condition_check(const struct condition_input *in, struct findings *out)
{
    struct condition_results results = conditions_judge(out->arena, in);
    for (size_t i = 0; i < results.n; i++) {
        const struct condition_result *r = &results.at[i];
        if (r->state == CONDITION_FAILED && r->condition->need == NEED_REQUIRED) {
            say_failed(in, r, out);
        }
    }
    say_open(in, &results, out);
}

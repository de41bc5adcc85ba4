#include "rules/copies.h"

#include <string.h>

#include "base/slice.h"
#include "rules/levels.h"

/* How particular a row is when it fits; -1 when it does not. What the delivery does not tell
 * cannot meet a condition. */
static int row_fit(const struct copies *row, const struct delivery *d)
{
    bool level = row->level != LEVEL_ABSENT, stage = row->stage != NULL,
         directions = row->directions.has;
    if ((level && row->level != d->level) || (stage && !text_eq(row->stage, d->stage)) ||
        (directions && row->directions.value != d->directions)) {
        return -1;
    }
    bool medium = row->medium && d->media;
    if (medium && !(d->media & (unsigned)row->medium)) {
        return -1;
    }
    return level + stage + directions + medium;
}

struct number copies_required(const struct material *m, const struct delivery *d,
                              const struct copies **row)
{
    const struct copies *best = NULL;
    int best_fit = -1;
    for (size_t i = 0; i < m->copies.n; i++) {
        int fit = m->copies.at[i].count.has ? row_fit(&m->copies.at[i], d) : -1;
        if (fit > best_fit) {
            best = &m->copies.at[i];
            best_fit = fit;
        }
    }
    if (row) {
        *row = best;
    }
    if (!best) {
        return (struct number){0};
    }
    int64_t times = m->counted == COUNTED_SUBMISSION && d->submissions > 1 ? d->submissions : 1;
    return (struct number){.has = true, .value = best->count.value * times};
}

const char *copies_consequence(struct arena *a, const struct material *m)
{
    const char *consequence = consequence_name(m->rule.consequence);
    return consequence ? arena_printf(a, "；后果：%s", consequence) : "";
}

const struct copies_received *copies_find(const struct material *m,
                                          const struct copies_given *given)
{
    for (size_t i = 0; i < given->n; i++) {
        const char *name = given->at[i].material;
        if (name && (text_eq(name, m->name) || texts_has(&m->aliases, name))) {
            return &given->at[i];
        }
    }
    return NULL;
}

static struct finding copies_finding(struct arena *a, const struct material *m,
                                     const struct facts *facts)
{
    bool is_certain = scope_applies(&m->rule, facts) == TRUTH_YES;
    bool is_hint = m->rule.consequence == CONSEQUENCE_HINT;
    return (struct finding){.subject = m->name,
                            .rule = "copies",
                            .severity = is_hint      ? SEVERITY_NOTE
                                        : is_certain ? SEVERITY_ERROR
                                                     : SEVERITY_WARNING,
                            .is_hard = !m->rule.soft,
                            .notice = facts->notice->doc_no,
                            .clause = levels_material_clause(a, facts, m, m->rule.clause)};
}

static void check_count(const struct material *m, const struct delivery *d, int64_t received,
                        struct finding f, struct findings *out)
{
    const struct copies *row;
    struct number required = copies_required(m, d, &row);
    if (!required.has || received == required.value) {
        return;
    }
    bool names_both = f.clause != m->rule.clause; /* levels_material_clause */
    f.clause = row->clause && !names_both ? row->clause : f.clause;
    bool is_short = received < required.value;
    f.severity = is_short ? f.severity : SEVERITY_NOTE;
    int64_t by = is_short ? required.value - received : received - required.value;
    f.text = arena_printf(out->arena, "%s应交%lld份，收到%lld份，%s%lld份%s", m->name,
                          (long long)required.value, (long long)received, is_short ? "缺" : "多",
                          (long long)by, is_short ? copies_consequence(out->arena, m) : "");
    finding_number(out->arena, &f, "required", required.value);
    finding_number(out->arena, &f, "received", received);
    finding_number(out->arena, &f, is_short ? "missing" : "over", by);
    findings_add(out, f);
}

static void check_seals(const struct material *m, const struct copies_received *r, struct finding f,
                        struct findings *out)
{
    for (size_t i = 0; i < m->seals.n; i++) {
        const char *who = m->seals.at[i];
        const char *seal = strstr(who, "推荐") ? r->seal_recommender : r->seal_applicant;
        if (seal && text_eq(seal, "no")) {
            f.text = arena_printf(out->arena, "%s没有%s的印章%s", m->name, who,
                                  copies_consequence(out->arena, m));
            findings_add(out, f);
        }
    }
}

void copies_check_one(const struct material *m, const struct facts *facts, const struct delivery *d,
                      const struct copies_received *r, struct findings *out)
{
    struct finding f = copies_finding(out->arena, m, facts);
    if (!r && m->need == NEED_REQUIRED) {
        f.text =
            arena_printf(out->arena, "没有收到%s%s", m->name, copies_consequence(out->arena, m));
        findings_add(out, f);
    }
    if (r && r->received.has) {
        check_count(m, d, r->received.value, f, out);
    }
    if (r) {
        check_seals(m, r, f, out);
    }
}

void copies_check(const struct facts *facts, const struct delivery *d, struct copies_given given,
                  struct findings *out)
{
    for (size_t i = 0; i < facts->notice->materials.n; i++) {
        const struct material *m = &facts->notice->materials.at[i];
        if (scope_applies(&m->rule, facts) != TRUTH_NO) {
            copies_check_one(m, facts, d, copies_find(m, &given), out);
        }
    }
}

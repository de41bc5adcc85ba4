/* Limits as findings: of a list, and of one submission within it. */
#include "rules/levels.h"
#include "rules/limit_result.h"

/* What stands in the sentence; bounds that the limit does not have are left out. */
static void add_numbers(struct arena *a, const struct limit_result *r, struct finding *f)
{
    finding_number(a, f, "used", r->used);
    if (r->max.has) {
        finding_number(a, f, "max", r->max.value);
        finding_number(a, f, "over", r->over);
    }
    if (r->min.has) {
        finding_number(a, f, "min", r->min.value);
        finding_number(a, f, "missing", r->missing);
    }
    finding_number(a, f, "unknown", r->unknown);
}

static struct finding finding_of(struct arena *a, const struct limit_tallies *t,
                                 const struct limit_result *r, const char *text)
{
    bool is_broken = r->state == LIMIT_OVER || r->state == LIMIT_UNDER;
    struct finding f = {
        .subject = limit_name(r->limit),
        .rule = "quota",
        .severity = !is_broken   ? SEVERITY_NOTE
                    : r->is_hard ? SEVERITY_ERROR
                                 : SEVERITY_WARNING,
        .is_hard = r->is_hard,
        .notice = t->list->notice->doc_no,
        .clause = levels_clause(a, t->list->notice, t->list->parent, r->limit, r->clause),
        .text = text,
    };
    add_numbers(a, r, &f);
    return f;
}

void limit_find(const struct limit_tallies *t, const struct limit_result *r, struct findings *out)
{
    if (limit_is_told(r)) {
        struct finding f = finding_of(out->arena, t, r, limit_sentence(out->arena, t, r));
        f.facts = arena_text(out->arena, limit_who(t, r)); /* the sentence does not say whose */
        findings_add(out, f);
    }
}

/* Whose list it is, where it is a unit's and not the recommender's own. */
static const char *whose(struct arena *a, const struct limit_tallies *t,
                         const struct limit_result *r)
{
    const char *who = limit_who(t, r);
    return r->limit->per == PER_RECOMMENDER || !*who ? "" : arena_printf(a, "%s：", who);
}

void limit_find_row(const struct limit_tallies *t, const struct limit_result *r, size_t rank,
                    struct findings *out)
{
    if (!limit_is_told(r)) {
        return;
    }
    const char *text =
        arena_printf(out->arena, "%s%s", whose(out->arena, t, r), limit_sentence(out->arena, t, r));
    struct finding f = finding_of(out->arena, t, r, text);
    if (rank) {
        bool is_within = (int64_t)rank <= r->max.value;
        f.text = arena_printf(out->arena, "%s；本件排第%zu，%s", text, rank,
                              is_within ? "在限额内" : "在限额外");
        f.severity = is_within ? SEVERITY_NOTE : f.severity;
        finding_number(out->arena, &f, "rank", (int64_t)rank);
    }
    findings_add(out, f);
}

static void find_groups(const struct limit_tallies *t, size_t limit, size_t row,
                        struct findings *out)
{
    struct limit_groups groups = limit_groups_of(out->arena, t, limit, row);
    for (size_t g = 0; g < groups.n; g++) {
        struct limit_result r = limit_judge(t, limit, groups.at[g]);
        bool is_shared = r.limit->per != PER_SUBMISSION && r.limit->count == COUNT_SUBMISSIONS;
        bool has_rank = is_shared && r.state == LIMIT_OVER;
        limit_find_row(t, &r, has_rank ? limit_rank(out->arena, t, &r, row) : 0, out);
    }
}

void limits_find_of(const struct limit_tallies *t, size_t row, struct findings *out)
{
    for (size_t i = 0; i < t->n && t->list->rows.at[row].as != COUNTED_NOT; i++) {
        find_groups(t, i, row, out);
    }
}

void limits_find_above(const struct limit_tallies *t, size_t row, struct findings *out)
{
    for (size_t i = 0; i < t->n && t->list->rows.at[row].as == COUNTED_ABOVE; i++) {
        if (t->at[i].limit->per == PER_RECOMMENDER) {
            find_groups(t, i, row, out);
        }
    }
}

#include "rules/list_check.h"

#include "base/slice.h"

#define NAMED_CASES 10 /* of those that are wrong in one way, so many are named */

/* ---- 推荐顺序 ------------------------------------------------------------------------------------------ */

/* The table of this list that goes by 推荐顺序; NULL: none asks for it. */
static const struct summary_table *ordered_table(const struct facts *facts)
{
    for (size_t i = 0; i < facts->notice->tables.n; i++) {
        const struct summary_table *t = &facts->notice->tables.at[i];
        if (t->order == ORDER_RECOMMENDED && scope_applies(&t->rule, facts) != TRUTH_NO) {
            return t;
        }
    }
    return NULL;
}

static struct finding order_finding(const struct facts *facts, const struct summary_table *t)
{
    return (struct finding){.subject = t->name,
                            .rule = "list_order",
                            .severity = SEVERITY_WARNING,
                            .notice = facts->notice->doc_no,
                            .clause = t->rule.clause};
}

/* 00003、00008 …: one more case behind those named. */
static const char *named(struct arena *a, const char *names, size_t n_before, int64_t id)
{
    if (n_before > NAMED_CASES) {
        return names;
    }
    return arena_printf(a, "%s%s%s", names, n_before ? "、" : "",
                        n_before == NAMED_CASES ? "…" : submission_no(a, id));
}

static void check_missing(const struct list_case *cases, size_t n, struct finding f,
                          struct findings *out)
{
    const char *names = "";
    size_t without = 0, on_list = 0;
    for (size_t i = 0; i < n; i++) {
        on_list += !cases[i].is_withdrawn;
        if (!cases[i].is_withdrawn && cases[i].order == NUMBER_NONE) {
            names = named(out->arena, names, without++, cases[i].id);
        }
    }
    if (without == 0) {
        return;
    }
    bool has_none = without == on_list;
    f.severity = has_none ? SEVERITY_NOTE : SEVERITY_WARNING;
    f.text = has_none ? arena_printf(out->arena, "%zu件都没有写推荐顺序，按登记先后计", without)
                      : arena_printf(out->arena, "%zu件没有写推荐顺序：%s", without, names);
    finding_number(out->arena, &f, "without_order", (int64_t)without);
    findings_add(out, f);
}

/* The cases from `from` on that bear the same number and are not withdrawn; *names gets them. */
static size_t same_order(const struct list_case *cases, size_t n, size_t from, struct arena *a,
                         const char **names)
{
    size_t count = 0;
    *names = "";
    for (size_t i = from; i < n && cases[i].order == cases[from].order; i++) {
        if (!cases[i].is_withdrawn) {
            *names = named(a, *names, count++, cases[i].id);
        }
    }
    return count;
}

static void check_doubled(const struct list_case *cases, size_t n, struct finding f,
                          struct findings *out)
{
    struct arena *a = out->arena;
    const char *text = "";
    int64_t doubled = 0;
    for (size_t i = 0; i < n && cases[i].order != NUMBER_NONE; i++) {
        const char *names;
        bool is_first = i == 0 || cases[i].order != cases[i - 1].order;
        if (is_first && same_order(cases, n, i, a, &names) > 1) {
            text = arena_printf(a, "%s%s%lld（%s）", text, doubled++ ? "、" : "",
                                (long long)cases[i].order, names);
        }
    }
    if (doubled) {
        f.text = arena_printf(a, "推荐顺序写重了：%s；谁在前要推荐单位说清", text);
        finding_number(a, &f, "doubled", doubled);
        findings_add(out, f);
    }
}

/* From 1 up to the largest; one that is far out of line is told as such and not as a thousand gaps. */
static void check_gaps(const struct list_case *cases, size_t n, struct finding f,
                       struct findings *out)
{
    struct arena *a = out->arena;
    const char *text = "";
    int64_t next = 1, gaps = 0;
    for (size_t i = 0; i < n && cases[i].order != NUMBER_NONE; i++) {
        int64_t last = cases[i].order - 1;
        if (next <= last) {
            text = next == last
                       ? arena_printf(a, "%s%s%lld", text, gaps ? "、" : "", (long long)last)
                       : arena_printf(a, "%s%s%lld至%lld", text, gaps ? "、" : "", (long long)next,
                                      (long long)last);
            gaps += last - next + 1;
        }
        next = cases[i].order >= next ? cases[i].order + 1 : next;
    }
    if (gaps) {
        f.severity = SEVERITY_NOTE;
        f.text = arena_printf(a, "推荐顺序缺%s，没有撤回的件占着", text);
        finding_number(a, &f, "gaps", gaps);
        findings_add(out, f);
    }
}

void list_order_check(const struct facts *facts, const struct list_case *cases, size_t n,
                      struct findings *out)
{
    const struct summary_table *table = ordered_table(facts);
    if (table) {
        struct finding f = order_finding(facts, table);
        check_doubled(cases, n, f, out);
        check_missing(cases, n, f, out);
        check_gaps(cases, n, f, out);
    }
}

/* ---- the summary table -------------------------------------------------------------------------------- */

static bool is_table(const struct notice *n, const struct material *m)
{
    for (size_t i = 0; i < n->tables.n; i++) {
        const struct summary_table *t = &n->tables.at[i];
        if (text_eq(t->name, m->name) || texts_has(&m->aliases, t->name) ||
            texts_has(&t->aliases, m->name)) {
            return true;
        }
    }
    return false;
}

void list_table_check(const struct facts *facts, const struct delivery *d,
                      struct copies_given given, struct findings *out)
{
    for (size_t i = 0; i < facts->notice->materials.n; i++) {
        const struct material *m = &facts->notice->materials.at[i];
        size_t before = out->n;
        if (is_table(facts->notice, m) && scope_applies(&m->rule, facts) != TRUTH_NO) {
            copies_check_one(m, facts, d, copies_find(m, &given), out);
        }
        for (size_t k = before; k < out->n; k++) {
            out->at[k].rule = "list_table";
        }
    }
}

/* ---- states -------------------------------------------------------------------------------------------- */

void list_state_check(const struct facts *facts, int64_t id, enum submission_state state,
                      struct findings *out)
{
    if (submission_is_in(state) || state == SUBMISSION_WITHDRAWN) {
        return;
    }
    findings_add(
        out, (struct finding){
                 .subject = "上报名单",
                 .rule = "list_state",
                 .severity = SEVERITY_WARNING,
                 .notice = facts->notice->doc_no,
                 .text = arena_printf(out->arena, "%s 在本台上报的名单上，但状态是%s，不能上报",
                                      submission_no(out->arena, id), submission_state_name(state)),
             });
}

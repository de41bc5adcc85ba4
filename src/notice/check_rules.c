/* What only somebody who knows the kind of rule can see: bounds that cannot be met, keys that need
 * each other, periods that end before they begin, steps that wait for each other. */
#include "base/slice.h"
#include "notice/check.h"

static void wrong(struct problems *ps, const struct rule *r, const char *text)
{
    problem_add(ps, r->line, r->column, "%s", text);
}

/* ---- limits and lists ------------------------------------------------------------------------ */

static void check_share(const struct notice *n, const struct limit *l, struct problems *ps)
{
    const struct named_list *list = l->list ? notice_list(n, l->list) : NULL;
    bool has_bound = l->min.has || l->max.has || l->min.is_wrong || l->max.is_wrong || l->list;
    if (!has_bound) {
        wrong(ps, &l->rule, "限额要写 至少、至多 或 名单 之一");
    }
    if (l->percent.has && !l->rounding) {
        wrong(ps, &l->rule, "写了「百分之」就要写「取整」");
    }
    if ((l->percent.has || l->column) && !l->list) {
        wrong(ps, &l->rule, "写了「列」或「百分之」就要写「名单」：那一列在哪个名单里");
    }
    if (list && !l->column && list->columns.n > 1) {
        wrong(ps, &l->rule, "名单有几列，要写「列」：上限在哪一列");
    }
    if (list && l->column && !list->file && !texts_has(&list->columns, l->column)) {
        problem_add(ps, l->rule.line, l->rule.column, "名单「%s」没有「%s」这一列", l->list,
                    l->column);
    }
}

static void check_part(const struct notice *n, const struct limit *l, struct problems *ps)
{
    for (size_t j = 0; l->part_of && j < n->limits.n; j++) {
        const struct limit *whole = &n->limits.at[j];
        bool is_whole = whole->name && text_eq(whole->name, l->part_of);
        if (is_whole && whole == l) {
            wrong(ps, &l->rule, "限额不能属于它自己");
        } else if (is_whole && whole->max.has && l->max.has && l->max.value > whole->max.value) {
            problem_add(ps, l->rule.line, l->rule.column, "子额 %lld 大于它所属的「%s」的 %lld",
                        (long long)l->max.value, l->part_of, (long long)whole->max.value);
        }
    }
}

static void check_list_rows(const struct named_list *list, struct problems *ps)
{
    for (size_t i = 0; list->columns.n && i < list->rows.n; i++) {
        if (list->rows.at[i].n != list->columns.n) {
            problem_add(ps, list->rule.line, list->rule.column,
                        "名单「%s」第 %zu 行有 %zu 格，列有 %zu 个；空的格写 \"\"",
                        text_or_empty(list->name), i + 1, list->rows.at[i].n, list->columns.n);
        }
    }
    if (list->from.has && list->to.has && list->from.day > list->to.day) {
        wrong(ps, &list->rule, "名单的「起」晚于「止」");
    }
}

/* ---- steps ----------------------------------------------------------------------------------- */

static bool is_point(const struct when *w)
{
    return w->kind == WHEN_DATE || w->kind == WHEN_INSTANT;
}

/* A date without an hour lasts the whole day. */
static bool is_backward(const struct when *opens, const struct when *due)
{
    bool both_hours = opens->kind == WHEN_INSTANT && due->kind == WHEN_INSTANT;
    return is_point(opens) && is_point(due) &&
           (both_hours ? opens->instant > due->instant : opens->day > due->day);
}

static void check_period(const struct rule *r, const struct when *opens, const struct when *due,
                         struct problems *ps)
{
    if (is_backward(opens, due)) {
        problem_add(ps, r->line, r->column, "「起」%s 晚于「止」%s", opens->text, due->text);
    }
}

static const struct step *step_named(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->steps.n; i++) {
        if (name && n->steps.at[i].name && text_eq(n->steps.at[i].name, name)) {
            return &n->steps.at[i];
        }
    }
    return NULL;
}

/* Does following 后于 lead back to the step? The count ends other people's circles. */
static bool waits_for_itself(const struct notice *n, const struct step *s)
{
    const struct step *at = step_named(n, s->after);
    for (size_t i = 0; at && at != s && i < n->steps.n; i++) {
        at = step_named(n, at->after);
    }
    return at == s;
}

static void check_step(const struct notice *n, const struct step *s, struct problems *ps)
{
    check_period(&s->rule, &s->opens, &s->due, ps);
    for (size_t i = 0; i < s->windows.n; i++) {
        check_period(&s->rule, &s->windows.at[i].opens, &s->windows.at[i].due, ps);
    }
    if (!s->kind && s->to.n && (s->due.kind || s->windows.n)) {
        wrong(ps, &s->rule,
              "写了「给谁」和期限的环节要写「性质」，如 报送、报告；不写就没有人判逾期");
    }
    if (s->after && waits_for_itself(n, s)) {
        wrong(ps, &s->rule, "「后于」绕成了圈：这个环节最后要等它自己");
    }
}

/* ---- sizes ----------------------------------------------------------------------------------- */

/* A table is printed; nobody prints more blank rows, or a wider column. */
#define MAX_BLANK_ROWS 1000
#define MAX_WIDTH 200

static void check_size(const struct rule *r, const char *key, struct number n, int64_t most,
                       struct problems *ps)
{
    if (n.has && n.value > most) {
        problem_add(ps, r->line, r->column, "「%s」%lld 太大，最多 %lld", key, (long long)n.value,
                    (long long)most);
    }
}

static void check_fields(const struct field_group *g, struct problems *ps)
{
    for (size_t i = 0; i < g->fields.n; i++) {
        check_size(&g->fields.at[i].rule, "空行", g->fields.at[i].blank_rows, MAX_BLANK_ROWS, ps);
    }
}

/* ---- tables, amendments ---------------------------------------------------------------------- */

static void check_column(const struct column *c, const struct rule *table, struct problems *ps)
{
    const char *heading = text_or_empty(c->heading);
    check_size(table, "宽", c->width, MAX_WIDTH, ps);
    if ((c->source == SOURCE_FIELD) != (c->field != NULL)) {
        problem_add(ps, table->line, table->column, "列「%s」：「取自: 字段」和「字段」要一起写",
                    heading);
    }
    if (c->children.n && c->source) {
        problem_add(ps, table->line, table->column, "列「%s」有下级，就不能写「取自」：值在下级里",
                    heading);
    }
    for (size_t i = 0; i < c->children.n; i++) {
        check_column(&c->children.at[i], table, ps);
    }
}

static void check_amendment(const struct amendment *m, struct problems *ps)
{
    bool needs_target =
        m->act == AMEND_REPLACE || m->act == AMEND_SUSPEND || m->act == AMEND_RESTORE;
    bool needs_new = m->act == AMEND_REPLACE || m->act == AMEND_ADD;
    if (needs_target && !m->target) {
        wrong(ps, &m->rule, "替换、暂停、恢复要写「对象」：被改的那条规则的编号");
    }
    if (needs_new && !m->by) {
        wrong(ps, &m->rule, "替换、增加要写「改为」：本通知里那条规则的编号");
    }
}

void notice_check_rules(const struct notice *n, struct problems *ps)
{
    for (size_t i = 0; i < n->limits.n; i++) {
        check_share(n, &n->limits.at[i], ps);
        check_part(n, &n->limits.at[i], ps);
    }
    for (size_t i = 0; i < n->lists.n; i++) {
        check_list_rows(&n->lists.at[i], ps);
    }
    for (size_t i = 0; i < n->steps.n; i++) {
        check_step(n, &n->steps.at[i], ps);
    }
    for (size_t g = 0; g < n->form_groups.n; g++) {
        check_fields(&n->form_groups.at[g], ps);
    }
    for (size_t t = 0; t < n->tables.n; t++) {
        check_size(&n->tables.at[t].rule, "空行", n->tables.at[t].blank_rows, MAX_BLANK_ROWS, ps);
        for (size_t i = 0; i < n->tables.at[t].columns.n; i++) {
            check_column(&n->tables.at[t].columns.at[i], &n->tables.at[t].rule, ps);
        }
    }
    for (size_t i = 0; i < n->amendments.n; i++) {
        check_amendment(&n->amendments.at[i], ps);
    }
}

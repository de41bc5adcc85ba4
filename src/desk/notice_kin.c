#include "desk/notice_kin.h"

#include "base/slice.h"
#include "desk/notice_supplements.h"
#include "store/queries.h"

/* Forwarding goes from the ministry to the county; more steps are nobody's. */
#define MAX_STEPS 20

static void wrong(struct problems *ps, struct slice yaml, const char *key, const char *text)
{
    struct problems ignored = {.arena = ps->arena};
    const struct yaml_node *at = yaml_get(yaml_parse(ps->arena, yaml, &ignored), key);
    problem_add(ps, at ? at->line : 0, at ? at->column : 0, "%s", text);
}

/* The one text that a query about `key` gives; NULL when there is none. */
static enum status ask(struct desk *desk, struct arena *a, size_t query, struct db_args args,
                       const char **out, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *out = NULL;
    enum status status = db_query(desk->db, query, args, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *out = db_column_text(&c, 0, a);
        db_finish(&c);
    }
    return status;
}

static enum status check_code(struct desk *desk, const struct notice *n, struct slice yaml,
                              struct problems *ps, struct err *err)
{
    const char *other = NULL;
    enum status status = ask(desk, ps->arena, QUERY_NOTICE_OF_CODE,
                             DB_ARGS(db_text(n->code), db_text(n->doc_no)), &other, err);
    if (status == STATUS_OK && other) {
        wrong(ps, yaml, "代号",
              arena_printf(ps->arena,
                           "代号「%s」已经是 %s 的，请另取一个；若是同一份通知，文号要一样",
                           n->code, other));
    }
    return status;
}

static enum status check_parents(struct desk *desk, const struct notice *n, struct slice yaml,
                                 struct problems *ps, struct err *err)
{
    const char *way = n->doc_no, *next = n->parent;
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < MAX_STEPS && !text_is_empty(next); i++) {
        way = arena_printf(ps->arena, "%s → %s", way, next);
        if (text_eq(next, n->doc_no)) {
            wrong(ps, yaml, "上级", arena_printf(ps->arena, "「上级」绕成了圈：%s", way));
            return STATUS_OK;
        }
        status = ask(desk, ps->arena, QUERY_NOTICE_PARENT, DB_ARGS(db_text(next)), &next, err);
    }
    return status;
}

static enum status check_amendments(struct desk *desk, const struct notice *n, struct problems *ps,
                                    struct err *err)
{
    struct dangling dangling;
    if (!n->amends) {
        return STATUS_OK;
    }
    enum status status = supplements_dangling(desk, ps->arena, n, &dangling, err);
    for (size_t i = 0; status == STATUS_OK && i < dangling.n; i++) {
        const struct amendment *m = dangling.at[i];
        problem_add(ps, m->rule.line, m->rule.column,
                    "变更的对象「%s」没有着落：%s 里没有这个编号，也没有叫这个名字的；写编号，或 "
                    "环节/征集 这样的栏目和名称",
                    text_or_empty(m->target), n->amends);
    }
    return status;
}

enum status notice_kin_check(struct desk *desk, const struct notice *n, struct slice yaml,
                             struct problems *problems, struct err *err)
{
    enum status status = check_code(desk, n, yaml, problems, err);
    if (status == STATUS_OK) {
        status = check_parents(desk, n, yaml, problems, err);
    }
    return status == STATUS_OK ? check_amendments(desk, n, problems, err) : status;
}

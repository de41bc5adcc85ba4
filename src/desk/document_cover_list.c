/* 随函清单: what goes with a covering letter: the cases, and which material in how many copies. */
#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"

static const struct report_column case_columns[] = {
    {"序号", 4, SIDE_CENTRE},   {"申报件", 6, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT},
    {"申报单位", 0, SIDE_LEFT}, {"份数", 6, SIDE_LEFT},     {"备注", 8, SIDE_LEFT}};
#define CASE_COLUMNS (sizeof case_columns / sizeof *case_columns)

static const struct report_column material_columns[] = {{"材料", 0, SIDE_LEFT},
                                                        {"通知要求的份数", 0, SIDE_LEFT},
                                                        {"条款", 0, SIDE_LEFT},
                                                        {"实送", 6, SIDE_LEFT}};

struct cover {
    struct arena *a;
    struct report_table *table;
    long n;
};

static void take(void *to, const struct submission_view *v)
{
    struct cover *c = to;
    const char *const cells[CASE_COLUMNS] = {arena_printf(c->a, "%ld", ++c->n),
                                             submission_no(c->a, v->submission.record.id),
                                             v->submission.title,
                                             text_or_empty(v->lead),
                                             "",
                                             ""};
    report_table_row(c->table, cells);
}

/* 2份; where the notice counts differently by level, all of them. */
static const char *copies_text(struct arena *a, const struct material *m)
{
    const char *all = "";
    for (size_t i = 0; i < m->copies.n; i++) {
        const struct copies *c = &m->copies.at[i];
        if (c->count.has) {
            all = arena_printf(a, "%s%s%lld份", all, *all ? "、" : "", (long long)c->count.value);
        }
    }
    return *all ? arena_printf(a, "%s%s", m->counted == COUNTED_SUBMISSION ? "每件" : "", all)
                : "未写";
}

static void put_materials(struct report *r, const struct notice *n)
{
    struct report_table *t = report_table(r, material_columns, 4);
    for (size_t i = 0; i < n->materials.n; i++) {
        const struct material *m = &n->materials.at[i];
        const char *const cells[] = {m->name, copies_text(r->arena, m),
                                     text_or_empty(m->rule.clause), ""};
        report_table_row(t, cells);
    }
}

static void put_signer(struct report *r, const char *who)
{
    report_sign_line(r, "", "");
    report_sign_line(r, who, "年    月    日");
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct document_notice n;
    const char *unit = NULL;
    enum status status = document_notice_find(desk, r->arena, o, &n, err);
    if (status == STATUS_OK) {
        status = document_unit(desk, r->arena, &unit, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "list";
    r->number = NUMBER_OF;
    report_title(r, "随函报送材料清单");
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "报送单位：%s", unit));
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "依据：%s", n.row.doc_no));
    struct cover c = {r->arena, report_table(r, case_columns, CASE_COLUMNS), 0};
    status = document_cases(desk, o, r, &(struct document_case_taker){take, &c, true}, err);
    report_space(r, 1);
    put_materials(r, n.notice);
    (void)report_sign(r);
    put_signer(r, "交件人（签字）：");
    put_signer(r, "收件人（签字）：");
    return status;
}

const struct document document_cover_list = {"cover-list",
                                             "随函清单",
                                             "随报送函交出的申报件和材料份数, 双方签字",
                                             NULL,
                                             NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                 TAKES_WHERE,
                                             make};

/* 公示稿: who is about to be recommended, phones and mails masked, ready for a web page or a board. */
#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "desk/notice_list.h"
#include "desk/publicity_editions.h"
#include "desk/units.h"
#include "rules/mask.h"

static const struct report_column columns[] = {{"序号", 4, SIDE_CENTRE},
                                               {"名称", 0, SIDE_LEFT},
                                               {"申报单位", 0, SIDE_LEFT},
                                               {"推荐单位", 0, SIDE_LEFT},
                                               {"联系方式", 0, SIDE_LEFT}};
#define N_COLUMNS (sizeof columns / sizeof *columns)

struct publicity {
    struct desk *desk;
    struct report *report;
    struct report_table *table;
    bool is_chosen; /* by a search; else those whose state says so */
    struct ids ids; /* of those in it */
};

static bool is_published(const struct publicity *p, const struct submission *s)
{
    return p->is_chosen || text_eq(s->state, "shortlisted") || text_eq(s->state, "publicity");
}

static const char *members(struct arena *a, const struct submission_view *v)
{
    const char *all = text_or_empty(v->lead);
    for (size_t i = 0; i < v->partners.n; i++) {
        all = arena_printf(a, "%s\n%s", all, v->partners.at[i]);
    }
    return all;
}

/* Never the cell as received: only what is known to be a phone or a mail, masked. */
static const char *contact(struct arena *a, const struct submission *s)
{
    const char *phone = contact_masked(a, s->phone), *mail = contact_masked(a, s->email);
    return *phone && *mail ? arena_printf(a, "%s\n%s", phone, mail) : *phone ? phone : mail;
}

static void take(void *to, const struct submission_view *v)
{
    struct publicity *p = to;
    struct arena *a = p->report->arena;
    if (!is_published(p, &v->submission)) {
        return;
    }
    *VEC_PUSH(a, &p->ids) = v->submission.record.id;
    const char *const cells[N_COLUMNS] = {arena_printf(a, "%zu", p->ids.n), v->submission.title,
                                          members(a, v), text_or_empty(v->recommender),
                                          contact(a, &v->submission)};
    report_table_row(p->table, cells);
}

/* Blanks to be filled in when it is posted: the day of posting is nobody's but the bureau's. */
#define PERIOD "公示时间：　　　　年　　月　　日至　　　　年　　月　　日"

static const struct step *publicity_step(const struct notice *n)
{
    for (size_t i = 0; i < n->steps.n; i++) {
        if (n->steps.at[i].kind == STEP_PUBLICITY) {
            return &n->steps.at[i];
        }
    }
    return NULL;
}

/* 公示期为5个工作日, when the notice says so. */
static const char *period(struct arena *a, const struct notice *n)
{
    const struct step *s = publicity_step(n);
    return s && !text_is_empty(s->due.text)
               ? arena_printf(a, "公示期为%s（%s）。", s->due.text, s->rule.clause)
               : "";
}

static void put_opening(struct report *r, const struct document_notice *n)
{
    report_paragraph(
        r, arena_printf(r->arena,
                        "按照%s，现将拟推荐名单予以公示（排名不分先后）。%s对公示内容有异议的，"
                        "请在公示期内以真名或盖章的书面形式向本单位反映，并写明理由。",
                        n->row.doc_no, period(r->arena, n->notice)));
    report_paragraph(r, PERIOD);
}

/* Where an objection goes; what the desk does not know of its own unit is left blank. */
static enum status put_contact(struct desk *desk, struct report *r, struct err *err)
{
    const char *id = NULL;
    struct unit own = {0};
    enum status status = desk_setting(desk, r->arena, "unit_id", &id, err);
    if (status == STATUS_OK && id) {
        status = unit_load(desk, r->arena, strtoll(id, NULL, 10), &own, err);
    }
    report_space(r, 1);
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "联系电话：%s", text_or_empty(own.phone)));
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "电子邮箱：%s", text_or_empty(own.email)));
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "联系地址：%s", text_or_empty(own.address)));
    return status;
}

/* What somebody picked by a search is no result of a ranking. What differs is for whoever posts it, not for the
 * board. */
static enum status put_editions(struct publicity *p, const struct document_notice *n,
                                const struct document_order *o, struct err *err)
{
    struct report *r = p->report;
    struct publicity_basis basis;
    enum status status = publicity_basis_load(p->desk, r->arena, n, o, &p->ids, &basis, err);
    for (size_t i = 0; i < basis.editions.n; i++) {
        report_line(r, SIDE_LEFT, basis.editions.at[i]);
    }
    if (basis.differences) {
        r->told = arena_printf(r->arena, "%s%s%s", text_or_empty(r->told), r->told ? "; " : "",
                               basis.differences);
    }
    return status;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct document_notice n;
    struct publicity p = {.desk = desk, .report = r, .is_chosen = !text_is_empty(o->where)};
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
    report_title(
        r, arena_printf(r->arena, "%s\n拟推荐名单公示", notice_subject(r->arena, n.row.title)));
    put_opening(r, &n);
    p.table = report_table(r, columns, N_COLUMNS);
    status = document_cases(desk, o, r, &(struct document_case_taker){take, &p, p.is_chosen}, err);
    if (status == STATUS_OK && p.ids.n == 0) {
        return err_set(err, STATUS_DATA,
                       "没有可公示的申报件: 还没有到拟推荐或公示的; 要印别的, 用 --where 指明");
    }
    if (status == STATUS_OK && !p.is_chosen) {
        status = put_editions(&p, &n, o, err);
    }
    if (status == STATUS_OK) {
        status = put_contact(desk, r, err);
    }
    struct civil day = day_civil(instant_day(desk_now(desk)));
    report_seal(r, unit, arena_printf(r->arena, "%d年%d月%d日", day.year, day.month, day.day));
    return status;
}

const struct document document_publicity = {"publicity",
                                            "公示稿",
                                            "拟推荐的名单, 电话邮箱打星号; 公示期由发布时填",
                                            NULL,
                                            NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                TAKES_WHERE,
                                            make};

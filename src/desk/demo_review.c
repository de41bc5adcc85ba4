/* The demonstration's review: a pool of experts, a panel that is done but for its ranking, another that
 * has begun. */
#include "base/slice.h"
#include "desk/assignments.h"
#include "desk/demo_parts.h"
#include "desk/draws.h"
#include "desk/notices.h"
#include "desk/persons.h"
#include "desk/sheets.h"
#include "desk/signings.h"

#define SCHEME "百分制去一高一低"
#define MARK_STEP (SCORE_UNIT / 2)

/* Of the first panel everything is sealed and signed; of the second as much as `sealed` and `drafts` say. */
struct demo_panel {
    const char *name, *directions, *seed;
    int sealed, drafts; /* members who have sealed all; who have drafts */
};
static const struct demo_panel panels[] = {
    {"应用组", "工业互联网安全分类分级、车联网网络安全防护、网络安全威胁监测服务", "250114093000",
     5, 0},
    {"工控组", "工业控制系统安全评估、工业控制产品安全漏洞治理", "250114100500", 2, 1},
};
const size_t n_demo_panels = sizeof panels / sizeof *panels;

/* ---- experts ---------------------------------------------------------------------------------- */

static enum status make_expert(struct demo *d, size_t i, struct err *err)
{
    static const char *const titles[] = {"高级工程师", "教授", "正高级工程师", "研究员"};
    struct reviewer r = {
        .name = demo_experts.at[i],
        .title = titles[i % 4],
        .expertise = i % 3 == 0   ? panels[0].directions
                     : i % 3 == 1 ? panels[1].directions
                                  : arena_printf(d->arena, "%s、%s", panels[0].directions,
                                                 panels[1].directions),
        .phone = demo_phone(d),
        .load_max = 40,
        .person = i == DEMO_EXPERT ? d->expert.record.id : 0,
    };
    const struct unit *u = &d->applicants[i * 11 % demo_applicants()];
    return reviewer_save(d->desk, d->arena, NULL, &r, u->name, NULL, err);
}

enum status demo_make_experts(struct demo *d, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < demo_experts.n && status == STATUS_OK; i++) {
        status = make_expert(d, i, err);
    }
    return status;
}

/* ---- a panel is drawn and opened -------------------------------------------------------------- */

static enum status draw_panel(struct demo *d, const struct demo_panel *p, int64_t *id,
                              struct err *err)
{
    struct notice_row row = {0};
    struct draw_report report;
    enum status status = notice_find(d->desk, d->arena, "粤76", &row, err);
    if (status == STATUS_OK) {
        struct draw_order order = {
            .panel = {.notice = row.record.id,
                      .track = "案例",
                      .name = p->name,
                      .directions = p->directions,
                      .scheme = SCHEME,
                      .size = 5,
                      .witness = "钱见证",
                      .drawn_at = NUMBER_NONE,
                      .opened_at = NUMBER_NONE,
                      .order_at = NUMBER_NONE},
            .seed = p->seed,
            .alternates = 1,
            .any_recusal = true,
        };
        status = draw_make(d->desk, d->arena, &order, &report, err);
        *id = report.panel.record.id;
    }
    return status;
}

static enum status settle_recusals(struct demo *d, int64_t panel, struct err *err)
{
    struct recusal_views all;
    enum status status = recusals_load(d->desk, d->arena, panel, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = recusal_decide(d->desk, d->arena, &all.at[i], true, "与专家本人核实", NULL, err);
    }
    return status;
}

static enum status open_panel(struct demo *d, int64_t panel, struct err *err)
{
    struct assign_report report;
    enum status status = settle_recusals(d, panel, err);
    if (status == STATUS_OK) {
        status = assignments_make(d->desk, d->arena, &(struct assign_order){.panel = panel},
                                  &report, err);
    }
    return status == STATUS_OK ? panel_open(d->desk, d->arena, panel, NULL, err) : status;
}

/* ---- sheets ----------------------------------------------------------------------------------- */

/* Seven to nine tenths of the points: the case decides much, the expert a little. */
static int64_t mark(struct demo *d, const struct criterion *c, int64_t submission)
{
    int64_t quality = 700 + submission * 37 % 180;
    int64_t permille = quality + (int64_t)demo_below(d, 90);
    int64_t points = c->max.value / 1000 * permille;
    return points / MARK_STEP * MARK_STEP;
}

static enum status fill_sheet(struct demo *d, const struct scoring *scoring,
                              const struct assignment *of, struct err *err)
{
    const struct scheme *s = scoring->scheme;
    int64_t *marks = ARENA_ARRAY(d->arena, int64_t, s->criteria.n);
    for (size_t i = 0; i < s->criteria.n; i++) {
        marks[i] = mark(d, &s->criteria.at[i], of->submission);
    }
    const struct sheet_entry entry = {
        .key = {of->submission, of->reviewer}, .marks = marks, .origin = SHEET_FROM_DESK};
    return sheet_save(d->desk, d->arena, scoring, &entry, NULL, err);
}

static enum status fill_sheets(struct demo *d, const struct scoring *scoring, int64_t reviewer,
                               struct err *err)
{
    struct assignments all;
    enum status status =
        assignments_load(d->desk, d->arena, scoring->panel.record.id, reviewer, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = fill_sheet(d, scoring, &all.at[i], err);
    }
    return status;
}

static enum status seal_and_sign(struct demo *d, const struct scoring *scoring, int64_t reviewer,
                                 struct err *err)
{
    size_t sealed;
    const struct signing signing = {
        .panel = scoring->panel.record.id, .reviewer = reviewer, .signing = SIGNED_AGREE};
    enum status status =
        sheets_seal(d->desk, d->arena, scoring, &(struct sheet_batch){.reviewer = reviewer},
                    &sealed, NULL, err);
    return status == STATUS_OK ? panel_sign(d->desk, d->arena, &signing, NULL, err) : status;
}

static enum status score(struct demo *d, const struct demo_panel *p, int64_t panel, struct err *err)
{
    struct scoring scoring;
    struct panel_seats seats = {0};
    enum status status = scoring_load(d->desk, d->arena, panel, &scoring, err);
    if (status == STATUS_OK) {
        status = panel_seats_load(d->desk, d->arena, panel, &seats, err);
    }
    for (int i = 0; i < p->sealed + p->drafts && status == STATUS_OK; i++) {
        int64_t reviewer = seats.at[i].seat.reviewer;
        status = fill_sheets(d, &scoring, reviewer, err);
        if (status == STATUS_OK && i < p->sealed) {
            status = seal_and_sign(d, &scoring, reviewer, err);
        }
    }
    return status;
}

enum status demo_make_panel(struct demo *d, size_t number, struct err *err)
{
    const struct demo_panel *p = &panels[number];
    int64_t id = 0;
    enum status status = draw_panel(d, p, &id, err);
    if (status == STATUS_OK) {
        status = open_panel(d, id, err);
    }
    return status == STATUS_OK ? score(d, p, id, err) : status;
}

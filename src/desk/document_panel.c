/* What is kept of a panel: 评审组记录, everything; 回避记录, what kept whom from what. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/panel_paper.h"

/* ---- who sits on it ---------------------------------------------------------------------------------- */

static const struct report_column seat_columns[] = {
    {"席位", 6, SIDE_CENTRE}, {"编号", 6, SIDE_CENTRE}, {"姓名", 8, SIDE_LEFT},
    {"单位", 0, SIDE_LEFT},   {"件数", 4, SIDE_CENTRE}, {"说明", 0, SIDE_LEFT}};

static const char *joined(struct arena *a, const char *words, const char *more)
{
    return text_is_empty(more) ? words : arena_printf(a, "%s%s%s", words, *words ? "；" : "", more);
}

/* 病假；到场；签字 不同意见 2024-07-16：第三名应重议 */
static const char *seat_words(struct arena *a, const struct panel_member *m)
{
    const char *words = text_or_empty(m->why);
    words = joined(a, words, m->attendance ? attendance_name(m->attendance) : NULL);
    return m->signing
               ? joined(a, words,
                        arena_printf(a, "签字 %s %s%s%s", signing_name(m->signing),
                                     text_or_empty(m->signed_on), m->signing_note ? "：" : "",
                                     text_or_empty(m->signing_note)))
               : words;
}

static void seats_part(struct panel_paper *p)
{
    struct arena *a = p->report->arena;
    panel_paper_part(p, "成员");
    struct report_table *t =
        report_table(p->report, seat_columns, sizeof seat_columns / sizeof *seat_columns);
    for (size_t i = 0; i < p->record.seats.n; i++) {
        const struct panel_seat *s = &p->record.seats.at[i];
        const char *const cells[] = {s->seat.is_head ? "组长" : seat_state_name(s->seat.state),
                                     s->reviewer.no,
                                     s->reviewer.reviewer.name,
                                     text_or_empty(s->reviewer.unit),
                                     arena_printf(a, "%lld", (long long)s->assigned),
                                     seat_words(a, &s->seat)};
        report_table_row(t, cells);
    }
}

/* ---- recusals ---------------------------------------------------------------------------------------- */

static const struct report_column recusal_columns[] = {{"专家", 8, SIDE_LEFT},
                                                       {"申报件", 0, SIDE_LEFT},
                                                       {"事由和依据", 0, SIDE_LEFT},
                                                       {"提出", 0, SIDE_LEFT},
                                                       {"决定", 0, SIDE_LEFT}};

/* Who, when, and whether scoring had begun, each on a line. */
static const char *asked_text(struct arena *a, const struct panel *x, const struct recusal *r)
{
    const char *origin = recusal_origin_name(r->origin);
    if (text_eq(r->origin, "found")) {
        return origin;
    }
    return arena_printf(a, "%s %s\n%s\n%s", origin, text_or_empty(r->asked_by),
                        instant_text(a, r->asked_at),
                        panel_recusal_is_late(x, r) ? "打分开始以后" : "打分开始以前");
}

static const char *decided_text(struct arena *a, const struct recusal *r)
{
    const char *state = recusal_state_name(r->state);
    if (!r->decided_by) {
        return state;
    }
    return arena_printf(a, "%s%s%s\n%s\n%s", state, r->why ? "：" : "", text_or_empty(r->why),
                        r->decided_by, instant_text(a, r->decided_at));
}

static void put_recusals(struct panel_paper *p)
{
    struct arena *a = p->report->arena;
    const struct recusal_views *all = &p->record.recusals;
    if (all->n == 0) {
        report_line(p->report, SIDE_LEFT, "没有。");
        return;
    }
    struct report_table *t =
        report_table(p->report, recusal_columns, sizeof recusal_columns / sizeof *recusal_columns);
    for (size_t i = 0; i < all->n; i++) {
        const struct recusal_view *v = &all->at[i];
        const char *const cells[] = {
            v->reviewer, v->submission ? v->submission : "整个评审组",
            arena_printf(a, "%s：%s", recusal_ground_name(v->recusal.ground),
                         text_or_empty(v->recusal.evidence)),
            asked_text(a, &p->record.view.panel, &v->recusal), decided_text(a, &v->recusal)};
        report_table_row(t, cells);
    }
}

static enum status make_recusals(struct desk *desk, const struct document_order *o,
                                 struct report *r, struct err *err)
{
    struct panel_paper p;
    enum status status = panel_paper_load(desk, o, r, &p, err);
    if (status != STATUS_OK) {
        return status;
    }
    panel_paper_head(&p, "回避记录");
    put_recusals(&p);
    panel_paper_sign(&p, "主管（签字）：            监督人（签字）：              年   月   日");
    return STATUS_OK;
}

const struct document document_recusal_record = {
    "recusal-record",
    "回避记录",
    "评审组的每项回避: 事由, 依据, 谁提出, 打分开始以前还是以后, 谁决定, 理由",
    "评审组",
    0,
    make_recusals};

/* ---- what came about after the draw -------------------------------------------------------------------- */

static const struct report_column order_columns[] = {{"次序", 4, SIDE_CENTRE},
                                                     {"申报件", 6, SIDE_CENTRE},
                                                     {"名称", 0, SIDE_LEFT},
                                                     {"SHA-256（前 16 位）", 20, SIDE_CENTRE}};

static void order_part(struct panel_paper *p)
{
    const struct panel *x = &p->record.view.panel;
    struct arena *a = p->report->arena;
    panel_paper_part(p, "答辩次序");
    panel_paper_drawn(
        p, &(struct panel_drawing){x->order_seed, x->order_algorithm,
                                   "取「种子:编号」的 SHA-256，从小到大排。可用 sha256sum 照做。",
                                   x->order_at, x->order_by, x->order_witness});
    struct report_table *t =
        report_table(p->report, order_columns, sizeof order_columns / sizeof *order_columns);
    for (size_t i = 0; i < p->record.order.n; i++) {
        const struct panel_presentation *o = &p->record.order.at[i];
        const char *const cells[] = {arena_printf(a, "%zu", i + 1), o->c.no, o->c.title,
                                     arena_copy(a, o->key, 16)};
        report_table_row(t, cells);
    }
}

static const struct report_column reopening_columns[] = {
    {"专家", 8, SIDE_LEFT},       {"申报件", 6, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT},
    {"为什么退回", 0, SIDE_LEFT}, {"封存", 11, SIDE_LEFT},    {"退回", 11, SIDE_LEFT}};

static void reopenings_part(struct panel_paper *p)
{
    struct arena *a = p->report->arena;
    panel_paper_part(p, "打分表退回");
    struct report_table *t = report_table(p->report, reopening_columns,
                                          sizeof reopening_columns / sizeof *reopening_columns);
    for (size_t i = 0; i < p->record.reopenings.n; i++) {
        const struct panel_reopening *o = &p->record.reopenings.at[i];
        const char *const cells[] = {arena_printf(a, "%s %s", o->no, o->reviewer),
                                     o->submission,
                                     o->title,
                                     arena_printf(a, "%s：%s", o->ground, text_or_empty(o->why)),
                                     instant_text(a, o->sealed_at),
                                     arena_printf(a, "%s %s", instant_text(a, o->at), o->by)};
        report_table_row(t, cells);
    }
}

/* ---- everything -------------------------------------------------------------------------------------- */

static enum status make_record(struct desk *desk, const struct document_order *o, struct report *r,
                               struct err *err)
{
    struct panel_paper p;
    enum status status = panel_paper_load(desk, o, r, &p, err);
    if (status != STATUS_OK) {
        return status;
    }
    panel_paper_head(&p, "评审组组成与回避记录");
    panel_paper_part(&p, "抽取");
    panel_paper_draw(&p);
    seats_part(&p);
    panel_paper_part(&p, "回避");
    put_recusals(&p);
    if (p.record.order.n) {
        order_part(&p);
    }
    if (p.record.reopenings.n) {
        reopenings_part(&p);
    }
    panel_paper_sign(&p, "主管（签字）：            监督人（签字）：              年   月   日");
    return STATUS_OK;
}

const struct document document_panel_record = {
    "panel-record",
    "评审组记录",
    "组成与回避: 抽取, 成员 (到场, 签字), 回避, 答辩次序, 退回的打分表, 主管和监督人签字处",
    "评审组",
    0,
    make_record};

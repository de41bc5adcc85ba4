#include "desk/panel_paper.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/notices.h"

enum status panel_paper_load(struct desk *desk, const struct document_order *o, struct report *r,
                             struct panel_paper *out, struct err *err)
{
    struct panel panel;
    struct notice_row row;
    *out = (struct panel_paper){.report = r};
    enum status status = panel_find(desk, r->arena, o->about, &panel, err);
    if (status == STATUS_OK) {
        status = panel_record_load(desk, r->arena, panel.record.id, &out->record, err);
    }
    if (status == STATUS_OK) {
        status = notice_row_load(desk, r->arena, panel.notice, &row, err);
    }
    if (status == STATUS_OK) {
        out->notice_no = row.doc_no;
    }
    return status;
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

void panel_paper_part(struct panel_paper *p, const char *name)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五"};
    report_space(p->report, p->parts > 0 ? 1 : 0);
    report_heading(p->report, 1,
                   arena_printf(p->report->arena, "%s、%s", numerals[p->parts++], name));
}

void panel_paper_line(struct panel_paper *p, const char *label, const char *value)
{
    if (!text_is_empty(value)) {
        report_line(p->report, SIDE_LEFT, arena_printf(p->report->arena, "%s：%s", label, value));
    }
}

static void two(struct panel_paper *p, const char *left, const char *left_value, const char *right,
                const char *right_value)
{
    struct arena *a = p->report->arena;
    report_two(p->report, arena_printf(a, "%s：%s", left, left_value),
               text_is_empty(right_value) ? "" : arena_printf(a, "%s：%s", right, right_value));
}

void panel_paper_head(struct panel_paper *p, const char *title)
{
    const struct panel_view *v = &p->record.view;
    const struct panel *x = &v->panel;
    struct arena *a = p->report->arena;
    p->report->style = "list";
    p->report->number = NUMBER_OF;
    report_title(p->report, title);
    two(p, "评审组", x->name, "状态", panel_state_name(x->state));
    two(p, "通知", p->notice_no, "方案", x->scheme);
    panel_paper_line(p, "通道", x->track);
    panel_paper_line(p, "方向", x->directions ? x->directions : "全部");
    panel_paper_line(p, "阶段", x->stage);
    panel_paper_line(
        p, "申报",
        arena_printf(a, "%lld 件，已分配 %lld 份", (long long)v->cases, (long long)v->assigned));
}

void panel_paper_sign(struct panel_paper *p, const char *who)
{
    (void)report_sign(p->report);
    report_sign_line(p->report, "", "");
    report_sign_line(p->report, who, "");
}

/* ---- the draw -------------------------------------------------------------------------------------- */

static const struct report_column draw_columns[] = {{"名次", 4, SIDE_CENTRE},
                                                    {"编号", 8, SIDE_CENTRE},
                                                    {"姓名", 0, SIDE_LEFT},
                                                    {"结果", 0, SIDE_LEFT},
                                                    {"SHA-256（前 16 位）", 20, SIDE_CENTRE}};

static const char *fate_text(struct arena *a, const struct draw_entry *e)
{
    switch (e->fate) {
    case DRAW_EXCLUDED: return text_or_empty(e->why);
    case DRAW_MEMBER: return arena_printf(a, "成员 %zu", e->seat);
    case DRAW_ALTERNATE: return arena_printf(a, "候补 %zu", e->seat);
    case DRAW_UNIT_FULL: return "同单位人数已到";
    case DRAW_LEFT: break;
    }
    return "没有抽到";
}

static void put_candidates(struct panel_paper *p)
{
    struct arena *a = p->report->arena;
    struct report_table *t =
        report_table(p->report, draw_columns, sizeof draw_columns / sizeof *draw_columns);
    for (size_t i = 0; i < p->record.draw.n; i++) {
        const struct draw_entry *e = &p->record.draw.at[i];
        bool is_out = e->fate == DRAW_EXCLUDED;
        const char *const cells[] = {is_out ? "" : arena_printf(a, "%zu", i + 1), e->label, e->name,
                                     fate_text(a, e), is_out ? "" : arena_copy(a, e->key, 16)};
        report_table_row(t, cells);
    }
}

void panel_paper_drawn(struct panel_paper *p, const struct panel_drawing *d)
{
    panel_paper_line(p, "种子", d->seed);
    panel_paper_line(p, "算法", d->algorithm);
    panel_paper_line(p, "办法", d->how);
    panel_paper_line(p, "时间", instant_text(p->report->arena, d->at));
    panel_paper_line(p, "抽取", d->by);
    panel_paper_line(p, "监督", d->witness);
}

void panel_paper_draw(struct panel_paper *p)
{
    const struct panel *x = &p->record.view.panel;
    if (!x->seed) {
        report_line(p->report, SIDE_LEFT, "成员没有经过抽取，是指定的。");
        return;
    }
    panel_paper_line(p, "条件", x->terms);
    panel_paper_drawn(
        p, &(struct panel_drawing){x->seed, x->algorithm,
                                   "取「种子:编号」的 SHA-256，从小到大排；先按方向，再按名次取满，"
                                   "其次作候补；同单位到了上限的跳过。可用 sha256sum 照做。",
                                   x->drawn_at, x->drawn_by, x->witness});
    put_candidates(p);
}

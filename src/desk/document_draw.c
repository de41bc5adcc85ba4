/* 抽取记录: everything from which anybody can draw a panel again, and how. */
#include "desk/document_makers.h"
#include "desk/panel_paper.h"

/* Algorithm sha256-rank-1 of rules/draw.h, for who repeats it by hand. */
static void put_steps(struct panel_paper *p)
{
    static const char *const steps[] = {
        "1. 每位参加的专家，取「种子:编号」的 SHA-256，写成 64 位小写十六进制。",
        "2. 按这串数字从小到大排，就是名次。",
        ("3. 条件要求每个方向有懂的人时，按评审组方向的先后，一个方向一个方向从头往下取，"
         "到这个方向够数为止（先取的也算）。"),
        "4. 再从头往下取，取满成员。3、4 两步里，同单位已到上限的跳过。",
        "5. 再从头往下，没有取的依次作候补（候补不受同单位的限制）。",
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        report_paragraph(p->report, steps[i]);
    }
}

/* The first of the ranking, as a command to be typed and what it prints. */
static void put_example(struct panel_paper *p)
{
    const struct draw_entries *all = &p->record.draw;
    struct report *r = p->report;
    if (all->n == 0 || all->at[0].fate == DRAW_EXCLUDED) {
        return;
    }
    report_paragraph(r, "例如名次第 1 的那一位：");
    report_line(r, SIDE_LEFT,
                arena_printf(r->arena, "printf '%%s' '%s:%s' | sha256sum",
                             p->record.view.panel.seed, all->at[0].label));
    report_line(r, SIDE_LEFT, all->at[0].key);
}

static enum status make_draw(struct desk *desk, const struct document_order *o, struct report *r,
                             struct err *err)
{
    struct panel_paper p;
    enum status status = panel_paper_load(desk, o, r, &p, err);
    if (status == STATUS_OK && !p.record.view.panel.seed) {
        status = err_set(err, STATUS_DATA,
                         "评审组「%s」的成员是指定的, 没有抽取记录; 评审组记录照样能印",
                         p.record.view.panel.name);
    }
    if (status != STATUS_OK) {
        return status;
    }
    panel_paper_head(&p, "专家抽取记录");
    panel_paper_part(&p, "抽取");
    panel_paper_draw(&p);
    panel_paper_part(&p, "照着再抽一遍");
    put_steps(&p);
    put_example(&p);
    panel_paper_sign(&p, "抽取人（签字）：          监督人（签字）：              年   月   日");
    return STATUS_OK;
}

const struct document document_draw_record = {
    "draw-record",
    "抽取记录",
    "条件, 种子, 算法, 每位的名次和去向, 不参加的原因, 照着再抽一遍的步骤, 监督人签字处",
    "评审组",
    0,
    make_draw};

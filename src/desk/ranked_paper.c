#include "desk/ranked_paper.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/notice_list.h"
#include "desk/ranking_export.h"
#include "desk/scheme_card.h"

enum status ranked_paper_load(struct desk *desk, const struct document_order *o, struct report *r,
                              struct ranked_paper *out, struct err *err)
{
    *out = (struct ranked_paper){.desk = desk, .report = r};
    enum status status = document_notice_find(desk, r->arena, o, &out->notice, err);
    if (status == STATUS_OK) {
        status = document_unit(desk, r->arena, &out->unit, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct ranking_wanted wanted = {.notice = out->notice.row.record.id,
                                          .track = o->track,
                                          .direction = o->direction,
                                          .scheme = o->scheme,
                                          .cut = o->cut > 0 ? o->cut : -1};
    status = ranking_official_load(desk, r->arena, &wanted, &out->official, err);
    out->ranking = &out->official.ranking;
    if (status == STATUS_OK && out->ranking->n == 0) {
        return err_set(err, STATUS_DATA, "还没有封存的打分表, 没有名次可印");
    }
    return status;
}

void ranked_paper_live(struct ranked_paper *k)
{
    struct ranking_official *o = &k->official;
    k->ranking = &o->live;
    o->is_final = o->is_final && !o->differences;
}

const char *ranked_paper_today(struct ranked_paper *k)
{
    struct civil day = day_civil(instant_day(desk_now(k->desk)));
    return arena_printf(k->report->arena, "%d年%d月%d日", day.year, day.month, day.day);
}

static const char *choice_text(struct arena *a, const struct ranking_wanted *w)
{
    const char *track = w->track ? arena_printf(a, "通道：%s", w->track) : "";
    return w->direction
               ? arena_printf(a, "%s%s申报方向：%s", track, *track ? "　" : "", w->direction)
               : track;
}

void ranked_paper_head(struct ranked_paper *k, const char *title)
{
    struct report *r = k->report;
    const struct ranking_wanted *w = &k->ranking->wanted;
    r->number = NUMBER_OF;
    report_title(
        r, arena_printf(r->arena, "%s\n%s", notice_subject(r->arena, k->notice.row.title), title));
    report_two(r, arena_printf(r->arena, "推荐单位（盖章）：%s", k->unit),
               choice_text(r->arena, w));
    report_line(r, SIDE_LEFT, ranking_official_text(r->arena, &k->official));
}

void ranked_paper_scheme(struct ranked_paper *k)
{
    struct arena *a = k->report->arena;
    const struct scheme *s = k->ranking->scheme;
    report_line(k->report, SIDE_LEFT,
                arena_printf(a, "方案：%s（%s）", s->name, scheme_brief(a, s)));
    report_line(k->report, SIDE_LEFT, arena_printf(a, "并列按：%s", scheme_ties_text(a, s)));
    report_line(k->report, SIDE_LEFT,
                arena_printf(a, "入围线：%s",
                             k->ranking->cut < 0 ? "没有定" : ranking_line_source(a, k->ranking)));
}

void ranked_paper_line(struct ranked_paper *k, struct report_table *t, size_t i)
{
    if (ranking_line_place(k->ranking) == (long)i) {
        report_table_note(t, ranking_line_text(t->arena, k->ranking));
    }
}

void ranked_paper_sign(struct ranked_paper *k)
{
    struct report *r = k->report;
    (void)report_sign(r);
    report_sign_line(r, "", "");
    report_sign_line(r, "评审组长（签字）：              监督人（签字）：", ranked_paper_today(k));
}

enum status ranked_paper_quota(struct ranked_paper *k, const char **text, struct err *err)
{
    struct ranking_chosen c = {0};
    enum status status = ranking_chosen_count(k->desk, k->report->arena, k->ranking, &c, err);
    *text = status == STATUS_OK && (k->ranking->cut >= 0 || c.quota >= 0) ? c.text : "";
    return status;
}

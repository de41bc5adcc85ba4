/* What review comes to on paper: 推荐名单 with ranks, ties and the cut line; 入围名单, where ranks are not told;
 * 打分汇总表, with what each reviewer gave or without their names. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "desk/rankings.h"

/* A ranking on its way to paper. */
struct ranked {
    struct desk *desk;
    struct report *report;
    struct document_notice notice;
    struct ranking ranking;
    const char *unit;
};

static enum status load(struct desk *desk, const struct document_order *o, struct report *r,
                        struct ranked *out, struct err *err)
{
    *out = (struct ranked){.desk = desk, .report = r};
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
                                          .cut = -1};
    status = ranking_load(desk, r->arena, &wanted, &out->ranking, err);
    if (status == STATUS_OK && out->ranking.n == 0) {
        return err_set(err, STATUS_DATA, "还没有封存的打分表, 没有名次可印");
    }
    return status;
}

static const char *official_today(struct ranked *k)
{
    struct civil day = day_civil(instant_day(desk_now(k->desk)));
    return arena_printf(k->report->arena, "%d年%d月%d日", day.year, day.month, day.day);
}

static void put_head(struct ranked *k, const char *title, const char *direction)
{
    struct report *r = k->report;
    r->style = "wide";
    report_title(r, arena_printf(r->arena, "%s\n%s", k->notice.row.title, title));
    report_two(r, arena_printf(r->arena, "推荐单位（盖章）：%s", k->unit),
               direction ? arena_printf(r->arena, "申报方向：%s", direction) : "");
}

static void put_signatures(struct ranked *k)
{
    struct report *r = k->report;
    (void)report_sign(r);
    report_sign_line(r, "", "");
    report_sign_line(r, "评审组长（签字）：              监督人（签字）：", official_today(k));
}

/* Sign of the cut line: after the last case above it. */
static bool is_cut_before(const struct ranking *r, size_t i)
{
    return r->cut >= 0 && (int64_t)i == r->cut && i < r->ranked;
}

static const char *cut_words(struct ranked *k)
{
    const struct ranking *r = &k->ranking;
    return arena_printf(k->report->arena, "入围线 %lld%s%s", (long long)r->cut,
                        r->cut_source ? "　" : "", text_or_empty(r->cut_source));
}

/* ---- 推荐名单 ------------------------------------------------------------------------------------- */

static const struct report_column list_columns[] = {
    {"名次", 4, SIDE_CENTRE},   {"申报件", 6, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT},
    {"申报单位", 0, SIDE_LEFT}, {"推荐单位", 0, SIDE_LEFT}, {"得分", 8, SIDE_RIGHT},
    {"说明", 0, SIDE_LEFT}};

static enum status put_ranks(struct ranked *k, struct err *err)
{
    struct report *r = k->report;
    struct report_table *t =
        report_table(r, list_columns, sizeof list_columns / sizeof *list_columns);
    for (size_t i = 0; i < k->ranking.n; i++) {
        struct ranking_line l;
        enum status status = ranking_line_load(k->desk, r->arena, &k->ranking, i, &l, err);
        if (status != STATUS_OK) {
            return status;
        }
        if (is_cut_before(&k->ranking, i)) {
            report_table_note(t, cut_words(k));
        }
        const char *const cells[] = {l.rank,        l.no,    l.title, l.applicant,
                                     l.recommender, l.score, l.why};
        report_table_row(t, cells);
    }
    return STATUS_OK;
}

static enum status make_ranked(struct desk *desk, const struct document_order *o, struct report *r,
                               struct err *err)
{
    struct ranked k;
    enum status status = load(desk, o, r, &k, err);
    if (status != STATUS_OK) {
        return status;
    }
    put_head(&k, "推荐名单", o->direction);
    status = put_ranks(&k, err);
    put_signatures(&k);
    return status;
}

const struct document document_ranked_list = {"ranked-list",
                                              "推荐名单",
                                              "按名次, 带入围线, 并列怎么排, 得分, 签字处",
                                              NULL,
                                              NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                  TAKES_SCHEME,
                                              make_ranked};

/* ---- 入围名单: 排名不分先后 ------------------------------------------------------------------------ */

static const struct report_column chosen_columns[] = {{"序号", 4, SIDE_CENTRE},
                                                      {"名称", 0, SIDE_LEFT},
                                                      {"申报单位", 0, SIDE_LEFT},
                                                      {"推荐单位", 0, SIDE_LEFT}};

/* By recommender, then by number: nothing of the ranks shows through. */
static int by_recommender(const void *left, const void *right)
{
    const struct ranking_line *a = left, *b = right;
    int order = strcmp(text_or_empty(a->recommender), text_or_empty(b->recommender));
    return order ? order : strcmp(a->no, b->no);
}

static enum status put_chosen(struct ranked *k, struct err *err)
{
    struct report *r = k->report;
    size_t cut = (size_t)k->ranking.cut, ranked = k->ranking.ranked;
    size_t most = cut < ranked ? cut : ranked;
    struct ranking_line *lines = ARENA_ARRAY(r->arena, struct ranking_line, most + 1);
    for (size_t i = 0; i < most; i++) {
        enum status status = ranking_line_load(k->desk, r->arena, &k->ranking, i, &lines[i], err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    qsort(lines, most, sizeof *lines, by_recommender);
    struct report_table *t =
        report_table(r, chosen_columns, sizeof chosen_columns / sizeof *chosen_columns);
    for (size_t i = 0; i < most; i++) {
        const char *const cells[] = {arena_printf(r->arena, "%zu", i + 1), lines[i].title,
                                     lines[i].applicant, lines[i].recommender};
        report_table_row(t, cells);
    }
    return STATUS_OK;
}

static enum status make_chosen(struct desk *desk, const struct document_order *o, struct report *r,
                               struct err *err)
{
    struct ranked k;
    enum status status = load(desk, o, r, &k, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (k.ranking.cut < 0) {
        return err_set(err, STATUS_DATA, "还没有定入围线, 印不出入围名单; 推荐名单照样能印");
    }
    put_head(&k, "入围名单（排名不分先后）", o->direction);
    r->style = "list";
    status = put_chosen(&k, err);
    report_seal(r, k.unit, official_today(&k));
    return status;
}

const struct document document_chosen_list = {"chosen-list",
                                              "入围名单",
                                              "入围线以上的, 按推荐单位排, 看不出名次",
                                              NULL,
                                              NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                  TAKES_SCHEME,
                                              make_chosen};

/* ---- 打分汇总表 ------------------------------------------------------------------------------------ */

static const struct report_column mark_columns[] = {{"名次", 4, SIDE_CENTRE},
                                                    {"申报件", 6, SIDE_CENTRE},
                                                    {"名称", 0, SIDE_LEFT},
                                                    {"各专家打分", 0, SIDE_LEFT},
                                                    {"得分", 8, SIDE_RIGHT}};

static const char *fate_words(const struct ranking_sheet *s)
{
    return text_eq(s->fate, "dropped_high")  ? "（去高）"
           : text_eq(s->fate, "dropped_low") ? "（去低）"
           : text_eq(s->fate, "void")        ? "（不计）"
           : text_eq(s->fate, "held")        ? "（暂不计）"
                                             : "";
}

/* 王示例 86.5、李样本 91（去高）; anonymous: 专家1, 专家2 in the order of the sheets. */
static const char *marks_text(struct arena *a, const struct ranking_explained *e, bool is_anonymous)
{
    const char *all = "";
    for (size_t i = 0; i < e->n_sheets; i++) {
        const struct ranking_sheet *s = &e->sheets[i];
        const char *name =
            is_anonymous ? arena_printf(a, "专家%zu", i + 1) : text_or_empty(s->name);
        all = arena_printf(a, "%s%s%s %s%s", all, i ? "、" : "", name, text_or_empty(s->total),
                           fate_words(s));
    }
    return all;
}

static enum status put_marks(struct ranked *k, bool is_anonymous, struct err *err)
{
    struct report *r = k->report;
    struct report_table *t =
        report_table(r, mark_columns, sizeof mark_columns / sizeof *mark_columns);
    for (size_t i = 0; i < k->ranking.n; i++) {
        struct ranking_line l;
        struct ranking_explained e;
        enum status status = ranking_line_load(k->desk, r->arena, &k->ranking, i, &l, err);
        if (status == STATUS_OK) {
            status = ranking_explain(k->desk, r->arena, &k->ranking, i, &e, err);
        }
        if (status != STATUS_OK) {
            return status;
        }
        const char *const cells[] = {l.rank, l.no, l.title, marks_text(r->arena, &e, is_anonymous),
                                     l.score};
        report_table_row(t, cells);
    }
    return STATUS_OK;
}

static enum status make_marks(struct desk *desk, const struct document_order *o, struct report *r,
                              struct err *err)
{
    struct ranked k;
    enum status status = load(desk, o, r, &k, err);
    if (status != STATUS_OK) {
        return status;
    }
    put_head(&k, "打分汇总表", o->direction);
    status = put_marks(&k, o->is_anonymous, err);
    put_signatures(&k);
    return status;
}

const struct document document_mark_list = {
    "mark-list",
    "打分汇总表",
    "每件各位专家打了多少, 去了哪份, 怎么得的分; --anonymous 不写姓名",
    NULL,
    NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION | TAKES_SCHEME | TAKES_ANONYMOUS,
    make_marks};

/* 入围名单, 排名不分先后: those above the line in the order of 行政区划, so that nothing of the ranks shows through. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/ranked_paper.h"
#include "desk/regions.h"
#include "desk/units.h"

static const struct report_column columns[] = {{"序号", 4, SIDE_CENTRE},
                                               {"地区", 0, SIDE_LEFT},
                                               {"名称", 0, SIDE_LEFT},
                                               {"申报单位", 0, SIDE_LEFT},
                                               {"推荐单位", 0, SIDE_LEFT}};
#define N_COLUMNS (sizeof columns / sizeof *columns)

struct chosen {
    const char *region; /* code, "" when it is not registered */
    struct ranking_line line;
};

/* By the code of the region (GB/T 2260), those without one last; then by number. */
static int by_region(const void *left, const void *right)
{
    const struct chosen *a = left, *b = right;
    bool is_a = *a->region != '\0', is_b = *b->region != '\0';
    int order = is_a != is_b ? is_b - is_a : strcmp(a->region, b->region);
    return order ? order : strcmp(a->line.no, b->line.no);
}

static enum status load_one(struct ranked_paper *k, size_t i, struct chosen *out, struct err *err)
{
    struct arena *a = k->report->arena;
    struct submission s = {0};
    struct unit lead = {0};
    enum status status = ranking_line_load(k->desk, a, k->ranking, i, &out->line, err);
    if (status == STATUS_OK) {
        status = submission_load(k->desk, a, k->ranking->at[i].id, &s, err);
    }
    if (status == STATUS_OK && s.lead) {
        status = unit_load(k->desk, a, s.lead, &lead, err);
    }
    out->region = text_or_empty(lead.region);
    return status;
}

static void put_rows(struct ranked_paper *k, struct chosen *all, size_t n)
{
    struct arena *a = k->report->arena;
    struct report_table *t = report_table(k->report, columns, N_COLUMNS);
    qsort(all, n, sizeof *all, by_region);
    for (size_t i = 0; i < n; i++) {
        const struct ranking_line *l = &all[i].line;
        const char *const cells[N_COLUMNS] = {arena_printf(a, "%zu", i + 1),
                                              *all[i].region ? region_name(k->desk, all[i].region)
                                                             : "",
                                              l->title, l->applicant, l->recommender};
        report_table_row(t, cells);
    }
}

static enum status put_chosen(struct ranked_paper *k, struct err *err)
{
    const struct ranking *r = k->ranking;
    struct chosen *all = ARENA_ARRAY(k->report->arena, struct chosen, r->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        enum status status =
            r->at[i].row.side == LINE_IN ? load_one(k, i, &all[n++], err) : STATUS_OK;
        if (status != STATUS_OK) {
            return status;
        }
    }
    put_rows(k, all, n);
    return STATUS_OK;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct ranked_paper k;
    const char *quota = "";
    enum status status = ranked_paper_load(desk, o, r, &k, err);
    if (status == STATUS_OK && k.ranking->cut < 0) {
        return err_set(err, STATUS_DATA,
                       "还没有定入围线, 印不出入围名单; 用 --cut 写明取几件, 或先印推荐名单");
    }
    if (status == STATUS_OK) {
        status = ranked_paper_quota(&k, &quota, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "list";
    ranked_paper_head(&k, "入围名单（排名不分先后）");
    ranked_paper_scheme(&k);
    status = put_chosen(&k, err);
    report_line(r, SIDE_LEFT, quota);
    report_seal(r, k.unit, ranked_paper_today(&k));
    return status;
}

const struct document document_chosen_list = {
    "chosen-list", "入围名单", "入围线以上的, 按行政区划排, 看不出名次", NULL, RANKED_TAKES, make};

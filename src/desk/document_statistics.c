/* 统计表: cases by direction, region, recommender and week, on plain text with a bar for each. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "desk/regions.h"
#include "store/queries.h"

#define BAR 16     /* half-ems of the longest bar */
#define SQUARE "■" /* two of them, and in GB 2312 */
#define BAR 16     /* half-ems of the longest bar */
#define N_COLUMNS 7

struct group {
    const char *name;
    int64_t n, accepted, correcting, refused;
};

struct groups {
    struct group *at;
    size_t n, cap;
};

/* What the first column of a query means. */
typedef const char *(*namer)(struct desk *desk, struct arena *a, const struct db_cursor *row);

static const char *plain(struct desk *desk, struct arena *a, const struct db_cursor *row)
{
    (void)desk;
    const char *text = db_column_text(row, 0, a);
    return text_is_empty(text) ? "（未填）" : text;
}

static const char *province(struct desk *desk, struct arena *a, const struct db_cursor *row)
{
    const char *code = db_column_text(row, 0, a);
    return text_is_empty(code) ? "（地区未登记）" : region_name(desk, code);
}

static const char *week(struct desk *desk, struct arena *a, const struct db_cursor *row)
{
    (void)desk;
    day_t monday = (day_t)db_column_int(row, 0);
    return arena_printf(a, "%s 至 %s", day_text(a, monday), day_text(a, monday + 6));
}

/* One of the four tables. */
struct counting {
    const char *heading, *column;
    size_t query;
    namer name;
};

static const struct counting countings[] = {
    {"一、按申报方向", "申报方向", QUERY_STATISTICS_DIRECTION, plain},
    {"二、按申报单位所在地区", "地区", QUERY_STATISTICS_REGION, province},
    {"三、按推荐单位", "推荐单位", QUERY_STATISTICS_RECOMMENDER, plain},
    {"四、按登记的周", "周", QUERY_STATISTICS_WEEK, week},
};

static enum status count(struct desk *desk, struct arena *a, const struct counting *c,
                         int64_t notice, struct groups *out, struct err *err)
{
    struct db_cursor row;
    bool has_row = true;
    *out = (struct groups){0};
    enum status status = db_query(desk->db, c->query, DB_ARGS(db_int(notice)), &row, err);
    while (status == STATUS_OK) {
        status = db_next(&row, &has_row, err);
        if (status != STATUS_OK || !has_row) {
            break;
        }
        struct group g = {c->name(desk, a, &row), db_column_int(&row, 1), db_column_int(&row, 2),
                          db_column_int(&row, 3), db_column_int(&row, 4)};
        *VEC_PUSH(a, out) = g;
    }
    db_finish(&row);
    return status;
}

static const char *bar(struct arena *a, int64_t n, int64_t most)
{
    const char *text = "";
    int64_t length = most > 0 ? (n * BAR / 2 + most - 1) / most : 0;
    for (int64_t i = 0; i < length; i++) {
        text = arena_printf(a, "%s" SQUARE, text);
    }
    return text;
}

static void put_group(struct report_table *t, const struct group *g, int64_t most)
{
    struct arena *a = t->arena;
    int64_t others = g->n - g->accepted - g->correcting - g->refused;
    const char *const cells[] = {g->name,
                                 arena_printf(a, "%lld", (long long)g->n),
                                 arena_printf(a, "%lld", (long long)g->accepted),
                                 arena_printf(a, "%lld", (long long)g->correcting),
                                 arena_printf(a, "%lld", (long long)g->refused),
                                 arena_printf(a, "%lld", (long long)others),
                                 bar(a, g->n, most)};
    report_table_row(t, cells);
}

static void put_groups(struct report *r, const struct counting *c, const struct groups *groups)
{
    struct report_column *columns = ARENA_ARRAY(r->arena, struct report_column, N_COLUMNS);
    const struct report_column all[N_COLUMNS] = {
        {c->column, 0, SIDE_LEFT}, {"申报件", 6, SIDE_RIGHT},   {"已受理", 6, SIDE_RIGHT},
        {"待补正", 6, SIDE_RIGHT}, {"不予受理", 8, SIDE_RIGHT}, {"审查中", 6, SIDE_RIGHT},
        {"占比", BAR, SIDE_LEFT}};
    memcpy(columns, all, sizeof all);
    struct group total = {.name = "合计"};
    int64_t most = 0;
    report_heading(r, 1, c->heading);
    struct report_table *t = report_table(r, columns, N_COLUMNS);
    t->n_on_sheets = N_COLUMNS - 1;
    for (size_t i = 0; i < groups->n; i++) {
        const struct group *g = &groups->at[i];
        most = g->n > most ? g->n : most;
        total.n += g->n;
        total.accepted += g->accepted;
        total.correcting += g->correcting;
        total.refused += g->refused;
    }
    for (size_t i = 0; i < groups->n; i++) {
        put_group(t, &groups->at[i], most);
    }
    put_group(t, &total, 0);
    report_space(r, 1);
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct document_notice n = {0};
    const char *unit = NULL;
    enum status status = document_unit(desk, r->arena, &unit, err);
    if (status == STATUS_OK && o->notice) {
        status = document_notice_find(desk, r->arena, o, &n, err);
    }
    r->style = "list";
    report_title(r, "申报情况统计表");
    report_two(r, arena_printf(r->arena, "统计单位：%s", text_or_empty(unit)),
               n.row.doc_no ? n.row.doc_no : "全部通知");
    report_line(r, SIDE_LEFT, "不含撤回和作废的；审查中是登记和形式审查的。");
    for (size_t i = 0; i < sizeof countings / sizeof *countings && status == STATUS_OK; i++) {
        struct groups groups;
        status = count(desk, r->arena, &countings[i], n.row.record.id, &groups, err);
        put_groups(r, &countings[i], &groups);
    }
    return status;
}

const struct document document_statistics = {
    "statistics", "统计表",     "按方向, 地区, 推荐单位, 周各有多少件, 带条形图",
    NULL,         TAKES_NOTICE, make};

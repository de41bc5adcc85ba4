#include "bench/lists.h"

#include "bench/measure.h"
#include "bench/report.h"
#include "desk/lists.h"

#define PAGE 40      /* rows of a first page */
#define MAX_RUNS 100 /* times each */

static const struct {
    const char *name, *where, *order;
    double aim_page, aim_whole; /* ms */
} lists[] = {
    {"列表 按编号", NULL, "no", 16, 0},
    {"列表 按名称", NULL, "title", 16, 0},
    {"列表 按单位", NULL, "lead", 16, 0},
    {"列表 按推荐单位", NULL, "recommender", 16, 0},
    {"列表 按推荐顺序", NULL, "order", 16, 0},
    {"列表 按方向", NULL, "direction", 16, 0},
    {"列表 按状态", NULL, "state", 16, 0},
    {"筛选 光缆", "光缆", "no", 16, 100},
    {"筛选 光缆故障", "光缆故障", "no", 16, 100},
    {"筛选 没有的字", "珊瑚礁石", "no", 0, 100},
    {"筛选 拼音 ggg", "ggg", "no", 16, 100},
    {"筛选 状态:待补正", "状态:待补正", "no", 16, 100},
    {"筛选 光缆 按名称", "光缆", "title", 16, 100},
};

struct times {
    double page, whole;
};

static enum status run_once(struct desk *desk, size_t i, struct times *t, struct err *err)
{
    struct id_list list;
    const struct list_options o = {
        .noun = "submission", .where = lists[i].where, .order = lists[i].order};
    double begin = bench_now();
    enum status status = id_list_open(&list, desk, &o, err);
    while (status == STATUS_OK && !list.is_done && list.n < PAGE)
        status = id_list_more(&list, err);
    t->page = bench_now() - begin;
    if (status == STATUS_OK)
        status = id_list_all(&list, err);
    t->whole = bench_now() - begin;
    id_list_release(&list);
    return status;
}

static enum status run_list(struct desk *desk, size_t i, size_t rows, size_t runs, struct err *err)
{
    double pages[MAX_RUNS], wholes[MAX_RUNS];
    enum status status = STATUS_OK;
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    for (size_t k = 0; k < runs && status == STATUS_OK; k++) {
        struct times t = {0};
        status = run_once(desk, i, &t, err);
        pages[k] = t.page;
        wholes[k] = t.whole;
    }
    if (status != STATUS_OK)
        return status;
    const char *first = arena_printf(err->arena, "%s 首页", lists[i].name);
    const char *all = arena_printf(err->arena, "%s 全部", lists[i].name);
    bench_tell(&(struct bench_line){.work = first,
                                    .rows = rows,
                                    .ms = bench_quantile(pages, runs, 0.5),
                                    .aim_ms = lists[i].aim_page});
    bench_tell(&(struct bench_line){.work = all,
                                    .rows = rows,
                                    .ms = bench_quantile(wholes, runs, 0.5),
                                    .aim_ms = lists[i].aim_whole});
    return STATUS_OK;
}

enum status bench_lists(const char *path, size_t rows, size_t runs, struct err *err)
{
    struct desk *desk = NULL;
    const struct desk_options o = {
        .path = path, .data_dir = "data", .login = "bench", .clock = clock_system()};
    enum status status = desk_open(&desk, &o, err);
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == STATUS_OK; i++)
        status = run_list(desk, i, rows, runs, err);
    desk_close(desk);
    return status;
}

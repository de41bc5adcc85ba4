#include "bench/pages.h"

#include "base/clock.h"
#include "bench/measure.h"
#include "bench/report.h"
#include "desk/documents.h"
#include "report/pager.h"

#define MAX_RUNS 100
#define AIM_FIRST 100 /* ms */
#define AIM_PDF 5000

/* From nothing to the first page as the preview shows it. */
static enum status first_page(struct desk *desk, double *ms, size_t *pages, struct err *err)
{
    const struct document_order order = {.notice = "255"};
    struct arena a = {0};
    struct report r;
    struct pager p;
    struct page page;
    double begin = bench_now();
    enum status status = document_make(desk, &a, document_find("summary-table"), &order, &r, err);
    if (status == STATUS_OK) {
        pager_init(&p, &a, &r, page_style_find(r.style));
        (void)pager_page(&p, &a, 1, &page);
        *ms = bench_now() - begin;
        *pages = pager_count(&p);
    }
    arena_release(&a);
    return status;
}

static enum status measure_first(const char *path, size_t rows, size_t runs, struct err *err)
{
    double ms[MAX_RUNS];
    size_t pages = 0;
    struct desk *desk = NULL;
    const struct desk_options o = {
        .path = path, .data_dir = "data", .login = "bench", .clock = clock_system()};
    enum status status = desk_open(&desk, &o, err);
    for (size_t i = 0; i < runs && status == STATUS_OK; i++)
        status = first_page(desk, &ms[i], &pages, err);
    if (status == STATUS_OK)
        bench_tell(&(struct bench_line){
            .work = arena_printf(err->arena, "打印预览第一页, 共 %zu 页", pages),
            .rows = rows,
            .ms = bench_quantile(ms, runs, 0.5),
            .aim_ms = AIM_FIRST});
    desk_close(desk);
    return status;
}

static void measure_pdf(const char *path, size_t rows, size_t runs, struct arena *a)
{
    double ms[MAX_RUNS];
    long kib = 0;
    const char *command = arena_printf(a,
                                       "$BUILD/shenbao -d %s -u bench print 汇总表 --notice 255 "
                                       "-o build/bench/out.pdf >/dev/null 2>&1",
                                       path);
    for (size_t i = 0; i < runs; i++) {
        struct measured m = bench_shell(command);
        if (m.code > 1) {
            report_gap("PDF", rows, "没有画成: 要有 shenbao-pdf 和中文字库");
            return;
        }
        ms[i] = m.ms;
        kib = m.kib > kib ? m.kib : kib;
    }
    bench_tell(&(struct bench_line){.work = "同一张表的 PDF",
                                    .rows = rows,
                                    .ms = bench_quantile(ms, runs, 0.5),
                                    .kib = kib,
                                    .aim_ms = AIM_PDF});
}

enum status bench_pages(const char *path, size_t rows, size_t runs, struct err *err)
{
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    enum status status = measure_first(path, rows, runs, err);
    if (status == STATUS_OK)
        measure_pdf(path, rows, runs, err->arena);
    return status;
}

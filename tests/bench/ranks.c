#include "bench/ranks.h"

#include "bench/measure.h"
#include "bench/report.h"
#include "desk/notices.h"
#include "desk/rankings.h"
#include "desk/schemes.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/reviewer.h"
#include "model/sheet.h"

#define MAX_RUNS 100
#define REVIEWERS 5
#define BATCH 5000 /* submissions whose sheets are one write */
#define AIM_MS 200

struct filling {
    struct desk *desk;
    int64_t notice, panel, reviewers[REVIEWERS];
    size_t rows;
};

static enum status put_panel(struct write *w, struct filling *f, struct err *err)
{
    struct panel p = {.notice = f->notice,
                      .name = "测量组",
                      .scheme = SCHEME_DEFAULT,
                      .state = PANEL_CLOSED,
                      .size = REVIEWERS};
    enum status status = write_insert(w, &panel_type, &p, err);
    f->panel = p.record.id;
    for (size_t i = 0; i < REVIEWERS && status == STATUS_OK; i++) {
        struct reviewer r = {.name = arena_printf(w->arena, "示例专家%zu", i),
                             .load_max = NUMBER_NONE};
        struct panel_member m = {
            .panel = f->panel, .position = (int64_t)i + 1, .state = SEAT_MEMBER};
        status = write_insert(w, &reviewer_type, &r, err);
        m.reviewer = f->reviewers[i] = r.record.id;
        if (status == STATUS_OK)
            status = write_insert(w, &panel_member_type, &m, err);
    }
    return status;
}

/* Marks in steps of a half, spread so that neighbours are not alike. */
static const char *marks_of(struct arena *a, size_t i)
{
    size_t m = (i * 2654435761u) >> 5;
    return arena_printf(a, "%zu.%d,%zu.%d,%zu,%zu", 10 + m % 20, m & 1 ? 5 : 0, 5 + (m >> 5) % 25,
                        m & 2 ? 5 : 0, (m >> 10) % 26, (m >> 15) % 16);
}

static enum status put_sheets(struct write *w, const struct filling *f, size_t first,
                              struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = first; i < first + BATCH && i < f->rows; i++)
        for (size_t k = 0; k < REVIEWERS && status == STATUS_OK; k++) {
            struct sheet s = {.panel = f->panel,
                              .submission = (int64_t)i + 1,
                              .reviewer = f->reviewers[k],
                              .state = SHEET_SEALED,
                              .marks = marks_of(w->arena, i * REVIEWERS + k),
                              .origin = SHEET_FROM_FILE,
                              .entered_by = "bench",
                              .saved_at = desk_now(w->desk),
                              .sealed_at = desk_now(w->desk)};
            status = write_insert(w, &sheet_type, &s, err);
        }
    return status;
}

static enum status put_part(struct filling *f, long first, struct err *err)
{
    struct write w;
    struct arena a = {0};
    enum status status = write_begin(&w, f->desk, &a, "review_import", 0, err);
    w.is_bulk = true;
    if (status == STATUS_OK)
        status = first < 0 ? put_panel(&w, f, err) : put_sheets(&w, f, (size_t)first, err);
    status = write_end(&w, status, "测量用的打分表", NULL, NULL, err);
    arena_release(&a);
    return status;
}

static enum status rank_once(const struct filling *f, double *ms, struct err *err)
{
    struct arena a = {0};
    struct ranking r;
    const struct ranking_wanted wanted = {.notice = f->notice, .cut = -1};
    double begin = bench_now();
    enum status status = ranking_load(f->desk, &a, &wanted, &r, err);
    *ms = bench_now() - begin;
    if (status == STATUS_OK && r.ranked != f->rows)
        status = err_set(err, STATUS_INTERNAL, "%zu of %zu ranked", r.ranked, f->rows);
    arena_release(&a);
    return status;
}

static enum status measure(const struct filling *f, size_t runs, struct err *err)
{
    double times[MAX_RUNS];
    enum status status = STATUS_OK;
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    for (size_t i = 0; i < runs && status == STATUS_OK; i++)
        status = rank_once(f, &times[i], err);
    if (status == STATUS_OK)
        bench_tell(&(struct bench_line){.work = "名次, 每件 5 份 4 项",
                                        .rows = f->rows,
                                        .ms = bench_quantile(times, runs, 0.5),
                                        .aim_ms = AIM_MS});
    return status;
}

enum status bench_ranks(const char *path, size_t rows, size_t runs, struct err *err)
{
    struct notice_row row = {0};
    struct filling f = {.rows = rows};
    const struct desk_options o = {
        .path = path, .data_dir = "data", .login = "bench", .clock = clock_system()};
    enum status status = desk_open(&f.desk, &o, err);
    if (status == STATUS_OK)
        status = notice_find(f.desk, err->arena, "255", &row, err);
    f.notice = row.record.id;
    if (status == STATUS_OK)
        status = put_part(&f, -1, err);
    for (size_t i = 0; i < rows && status == STATUS_OK; i += BATCH)
        status = put_part(&f, (long)i, err);
    if (status == STATUS_OK)
        status = measure(&f, runs, err);
    desk_close(f.desk);
    return status;
}

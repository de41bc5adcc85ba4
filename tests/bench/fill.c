#include "bench/fill.h"

#include <unistd.h>

#include "desk/desk.h"
#include "desk/notices.h"
#include "desk/write.h"
#include "model/submission.h"
#include "model/unit.h"

#define RECOMMENDERS 40
#define MAX_APPLICANTS 50000
#define BATCH 20000 /* rows for which derived texts are kept in memory */

static const char *const places[] = {"南岭", "东海", "北原", "西川",
                                     "云泽", "青屿", "白河", "长汀"};
static const char *const trades[] = {"通信", "网络", "数据", "智算", "云计算"};
static const char *const subjects[] = {"数据中心",   "骨干光缆", "核心网", "应急通信",
                                       "机房供配电", "基站铁塔", "5G专网", "算力调度"};
static const char *const works[] = {"风险监测预警平台", "隐患排查治理体系", "智能巡检实践",
                                    "安全生产数字化管理", "故障自愈系统"};
static const char *const states[] = {"logged",      "screening", "correcting", "accepted",
                                     "preliminary", "reviewing", "publicity",  "awarded"};
static const char *const directions[] = {"网络设施保护", "人身安全", "应急预案", "风险隐患排查"};

#define N(list) (sizeof(list) / sizeof *(list))
#define PICK(list, i) ((list)[(i) % N(list)])

/* Spreads running numbers, so that neighbours are not alike. */
static size_t mixed(size_t i)
{
    return (i * 2654435761u) >> 7;
}

static size_t applicants_of(size_t rows)
{
    size_t n = rows / 20 + 1;
    return n < MAX_APPLICANTS ? n : MAX_APPLICANTS;
}

static enum status put_unit(struct write *w, size_t i, struct err *err)
{
    struct unit u = {.kind = "企业", .region = "440100"};
    u.class = i < RECOMMENDERS && i % 10 == 0 ? "provincial_telecom" : NULL; /* others: not known */
    u.name = i < RECOMMENDERS ? arena_printf(w->arena, "%s%zu号示例通信管理局", PICK(places, i), i)
                              : arena_printf(w->arena, "%s示例%s%zu有限公司",
                                             PICK(places, mixed(i)), PICK(trades, i), i);
    return write_insert(w, &unit_type, &u, err);
}

static enum status put_submission(struct write *w, int64_t notice, size_t i, size_t rows,
                                  struct err *err)
{
    size_t m = mixed(i);
    struct submission s = {
        .notice = notice,
        .revision = 1,
        .track = "成果",
        .direction = PICK(directions, m),
        .title = arena_printf(w->arena, "%s%s（第%zu期）", PICK(subjects, m), PICK(works, m / 8),
                              m % 900 + 1),
        .lead = (int64_t)(RECOMMENDERS + m % applicants_of(rows)) + 2,
        .recommender = (int64_t)(i % RECOMMENDERS) + 2,
        .list_order = (int64_t)(i / RECOMMENDERS) + 1,
        .contact = "王示例",
        .phone = arena_printf(w->arena, "1380013%04zu", i % 10000),
        .email = arena_printf(w->arena, "%zu@example.cn", i),
        .state = PICK(states, m / 3),
        .logged_at = desk_now(w->desk),
    };
    return write_insert(w, &submission_type, &s, err);
}

/* Rows first … of one transaction; `notice` 0 makes units. */
static enum status put_batch(struct desk *desk, int64_t notice, size_t first, size_t rows,
                             struct err *err)
{
    struct arena a = {0};
    struct write w;
    size_t n = notice ? rows : RECOMMENDERS + applicants_of(rows);
    enum status status = write_begin(&w, desk, &a, "table_import", 0, err);
    w.is_bulk = true;
    for (size_t i = first; i < first + BATCH && i < n && status == STATUS_OK; i++)
        status = notice ? put_submission(&w, notice, i, rows, err) : put_unit(&w, i, err);
    status = write_end(&w, status, "测量用的数据", NULL, NULL, err);
    arena_release(&a);
    return status;
}

enum status fill_desk(const char *path, size_t rows, struct err *err)
{
    struct desk *desk = NULL;
    struct notice_row row = {0};
    const struct desk_options o = {.path = path,
                                   .data_dir = "data",
                                   .login = "bench",
                                   .unit = "示例支撑中心",
                                   .class = "支撑中心",
                                   .clock = clock_system()};
    (void)unlink(path);
    enum status status = desk_create(&desk, &o, err);
    if (status == STATUS_OK)
        status = notice_find(desk, err->arena, "255", &row, err);
    if (status == STATUS_OK) {
        db_set_cache(desk->db, 256 << 10);
        db_set_bulk(desk->db, true);
    }
    for (size_t i = 0; i < RECOMMENDERS + applicants_of(rows) && status == STATUS_OK; i += BATCH)
        status = put_batch(desk, 0, i, rows, err);
    for (size_t i = 0; i < rows && status == STATUS_OK; i += BATCH)
        status = put_batch(desk, row.record.id, i, rows, err);
    desk_close(desk);
    return status;
}

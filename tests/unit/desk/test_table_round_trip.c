/* Whatever the cells hold: what comes in goes out as it was, and comes in again as the same. Tables are made
 * by a fixed generator, so a failure can be repeated. */
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"
#include "text/csv_writer.h"

#define TABLES 120
#define ROWS_MAX 8
#define COLUMNS_MAX 10

/* Numerical Recipes' generator; enough to choose cells. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *const units[] = {
    "甲公司", "甲（公司）", "乙示例有限责任公司", "乙示例有限公司", "丙 研究院", "",
    "——",     "=丁公司"};
static const char *const titles[] = {
    "甲成果", "《甲成果》", "乙, 成果",     "丙\"成果\"",          "丁\n成果",
    "=1+1",   "'=戊",       "己；成果、一", "𠮷祥 🙂 系统", "庚\t成果",
    "-5",     "辛　成果",   "2024/3/1",     "+86 13800138000"};
static const char *const others[] = {
    "",        "王示例", "13800138000", "13800138000\nw@example.cn", "w@example.cn / 010-12345678",
    "@王示例", "'",      "没有的方向",  "车联网网络安全防护",        "1380013"};
static const char *const partners[] = {"", "乙示例有限公司", "乙示例有限公司、甲公司", "丙;甲公司",
                                       "甲公司、（甲）公司"};
static const char *const codes[] = {"", "91440101MA5CJQ4N59", "91350200776049653a"};
static const char recommender[] = "子市（示例）局";

#define PICK(list, seed) ((list)[next(seed) % (sizeof(list) / sizeof *(list))])

struct made {
    const char *cells[ROWS_MAX][COLUMNS_MAX];
    size_t rows, columns;
};

static struct made make_926(struct arena *a, uint32_t *seed)
{
    struct made m = {.rows = 1 + next(seed) % ROWS_MAX, .columns = 10};
    for (size_t i = 0; i < m.rows; i++) {
        const char *cells[] = {arena_printf(a, "%zu", i + 1),
                               PICK(titles, seed),
                               PICK(others, seed),
                               PICK(units, seed),
                               PICK(partners, seed),
                               PICK(codes, seed),
                               PICK(others, seed),
                               PICK(others, seed),
                               PICK(others, seed),
                               recommender};
        memcpy(m.cells[i], cells, sizeof cells);
    }
    return m;
}

static struct made make_255(struct arena *a, uint32_t *seed)
{
    struct made m = {.rows = 1 + next(seed) % ROWS_MAX, .columns = 5};
    for (size_t i = 0; i < m.rows; i++) {
        const char *cells[] = {arena_printf(a, "%zu", i + 1), PICK(titles, seed), PICK(units, seed),
                               PICK(others, seed), PICK(others, seed)};
        memcpy(m.cells[i], cells, sizeof cells);
    }
    return m;
}

static void to_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static const char *file_of(struct arena *a, const struct made *m, const char *head)
{
    struct err err = {.arena = a};
    struct csv_writer w;
    struct buf out;
    buf_init(&out);
    buf_text(&out, head);
    assert_int_equal(csv_writer_open(&w, CHARSET_UTF8, (struct csv_sink){to_buf, &out}, a, &err),
                     STATUS_OK);
    for (size_t i = 0; i < m->rows; i++) {
        for (size_t c = 0; c < m->columns; c++) {
            csv_writer_cell(&w, slice_of(m->cells[i][c]));
        }
        csv_writer_end_row(&w);
    }
    csv_writer_close(&w);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

/* One row as the export must hold it. */
static const char *row_of(struct arena *a, const struct made *m, size_t row)
{
    struct made one = {.rows = 1, .columns = m->columns};
    memcpy(one.cells[0], m->cells[row], sizeof one.cells[0]);
    return file_of(a, &one, "");
}

static void play(struct desk *desk, struct arena *a, const char *notice, const struct made *m,
                 const char *head)
{
    struct err err = {.arena = a};
    int64_t undone = 0;
    const char *path = table_file(a, file_of(a, m, head));
    struct table_plan in = import_file(desk, a, notice, path);
    const char *out = export_text(desk, a, notice);
    for (size_t i = 0; i < in.rows.n; i++) {
        const char *row = row_of(a, m, i);
        if (in.rows.at[i].act == ROW_NEW && !strstr(out, row)) {
            fail_msg("lost: %s\n%s", row, out);
        }
    }
    const char *again_path = table_file(a, out);
    struct table_plan again = import_file(desk, a, notice, again_path);
    if (again.counts.same != in.counts.new || again.batch) {
        fail_msg("not the same:\n%s", out);
    }
    if (in.batch) {
        assert_int_equal(desk_undo(desk, a, in.batch, NULL, &undone, &err), STATUS_OK);
    }
}

static void cells_of_255_come_back(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    uint32_t seed = 255;
    for (int i = 0; i < TABLES; i++) {
        struct made m = make_255(*state, &seed);
        play(desk, *state, "255", &m,
             "推荐单位（盖章）：子市示例局\n序号,成果名称,单位名称,联系人,联系方式\n");
    }
    desk_close(desk);
}

static void cells_of_926_come_back(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    uint32_t seed = 926;
    for (int i = 0; i < TABLES; i++) {
        struct made m = make_926(*state, &seed);
        play(desk, *state, "926", &m,
             "推荐顺序,名称,方向,牵头单位,联合单位,信用代码,联系人,手机,邮箱,推荐单位\n");
    }
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(cells_of_255_come_back),
        ARENA_TEST(cells_of_926_come_back),
    };
    return check_run("table round trip", tests, sizeof tests / sizeof *tests);
}

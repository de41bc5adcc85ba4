/* Wide characters at the break of a cell: in columns of 5, 6, 7 and 8 half-ems each of them comes to stand just
 * before, on and behind the edge. Every line stays straight, nothing is torn, nothing is lost. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "paper/text.h"
#include "report/measure.h"
#include "support/check.h"
#include "support/golden.h"

static const struct report_column columns[] = {{"五", 5, SIDE_LEFT},
                                               {"六", 6, SIDE_LEFT},
                                               {"七", 7, SIDE_LEFT},
                                               {"八", 8, SIDE_LEFT},
                                               {"什么", 14, SIDE_LEFT}};

static const struct {
    const char *text, *what;
} edges[] = {
    {"甲乙e\u0301\u0323丙丁e\u0301", "组合符"},
    {"甲乙😀丙丁😀", "表情"},
    {"甲乙✔\uFE0F丙👨\u200d👩丁", "变体, 连字"},
    {"甲乙〓丙丁〓", "〓"},
    {"甲乙\U00020000丙丁\U00031350", "扩展汉字"},
    {"甲乙，丙丁。”", "全角标点在后"},
    {"甲“乙（丙《丁", "全角标点在前"},
    {"［甲］｛乙｝～丙·丁／戊", "括号, 连接号"},
    {"甲乙ｶﾞ丙丁ﾊﾟ", "半角假名"},
    {"甲乙①丙°丁×Ω", "宽度不定的"},
    {"甲乙—丙丁……", "破折号省略号"},
    {"ＡＢ１２ＣＤ", "全角字母"},
    {"甲1乙22丙333丁", "数字"},
    {"13800138000", "长号码"},
    {"w@example.cn", "邮箱"},
    {"甲\u00A0乙\u3000丙\u200B丁", "各种空白"},
    {"갈갉값각갂갃", "谚文"},
};
#define N_EDGES (sizeof edges / sizeof *edges)

static struct report sample(struct arena *a)
{
    struct report r;
    report_init(&r, a, "试", "80");
    r.day = "2024-11-20";
    struct report_table *t = report_table(&r, columns, 5);
    for (size_t i = 0; i < N_EDGES; i++) {
        const char *text = edges[i].text;
        report_table_row(t, (const char *const[]){text, text, text, text, edges[i].what});
    }
    return r;
}

/* Both pages one below the other. */
static struct buf pages(struct arena *a, const struct report *r)
{
    struct pager p;
    struct page page;
    struct buf out = BUF_INIT;
    pager_init(&p, a, r, page_style_find("80"));
    for (size_t n = 1; n <= pager_count(&p); n++) {
        assert_true(pager_page(&p, a, n, &page));
        text_page(&page, TEXT_SCREEN, &out);
    }
    return out;
}

/* The n-th cell of a line between |; its blanks at the end left out. */
static struct slice cell(const char *line, size_t n)
{
    for (; n > 0; n--) {
        line = strchr(line + 1, '|');
    }
    struct slice text = {line + 1, strcspn(line + 1, "|\n")};
    while (text.n && text.at[text.n - 1] == ' ') {
        text.n--;
    }
    return text;
}

static void a_page_looks_so(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct buf out = pages(a, &r);
    golden_check("paper-edges-80", out.at);
    buf_release(&out);
}

static void every_line_is_straight(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct buf out = pages(a, &r);
    size_t width = 0, lines = 0;
    for (char *line = strtok(out.at, "\n"); line; line = strtok(NULL, "\n")) {
        if (line[0] == '|' || line[0] == '+') {
            width = width ? width : utf8_text_width(line);
            assert_int_equal(utf8_text_width(line), width);
            lines++;
        }
    }
    assert_true(lines > 2 * N_EDGES);
    buf_release(&out);
}

/* Marks belong to what is before them, closing signs too. */
static bool must_not_begin(struct slice part)
{
    static const char *const signs[] = {"，", "。", "”",  "）", "》", "］",
                                        "｝", "·",  "～", "／", "ﾞ",  "ﾟ"};
    size_t length = 0;
    uint32_t c = part.n ? utf8_decode(part.at, part.n, &length) : ' ';
    bool is_sign = utf8_char_width(c) == 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        is_sign = is_sign || (part.n && slice_is((struct slice){part.at, length}, signs[i]));
    }
    return is_sign;
}

/* What the lines of each cell say together is the text; what nobody sees is left out, blanks at a break go. */
static void nothing_is_lost_and_no_mark_is_torn_off(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct buf out = pages(a, &r);
    for (size_t column = 0; column < 4; column++) {
        struct buf text = BUF_INIT;
        for (const char *line = out.at; *line; line += strcspn(line, "\n") + 1) {
            if (*line == '|') {
                struct slice part = cell(line, column);
                assert_false(must_not_begin(part));
                buf_add(&text, part.at, part.n);
            }
        }
        for (size_t i = 0; i < N_EDGES; i++) {
            const char *wanted = grid_clean(a, edges[i].text);
            if (!strchr(wanted, ' ') && !strstr(text.at, wanted)) {
                fail_msg("column %zu has torn %s in %s", column + 1, wanted, text.at);
            }
        }
        buf_release(&text);
    }
    buf_release(&out);
}

static void to_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

/* On a printer of bytes as well, with 〓 for what it cannot print. */
static void in_gb18030_every_line_is_straight(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct err err = {.arena = a};
    struct text_losses losses = {0};
    struct pager p;
    struct buf out = BUF_INIT;
    const struct text_target target = {.charset = CHARSET_GB18030, .sink = {to_buf, &out}};
    pager_init(&p, a, &r, page_style_find("80"));
    assert_int_equal(text_write(&p, &target, a, &losses, &err), STATUS_OK);
    assert_true(losses.n > 0);
    for (char *line = strtok(out.at, "\n"); line; line = strtok(NULL, "\n")) {
        if (line[0] == '|' || line[0] == '+') {
            assert_int_equal(strlen(line), 80);
        }
    }
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_page_looks_so),
        ARENA_TEST(every_line_is_straight),
        ARENA_TEST(nothing_is_lost_and_no_mark_is_torn_off),
        ARENA_TEST(in_gb18030_every_line_is_straight),
    };
    return check_run("paper/text_edges", tests, sizeof tests / sizeof *tests);
}

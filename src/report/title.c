#include "report/title.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "report/measure.h"

#define LINES_MAX 6
#define SIGNS_MAX 300 /* of a title worth balancing */
#define NEVER 100000
#define BADLY 400 /* as bad as a line twenty half-ems off */

/* A place between two signs of the title. */
struct joint {
    size_t at; /* in bytes */
    int x;     /* in half-ems from the start */
    int cost;  /* of breaking there */
};

struct joints {
    struct joint *at;
    size_t n, cap;
};

static bool is_at(struct slice text, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at + n <= text.n && memcmp(text.at + at, word, n) == 0;
}

static bool ends_with(struct slice text, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at >= n && memcmp(text.at + at - n, word, n) == 0;
}

static bool any(bool (*test)(struct slice, size_t, const char *), struct slice text, size_t at,
                const char *const *words)
{
    for (; *words; words++) {
        if (test(text, at, *words)) {
            return true;
        }
    }
    return false;
}

static bool is_within_word(struct slice text, size_t at)
{
    unsigned char before = (unsigned char)text.at[at - 1], after = (unsigned char)text.at[at];
    bool is_digit_before = before >= '0' && before <= '9';
    return (before > ' ' && before < 0x80 && after > ' ' && after < 0x80) ||
           (is_digit_before && is_at(text, at, "年"));
}

/* Words of official titles; all of two characters. */
static const char *const words[] = {
    "网络", "安全", "信息", "通信", "领域", "成果", "征集", "活动", "生产", "运行", "工作",
    "申报", "推荐", "评审", "管理", "技术", "应用", "示范", "试点", "中心", "创新", "典型",
    "案例", "名单", "汇总", "登记", "统计", "开展", "组织", "关于", "单位", "工业", "专家",
    "材料", "公示", "告知", "受理", "打分", "推广", "培育", "清单", "数据", "项目", NULL};

static bool is_inside_word(struct slice text, size_t at)
{
    const size_t half = strlen("网");
    return at >= half && any(is_at, text, at - half, words);
}

static int cost_at(struct slice text, size_t at)
{
    static const char *const never_before[] = {"，", "。", "、", "；", "：", "）", "》", "〉", "」",
                                               "』", "”",  "’",  "！", "？", "〕", "于", NULL};
    static const char *const never_behind[] = {"（", "《", "〈", "「", "『", "“", "‘", "〔", NULL};
    static const char *const badly_before[] = {"的", "和",     "与",   "及",
                                               "等", "汇总表", "通知", NULL};
    static const char *const gladly_before[] = {"关于", "（", NULL};
    static const char *const gladly_behind[] = {"、", "）", "》",   "局", "厅",
                                                "部", "委", "公司", NULL};
    if (is_within_word(text, at) || any(is_at, text, at, never_before) ||
        any(ends_with, text, at, never_behind)) {
        return NEVER;
    }
    bool is_glad = any(is_at, text, at, gladly_before) || any(ends_with, text, at, gladly_behind);
    bool is_bad = any(is_at, text, at, badly_before) || is_inside_word(text, at);
    return is_bad ? BADLY : is_glad ? -60 : 0;
}

static void find_joints(struct arena *a, struct slice text, struct joints *out)
{
    int x = 0;
    for (size_t at = 0, length; at < text.n; at += length) {
        uint32_t c = utf8_decode(text.at + at, text.n - at, &length);
        int width = grid_char_width(c);
        if (width > 0 || at == 0) {
            struct joint j = {at, x, at ? cost_at(text, at) : 0};
            *VEC_PUSH(a, out) = j;
        }
        x += width;
    }
    struct joint end = {text.n, x, 0};
    *VEC_PUSH(a, out) = end;
}

/* What the line between two joints costs, being line `k` of `n`: a diamond's middle is wider, a
 * trapezium's foot narrower. */
static int line_cost(const struct joints *js, size_t from, size_t to, size_t k, size_t n)
{
    int all = js->at[js->n - 1].x, lean = n == 2   ? (k == 0 ? 1 : -1)
                                          : n == 3 ? (k == 1 ? 2 : -1)
                                                   : 0;
    int off = js->at[to].x - js->at[from].x - all / (int)n - lean;
    return off * off + (to + 1 < js->n ? js->at[to].cost : 0);
}

/* The cheapest breaks into n lines, from the last joint backwards. */
struct plan {
    int *cost; /* [line][joint] */
    size_t *from;
    size_t width;
};

static void plan_line(struct plan *p, const struct joints *js, size_t k, size_t n, int cells)
{
    for (size_t to = 1; to < js->n; to++) {
        for (size_t from = 0; from < to; from++) {
            int before = k == 0 ? (from == 0 ? 0 : INT_MAX) : p->cost[(k - 1) * p->width + from];
            if (before == INT_MAX || js->at[to].x - js->at[from].x > cells) {
                continue;
            }
            int cost = before + line_cost(js, from, to, k, n);
            if (cost < p->cost[k * p->width + to]) {
                p->cost[k * p->width + to] = cost;
                p->from[k * p->width + to] = from;
            }
        }
    }
}

/* False when n lines do not hold it without tearing what must not be. */
static bool plan_lines(struct arena *a, const struct joints *js, size_t n, int cells,
                       struct plan *p)
{
    size_t size = n * js->n;
    *p = (struct plan){ARENA_ARRAY(a, int, size), ARENA_ARRAY(a, size_t, size), js->n};
    for (size_t i = 0; i < size; i++) {
        p->cost[i] = INT_MAX;
    }
    for (size_t k = 0; k < n; k++) {
        plan_line(p, js, k, n, cells);
    }
    return p->cost[n * js->n - 1] < NEVER;
}

static void put_lines(struct arena *a, struct slice text, const struct joints *js,
                      const struct plan *p, size_t n, struct title_lines *out)
{
    size_t to = js->n - 1, first = out->n;
    for (size_t k = 0; k < n; k++) {
        (void)VEC_PUSH(a, out);
    }
    for (size_t k = n; k-- > 0;) {
        size_t from = p->from[k * p->width + to];
        struct slice line = {text.at + js->at[from].at, js->at[to].at - js->at[from].at};
        out->at[first + k] = slice_trim(line);
        to = from;
    }
}

/* As a last resort: wherever the line is full. */
static void cut_lines(struct arena *a, struct slice text, int cells, struct title_lines *out)
{
    while (text.n > 0) {
        size_t at = 0, length = 0;
        for (int x = 0; at < text.n; at += length) {
            x += grid_char_width(utf8_decode(text.at + at, text.n - at, &length));
            if (x > cells && at > 0) {
                break;
            }
        }
        struct slice line = {text.at, at};
        *VEC_PUSH(a, out) = line;
        text = (struct slice){text.at + at, text.n - at};
    }
}

static void break_one(struct arena *a, struct slice text, int cells, struct title_lines *out)
{
    struct joints js = {0};
    struct plan p;
    find_joints(a, text, &js);
    int all = js.at[js.n - 1].x;
    size_t n = all > cells ? (size_t)((all + cells - 1) / cells) : 1;
    for (; n <= LINES_MAX && js.n <= SIGNS_MAX; n++) {
        if (plan_lines(a, &js, n, cells, &p)) {
            put_lines(a, text, &js, &p, n, out);
            return;
        }
    }
    cut_lines(a, text, cells, out);
}

void title_break(struct arena *a, const char *text, int cells, struct title_lines *out)
{
    struct slice rest = slice_of(text);
    while (rest.n > 0) {
        const char *feed = memchr(rest.at, '\n', rest.n);
        size_t n = feed ? (size_t)(feed - rest.at) : rest.n;
        break_one(a, slice_trim((struct slice){rest.at, n}), cells, out);
        n += feed ? 1 : 0;
        rest = (struct slice){rest.at + n, rest.n - n};
    }
}

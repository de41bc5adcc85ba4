#include "desk/sheet_spread.h"

#include <stdlib.h>

#include "base/buf.h"
#include "model/points.h"

#define BANDS 8
#define LEAST_OF_ORDER 6 /* fewer cases say nothing about the order */

static bool counts(const struct sheet_line *l)
{
    return *l->state && !l->missing && !l->is_hidden;
}

/* The mean of lines [from, to) that count; false when there is none. */
static bool mean_of(const struct sheet_lines *lines, size_t from, size_t to, int64_t *mean)
{
    int64_t sum = 0, n = 0;
    for (size_t i = from; i < to; i++) {
        if (counts(&lines->at[i])) {
            sum += lines->at[i].total;
            n++;
        }
    }
    *mean = n ? sum / n : 0;
    return n > 0;
}

bool sheet_mean(const struct sheet_lines *lines, int64_t *mean)
{
    return mean_of(lines, 0, lines->n, mean);
}

/* Bands of a round width between the lowest and the highest total. */
static void say_bands(struct buf *out, const struct sheet_lines *lines, int64_t low, int64_t high)
{
    int64_t width = TOTAL_UNIT;
    while ((high - low) / width >= BANDS) {
        width *= width == TOTAL_UNIT ? 5 : 2;
    }
    for (int64_t from = low / width * width; from <= high; from += width) {
        buf_printf(out, "%6lld-%-6lld ", (long long)(from / TOTAL_UNIT),
                   (long long)((from + width) / TOTAL_UNIT));
        for (size_t i = 0; i < lines->n; i++) {
            int64_t total = lines->at[i].total;
            if (counts(&lines->at[i]) && total >= from && total < from + width) {
                buf_char(out, '#');
            }
        }
        buf_char(out, '\n');
    }
}

static void say_order(struct arena *a, struct buf *out, const struct sheet_lines *lines)
{
    size_t third = lines->n / 3;
    int64_t first, last, mean;
    if (lines->n < LEAST_OF_ORDER || !mean_of(lines, 0, third, &first) ||
        !mean_of(lines, lines->n - third, lines->n, &last) || !sheet_mean(lines, &mean)) {
        return;
    }
    if (llabs(first - last) * 100 > mean * SHEET_ORDER_PERCENT) {
        buf_printf(
            out, "\n前 %zu 件平均 %s, 后 %zu 件平均 %s: %s评的偏高, 封存前可以回头看看前几件.\n",
            third, mean_text(a, first), third, mean_text(a, last), first > last ? "先" : "后");
    }
}

const char *sheet_spread_text(struct arena *a, const struct sheet_lines *lines)
{
    struct buf out = BUF_INIT;
    int64_t low = INT64_MAX, high = INT64_MIN, mean = 0;
    for (size_t i = 0; i < lines->n; i++) {
        int64_t total = lines->at[i].total;
        low = counts(&lines->at[i]) && total < low ? total : low;
        high = counts(&lines->at[i]) && total > high ? total : high;
    }
    if (!sheet_mean(lines, &mean)) {
        return "还没有打完一件, 看不出分布.";
    }
    buf_printf(&out, "我的分布  均分 %s\n最高 %s  最低 %s\n\n", mean_text(a, mean),
               mean_text(a, high), mean_text(a, low));
    say_bands(&out, lines, low, high);
    say_order(a, &out, lines);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

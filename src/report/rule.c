#include "report/rule.h"

enum reach { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

/* By the reaches of a place. */
static const char *const boxed[] = {
    [0] = " ",
    [UP] = "│",
    [DOWN] = "│",
    [UP | DOWN] = "│",
    [LEFT] = "─",
    [RIGHT] = "─",
    [LEFT | RIGHT] = "─",
    [UP | LEFT] = "┘",
    [UP | RIGHT] = "└",
    [DOWN | LEFT] = "┐",
    [DOWN | RIGHT] = "┌",
    [UP | DOWN | LEFT] = "┤",
    [UP | DOWN | RIGHT] = "├",
    [UP | LEFT | RIGHT] = "┴",
    [DOWN | LEFT | RIGHT] = "┬",
    [UP | DOWN | LEFT | RIGHT] = "┼",
};

static bool is_ruled(const struct band *band, int x)
{
    for (size_t i = 0; i < band->segments.n; i++) {
        if (x >= band->segments.at[i].from && x < band->segments.at[i].to) {
            return true;
        }
    }
    return false;
}

static const struct bar *bar_at(const struct band *band, int x)
{
    for (size_t i = 0; i < band->bars.n; i++) {
        if (band->bars.at[i].x == x) {
            return &band->bars.at[i];
        }
    }
    return NULL;
}

int rule_end(const struct band *band)
{
    int end = 0, wide = band->is_boxed ? 2 : 1;
    for (size_t i = 0; i < band->segments.n; i++) {
        end = band->segments.at[i].to > end ? band->segments.at[i].to : end;
    }
    for (size_t i = 0; i < band->bars.n; i++) {
        int reach = band->bars.at[i].x + wide;
        end = reach > end ? reach : end;
    }
    return end;
}

/* A bar begins and ends what is ruled, so a place without one is ruled as a whole. */
static unsigned reaches(const struct band *band, int x)
{
    const struct bar *bar = bar_at(band, x);
    if (!bar) {
        return is_ruled(band, x) ? LEFT | RIGHT : 0;
    }
    return (bar->is_up ? UP : 0u) | (bar->is_down ? DOWN : 0u) |
           (is_ruled(band, x - 1) ? LEFT : 0u) | (is_ruled(band, x + 2) ? RIGHT : 0u);
}

const char *rule_sign(const struct band *band, int x)
{
    if (band->is_boxed) {
        return boxed[reaches(band, x)];
    }
    bool has_bar = bar_at(band, x) != NULL;
    return is_ruled(band, x) ? (has_bar ? "+" : "-") : has_bar ? "|" : " ";
}

const char *rule_filling(const struct band *band, int x)
{
    return reaches(band, x) & RIGHT ? "─" : " ";
}

const char *bar_sign(const struct band *band)
{
    return band->is_boxed ? "│" : "|";
}

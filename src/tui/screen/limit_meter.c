#include "tui/screen/limit_meter.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/utf8.h"

bool limit_meter_asks(struct limit_meter *m, const char *asked)
{
    if (m->asked && text_eq(m->asked, asked)) {
        return false;
    }
    arena_reset(&m->arena);
    m->lines = (struct limit_lines){0};
    m->asked = arena_text(&m->arena, asked);
    return true;
}

void limit_meter_release(struct limit_meter *m)
{
    arena_release(&m->arena);
    *m = (struct limit_meter){0};
}

/* ---- which lines, in which order --------------------------------------------------------------- */

static int rank_of(const struct limit_line *l)
{
    const struct limit_result *r = &l->result;
    return r->state == LIMIT_OVER             ? 0
           : r->binds != TRUTH_YES            ? 5
           : r->state == LIMIT_FULL           ? 1
           : r->limit->per == PER_RECOMMENDER ? 2
           : r->state == LIMIT_UNDETERMINED   ? 3
                                              : 4;
}

static int by_rank(const void *left, const void *right)
{
    const struct limit_line *l = left, *r = right;
    int by = rank_of(l) - rank_of(r);
    return by ? by : (l->result.tally > r->result.tally) - (l->result.tally < r->result.tally);
}

/* A part is told with its whole; what is one case's own only when it is full or over. */
static bool is_shown(const struct limit_line *l)
{
    enum limit_state state = l->result.state;
    bool presses = state == LIMIT_OVER || state == LIMIT_FULL;
    bool is_own = l->result.limit->per == PER_SUBMISSION || l->result.limit->per == PER_CASE;
    return state == LIMIT_OVER || (!l->result.limit->part_of && (!is_own || presses));
}

static void arrange(struct limit_lines *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (is_shown(&lines->at[i])) {
            lines->at[n++] = lines->at[i];
        }
    }
    lines->n = n;
    if (n) {
        qsort(lines->at, n, sizeof *lines->at, by_rank);
    }
}

void limit_meter_case(struct limit_meter *m, struct desk *desk, const struct submission *s)
{
    struct err err = {.arena = &m->arena};
    if (limits_of_case(desk, &m->arena, s, true, &m->lines, &err) != STATUS_OK) {
        m->lines.n = 0;
    }
    arrange(&m->lines);
}

void limit_meter_list(struct limit_meter *m, struct desk *desk, int64_t notice, int64_t unit)
{
    struct err err = {.arena = &m->arena};
    if (!notice || !unit ||
        limits_of_recommender(desk, &m->arena, notice, unit, &m->lines, &err) != STATUS_OK) {
        m->lines.n = 0;
    }
    arrange(&m->lines);
}

/* ---- in words ------------------------------------------------------------------------------------ */

const char *limit_line_text(struct arena *a, const struct limit_line *line)
{
    const struct limit_result *r = &line->result;
    bool is_list = r->limit->per == PER_RECOMMENDER && r->binds == TRUTH_YES;
    const char *clause = r->clause ? arena_printf(a, " (%s)", r->clause) : "";
    return is_list
               ? arena_printf(a, "%s  %s", line->left, line->basis)
               : arena_printf(a, "%s%s%s%s", line->who, *line->who ? " " : "", line->brief, clause);
}

static enum style style_of(const struct limit_result *r)
{
    return r->state == LIMIT_OVER   ? STYLE_ERROR
           : r->state == LIMIT_FULL ? STYLE_WARNING
                                    : STYLE_HINT;
}

/* A line that does not fit gives way to a shorter one behind it, but for the first. */
void limit_meter_draw(const struct limit_meter *m, const struct canvas *cv)
{
    struct arena a = {0};
    int x = 1;
    for (size_t i = 0; i < m->lines.n; i++) {
        const char *text = limit_line_text(&a, &m->lines.at[i]);
        int width = (int)utf8_text_width(text);
        if (x > 1 && x + width >= cv->cols) {
            continue;
        }
        struct pen pen = {.x = x, .width = cv->cols - x - 1};
        pen.style = style_of(&m->lines.at[i].result);
        x += canvas_text(cv, pen, text) + 3;
    }
    arena_release(&a);
}

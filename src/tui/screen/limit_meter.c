#include "tui/screen/limit_meter.h"

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

void limit_meter_case(struct limit_meter *m, struct desk *desk, const struct submission *s)
{
    struct err err = {.arena = &m->arena};
    if (limits_of_case(desk, &m->arena, s, true, &m->lines, &err) != STATUS_OK) {
        m->lines.n = 0;
    }
    limit_lines_arrange(&m->lines);
}

void limit_meter_list(struct limit_meter *m, struct desk *desk, int64_t notice, int64_t unit)
{
    struct err err = {.arena = &m->arena};
    if (!notice || !unit ||
        limits_of_recommender(desk, &m->arena, notice, unit, &m->lines, &err) != STATUS_OK) {
        m->lines.n = 0;
    }
    limit_lines_arrange(&m->lines);
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

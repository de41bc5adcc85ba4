#include "tui/widget/progress.h"

bool progress_is_due(const struct progress *p)
{
    return p->now_ms - p->started_ms >= PROGRESS_PATIENCE_MS;
}

/* Seconds still needed at the pace so far, at least 1; 0 when that cannot be said. */
static int64_t seconds_left(const struct progress *p)
{
    int64_t passed = p->now_ms - p->started_ms;
    if (p->done <= 0 || p->total <= p->done || passed < PROGRESS_PATIENCE_MS) {
        return 0;
    }
    double left = (double)passed / (double)p->done * (double)(p->total - p->done);
    return (int64_t)(left / 1000.0) + 1;
}

static int64_t share(const struct progress *p, int64_t of)
{
    int64_t done = p->done > p->total ? p->total : p->done;
    return p->total > 0 ? (int64_t)((double)done / (double)p->total * (double)of) : 0;
}

const char *progress_sentence(const struct progress *p, struct arena *a)
{
    if (p->total <= 0) {
        return arena_printf(a, "%s %lld", p->what, (long long)p->done);
    }
    const char *text = arena_printf(a, "%s %lld / %lld  %lld%%", p->what, (long long)p->done,
                                    (long long)p->total, (long long)share(p, 100));
    int64_t left = seconds_left(p);
    if (left == 0) {
        return text;
    }
    return left < 120 ? arena_printf(a, "%s  还要约 %lld 秒", text, (long long)left)
                      : arena_printf(a, "%s  还要约 %lld 分钟", text, (long long)(left + 59) / 60);
}

void progress_draw(const struct progress *p, const struct canvas *cv)
{
    struct arena a = {0};
    (void)canvas_text(cv, (struct pen){.style = STYLE_TITLE}, progress_sentence(p, &a));
    if (p->total > 0 && cv->cols > 2) {
        int full = (int)share(p, cv->cols - 2);
        (void)canvas_text(cv, (struct pen){.y = 1}, "[");
        for (int x = 0; x < cv->cols - 2; x++) {
            (void)canvas_text(cv, (struct pen){.y = 1, .x = x + 1}, x < full ? "#" : ".");
        }
        (void)canvas_text(cv, (struct pen){.y = 1, .x = cv->cols - 1}, "]");
    }
    (void)canvas_text(cv, (struct pen){.y = 2, .style = STYLE_HINT}, "Esc 取消, 什么也不会写入");
    arena_release(&a);
}

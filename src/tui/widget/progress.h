/* How far long work has come: count, share, time remaining, a bar. Shown from 300 ms on. */
#ifndef TUI_WIDGET_PROGRESS_H
#define TUI_WIDGET_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "tui/canvas.h"

#define PROGRESS_PATIENCE_MS 300

struct progress {
    const char *what;           /* 导入 */
    int64_t done, total;        /* total 0: not known */
    int64_t started_ms, now_ms; /* from anywhere */
};

bool progress_is_due(const struct progress *p);
/* `导入 1200 / 5000  24%  还要约 12 秒`. */
const char *progress_sentence(const struct progress *p, struct arena *a);
/* Sentence, bar, and how to cancel, in three rows. */
void progress_draw(const struct progress *p, const struct canvas *cv);

#endif

/* Screens played without a terminal: keys go in as a terminal would send them, the picture comes
 * out as text. Time stands still unless a test moves it. */
#ifndef SUPPORT_STAGE_H
#define SUPPORT_STAGE_H

#include "tui/key_decoder.h"
#include "tui/ui.h"

struct stage {
    struct terminal terminal; /* first, so that it can be found from it */
    struct ui ui;
    struct key_decoder decoder;
    int rows, cols;
    int64_t ms;          /* what now_ms says */
    int64_t ms_per_look; /* added at each look at the clock */
    int n_shown, n_repainted;
    int longest_wait; /* the longest timeout read was asked for */
};

/* Before stage_start: an 80x24 terminal and a clock at 2024-11-20 09:41 in `options`, to which the
 * test adds its screens. */
struct ui_options stage_init(struct stage *s);
/* The same over a desk and with its clock, for 张收件 of 南岭示例通信管理局; `main` is an array of one. */
struct ui_options stage_over(struct stage *s, struct desk *desk,
                             const struct screen_class *const *main);
void stage_start(struct stage *s, const struct ui_options *options);
void stage_release(struct stage *s);
/* The way in of most tests: stage_over, started, until nothing is left to be done; and out again, with the
 * desk. */
void stage_open(struct stage *s, struct desk *desk, const struct screen_class *const *main);
void stage_close(struct stage *s);
/* Another process has changed the desk, and the screens look again. */
void stage_somebody_wrote(struct stage *s);

void stage_press(struct stage *s, uint32_t code);
/* Bytes as a terminal sends them: characters, escape sequences. */
void stage_type(struct stage *s, const char *bytes);
/* Gives bytes that the loop or ui_progress will read. */
void stage_send(struct stage *s, const char *bytes);
void stage_resize(struct stage *s, int rows, int cols);
/* Until nothing is left to be done between keys. */
void stage_settle(struct stage *s);

/* The picture after drawing. */
const char *stage_dump(struct stage *s, struct arena *a);
bool stage_shows(struct stage *s, const char *text);
/* The picture at 80x24 and at 160x50 against golden/NAME-80x24.txt and its like. */
void stage_check_both(struct stage *s, const char *name);
/* One line of it, counted from 1 as the screen's lines are. */
const char *stage_line(struct stage *s, struct arena *a, int line);

#endif

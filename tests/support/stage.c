#include "support/stage.h"

#include <stdlib.h>
#include <string.h>

#include "desk/desk.h"
#include "support/golden.h"

#define NOV_20_0941 1732066860 /* 2024-11-20 09:41:00 in Shanghai */

static struct stage *stage_of(struct terminal *t)
{
    return (struct stage *)t;
}

static int64_t now_ms(struct terminal *t)
{
    struct stage *s = stage_of(t);
    s->ms += s->ms_per_look;
    return s->ms;
}

/* Whatever was sent; when nothing is left time passes, and what was begun is given up. */
static bool read_key(struct terminal *t, int timeout_ms, struct key *key)
{
    struct stage *s = stage_of(t);
    s->longest_wait = timeout_ms > s->longest_wait ? timeout_ms : s->longest_wait;
    if (key_decoder_next(&s->decoder, true, key)) {
        return true;
    }
    s->ms += timeout_ms;
    return false;
}

static void show(struct terminal *t, const struct canvas *cv)
{
    (void)cv;
    stage_of(t)->n_shown++;
}

static void repaint(struct terminal *t)
{
    stage_of(t)->n_repainted++;
}

static void size_of(struct terminal *t, int *rows, int *cols)
{
    *rows = stage_of(t)->rows;
    *cols = stage_of(t)->cols;
}

struct ui_options stage_init(struct stage *s)
{
    *s = (struct stage){
        .terminal = {read_key, show, repaint, size_of, now_ms}, .rows = 24, .cols = 80};
    key_decoder_init(&s->decoder);
    return (struct ui_options){.clock = clock_fixed(NOV_20_0941), .terminal = &s->terminal};
}

struct ui_options stage_over(struct stage *s, struct desk *desk,
                             const struct screen_class *const *main)
{
    struct ui_options o = stage_init(s);
    o.desk = desk;
    o.clock = desk->clock;
    o.mains = main;
    o.n_mains = 1;
    o.unit = "南岭示例通信管理局";
    o.user = "张收件 管理员";
    return o;
}

void stage_start(struct stage *s, const struct ui_options *options)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (ui_init(&s->ui, options, &err)) {
        abort();
    }
    arena_release(&a);
}

void stage_release(struct stage *s)
{
    ui_release(&s->ui);
    key_decoder_release(&s->decoder);
}

void stage_press(struct stage *s, uint32_t code)
{
    ui_key(&s->ui, (struct key){.code = code});
}

void stage_send(struct stage *s, const char *bytes)
{
    key_decoder_feed(&s->decoder, bytes, strlen(bytes));
}

void stage_type(struct stage *s, const char *bytes)
{
    struct key key;
    stage_send(s, bytes);
    while (key_decoder_next(&s->decoder, true, &key)) {
        ui_key(&s->ui, key);
    }
}

void stage_resize(struct stage *s, int rows, int cols)
{
    s->rows = rows;
    s->cols = cols;
    stage_press(s, K_RESIZE);
}

void stage_open(struct stage *s, struct desk *desk, const struct screen_class *const *main)
{
    struct ui_options o = stage_over(s, desk, main);
    stage_start(s, &o);
    stage_settle(s);
}

void stage_close(struct stage *s)
{
    struct desk *desk = s->ui.options.desk;
    stage_release(s);
    desk_close(desk);
}

static bool has_changed(struct desk *desk)
{
    (void)desk;
    return true;
}

void stage_somebody_wrote(struct stage *s)
{
    s->ui.options.changed = has_changed;
    ui_poll(&s->ui);
}

void stage_settle(struct stage *s)
{
    while (ui_idle(&s->ui)) {
    }
}

const char *stage_dump(struct stage *s, struct arena *a)
{
    ui_draw(&s->ui);
    return canvas_dump(&s->ui.canvas, a);
}

bool stage_shows(struct stage *s, const char *text)
{
    struct arena a = {0};
    bool shows = strstr(stage_dump(s, &a), text) != NULL;
    arena_release(&a);
    return shows;
}

void stage_check_both(struct stage *s, const char *name)
{
    struct arena a = {0};
    golden_check(arena_printf(&a, "%s-80x24", name), stage_dump(s, &a));
    stage_resize(s, 50, 160);
    golden_check(arena_printf(&a, "%s-160x50", name), stage_dump(s, &a));
    stage_resize(s, 24, 80);
    arena_release(&a);
}

const char *stage_line(struct stage *s, struct arena *a, int line)
{
    const char *text = stage_dump(s, a);
    for (int i = 1; i < line; i++) {
        text = strchr(text, '\n') + 1;
    }
    return arena_copy(a, text, strcspn(text, "\n"));
}

#include "support/stage.h"

#include <stdlib.h>
#include <string.h>

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

const char *stage_dump(struct stage *s, struct arena *a)
{
    ui_draw(&s->ui);
    return canvas_dump(&s->ui.canvas, a);
}

const char *stage_line(struct stage *s, struct arena *a, int line)
{
    const char *text = stage_dump(s, a);
    for (int i = 1; i < line; i++) {
        text = strchr(text, '\n') + 1;
    }
    return arena_copy(a, text, strcspn(text, "\n"));
}

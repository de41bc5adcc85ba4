#include "tui/help.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/frame.h"
#include "tui/widget/text_view.h"

#define KEYS_COLUMN 20

static void add_way(struct buf *out, const char *name)
{
    buf_text(out, out->n > 0 ? "  " : "");
    buf_text(out, name);
}

static void explain(struct buf *page, const struct binding *b)
{
    char name[KEY_NAME_SIZE];
    struct buf keys = BUF_INIT;
    add_way(&keys, key_label(b->key, name));
    if (key_second_way(b->key, name)) {
        add_way(&keys, name);
    }
    if (b->also) {
        add_way(&keys, key_label(b->also, name));
    }
    size_t width = utf8_text_width(keys.at);
    buf_printf(page, "  %s", keys.at);
    buf_fill(page, ' ', width < KEYS_COLUMN ? KEYS_COLUMN - width : 2);
    buf_printf(page, "%s\n", b->help ? b->help : b->bar);
    buf_release(&keys);
}

static void explain_all(struct buf *page, const struct binding *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (b[i].help || b[i].bar) {
            explain(page, &b[i]);
        }
    }
}

const char *help_text(struct arena *a, const struct screen_class *class)
{
    struct buf page = BUF_INIT;
    buf_printf(&page, "%s\n\n", class->title);
    if (class->help) {
        buf_printf(&page, "%s\n", class->help);
    }
    if (class->n_bindings > 0) {
        buf_text(&page, "本屏的按键\n");
        explain_all(&page, class->bindings, class->n_bindings);
        buf_text(&page, "\n");
    }
    buf_text(&page, "处处可用的按键\n");
    explain_all(&page, frame_bindings, n_frame_bindings);
    buf_text(&page, "  1 2 3 .. 0          去第二行所列的各屏; 正在输入文字时用 F9.\n"
                    "\nAlt-1 至 Alt-9 就是 F1 至 F9, Alt-0 就是 F10. "
                    "全角的 ／ ： ？ 和数字与半角一样.\n");
    const char *text = arena_copy(a, page.at, page.n);
    buf_release(&page);
    return text;
}

static enum status help_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    text_view_init(s->state);
    text_view_set(s->state, help_text(&s->arena, ((const struct screen *)argument)->class));
    return STATUS_OK;
}

static void help_close(struct screen *s)
{
    text_view_release(s->state);
}

static struct action help_event(struct screen *s, const struct event *event)
{
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (event->key.code == K_F(1)) {
        return action_pop();
    }
    enum widget_result result = text_view_key(s->state, event->key);
    return result == WIDGET_LEFT ? action_pop() : action_after(result);
}

static void help_draw(const struct screen *s, const struct canvas *cv)
{
    struct canvas page = canvas_part(cv, (struct rect){0, 1, cv->rows, cv->cols - 2});
    text_view_draw(s->state, &page);
}

static bool help_takes_text(const struct screen *s)
{
    return text_view_takes_text(s->state);
}

static const char *help_sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(s->state, a);
}

static const struct binding bindings[] = {
    {K_F(7), '/', "查找", "在这一页里查找; Enter 下一处.", 0, NULL},
    {K_PAGE_DOWN, 0, "下一页", "往下一页; PgUp 往上, 上下逐行.", 0, NULL},
    {K_ESC, 0, "返回", "回到原来的屏.", 0, NULL},
};

const struct screen_class help_screen = {
    .name = "help",
    .title = "帮助",
    .state_size = sizeof(struct text_view),
    .open = help_open,
    .event = help_event,
    .draw = help_draw,
    .close = help_close,
    .takes_text = help_takes_text,
    .sentence = help_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "说明一屏的用途和按键.\n",
};

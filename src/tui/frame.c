#include "tui/frame.h"

#include <time.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "tui/widget/paragraph.h"

#define SHANGHAI (8 * 3600) /* the desk's time zone, always */

const struct binding frame_bindings[] = {
    {K_F(1), '?', "帮助", "这一页: 本屏的用途和按键.", FRAME_HELP, NULL},
    {K_F(9), ':', "菜单", "本屏能做的事和各屏; 输入汉字或拼音首字母即筛选.", FRAME_MENU, NULL},
    {K_F(10), 0, "退出", "退出申报台. 未存的内容留作草稿.", FRAME_QUIT, "申报台"},
    {K_ESC, 0, NULL, "返回上一级, 已输入的不丢.", FRAME_BACK, NULL},
    {K_CTRL('l'), 0, NULL, "重画屏幕.", FRAME_REPAINT, NULL},
};
const size_t n_frame_bindings = sizeof frame_bindings / sizeof *frame_bindings;

bool frame_works_at_gate(const struct binding *b)
{
    return b->command == FRAME_QUIT || b->command == FRAME_REPAINT;
}

struct canvas frame_body(const struct ui *ui)
{
    return canvas_part(&ui->canvas,
                       (struct rect){.y = FRAME_ROWS_ABOVE,
                                     .rows = ui->canvas.rows - FRAME_ROWS_ABOVE - FRAME_ROWS_BELOW,
                                     .cols = ui->canvas.cols});
}

/* ---- lines 1, 2 and 23 ----------------------------------------------------------------------- */

static void draw_who(const struct ui *ui)
{
    const struct canvas *cv = &ui->canvas;
    const struct ui_options *o = &ui->options;
    struct arena a = {0};
    time_t now = (time_t)(clock_now(&o->clock) + SHANGHAI);
    struct tm tm;
    char clock[16] = "";
    if (gmtime_r(&now, &tm)) {
        (void)strftime(clock, sizeof clock, "%m-%d %H:%M", &tm);
    }
    const char *right = arena_printf(&a, "%s%s%s  %s", ui->exposed.at, ui->exposed.n ? "  " : "",
                                     o->user ? o->user : "", clock);
    int room = (int)utf8_text_width(utf8_printable(&a, right, false));
    canvas_fill(cv, (struct rect){0, 0, 1, cv->cols}, STYLE_TITLE);
    struct pen pen = {.style = STYLE_TITLE, .width = cv->cols - room - 3};
    if (ui->call.n > 0) {
        canvas_printf(cv, pen, " 申报台  %s  [%s]", o->unit ? o->unit : "", ui->call.at);
    } else {
        canvas_printf(cv, pen, " 申报台  %s", o->unit ? o->unit : "");
    }
    canvas_text(cv, (struct pen){.x = cv->cols - room - 1, .style = STYLE_TITLE}, right);
    arena_release(&a);
}

static void draw_tabs(const struct ui *ui)
{
    const struct canvas *cv = &ui->canvas;
    int x = 0;
    canvas_fill(cv, (struct rect){1, 0, 1, cv->cols}, STYLE_TAB);
    if (ui_top(ui)->class->is_gate) {
        canvas_printf(cv, (struct pen){.y = 1, .style = STYLE_TAB_HERE}, " %s ",
                      ui_top(ui)->class->title);
        return;
    }
    for (size_t i = 0; i < ui->options.n_mains; i++) {
        const struct screen_class *class = ui->options.mains[i];
        enum style style = i == ui->here ? STYLE_TAB_HERE : STYLE_TAB;
        x += canvas_printf(cv, (struct pen){.y = 1, .x = x, .style = style}, " %c%s ", class->digit,
                           class->title);
    }
}

/* A sentence too long for line 23 goes on in the lines above it, for what to do stands at its end; but
 * never over the line that is being typed in. */
#define MESSAGE_ROWS_MAX 4

static int message_rows(const struct canvas *cv, const char *text)
{
    int rows = paragraph_rows(text, cv->cols - 2), y = 0, x = 0;
    rows = rows < 1 ? 1 : rows > MESSAGE_ROWS_MAX ? MESSAGE_ROWS_MAX : rows;
    int free = canvas_cursor_at(cv, &y, &x) ? cv->rows - 2 - y : rows;
    return free < 1 ? 1 : rows > free ? free : rows;
}

static void draw_message(const struct ui *ui)
{
    const struct canvas *cv = &ui->canvas;
    const struct screen *top = ui_top(ui);
    struct arena a = {0};
    const char *text = ui->message.n > 0      ? ui->message.at
                       : top->class->sentence ? top->class->sentence(top, &a)
                                              : NULL;
    enum style style = ui->message.n > 0 ? ui->message_style : STYLE_NORMAL;
    int rows = message_rows(cv, text);
    struct canvas place = canvas_part(cv, (struct rect){cv->rows - 1 - rows, 0, rows, cv->cols});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = style};
    if (rows == 1) {
        canvas_text(&place, pen, text);
    } else {
        canvas_fill(&place, (struct rect){0, 0, rows, cv->cols}, STYLE_NORMAL);
        paragraph_draw(&place, pen, text);
    }
    arena_release(&a);
}

/* ---- line 24 --------------------------------------------------------------------------------- */

/* What stands in the key bar: F-keys by number, then the others as the screen names them. */
struct bar {
    struct arena arena;
    VEC(const struct binding *) items;
};

static bool is_f_key(uint32_t key)
{
    return key >= K_F(1) && key <= K_F(24);
}

static bool comes_before(const struct binding *a, const struct binding *b)
{
    return is_f_key(a->key) && (!is_f_key(b->key) || a->key < b->key);
}

static void bar_add(struct bar *bar, const struct binding *b)
{
    for (size_t i = 0; i < bar->items.n; i++) {
        if (bar->items.at[i]->key == b->key) {
            return; /* the screen's own meaning of a key of the frame */
        }
    }
    size_t i = bar->items.n;
    *VEC_PUSH(&bar->arena, &bar->items) = b;
    for (; i > 0 && comes_before(b, bar->items.at[i - 1]); i--) {
        bar->items.at[i] = bar->items.at[i - 1];
    }
    bar->items.at[i] = b;
}

static void bar_collect(struct bar *bar, const struct screen *top)
{
    const struct screen_class *class = top->class;
    bool takes_text = class->takes_text && class->takes_text(top);
    for (size_t i = 0; i < class->n_bindings; i++) {
        const struct binding *b = &class->bindings[i];
        if (b->bar && !(takes_text && key_is_text((struct key){b->key, NULL}))) {
            bar_add(bar, b);
        }
    }
    for (size_t i = 0; i < n_frame_bindings; i++) {
        if (frame_bindings[i].bar && (!class->is_gate || frame_works_at_gate(&frame_bindings[i]))) {
            bar_add(bar, &frame_bindings[i]);
        }
    }
}

static int item_width(const struct binding *b)
{
    char name[KEY_NAME_SIZE];
    int width = (int)(utf8_text_width(key_label(b->key, name)) + utf8_text_width(b->bar));
    return width + (is_f_key(b->key) ? 1 : 3);
}

/* Takes out, from the end, what does not fit; help and menu stay, since they name all the rest. */
static void bar_fit(struct bar *bar, int cols)
{
    int width = 1;
    for (size_t i = 0; i < bar->items.n; i++) {
        width += item_width(bar->items.at[i]);
    }
    for (size_t i = bar->items.n; i > 0 && width > cols; i--) {
        const struct binding *b = bar->items.at[i - 1];
        if (b->command == FRAME_HELP || b->command == FRAME_MENU) {
            continue;
        }
        width -= item_width(b);
        bar->items.n--;
        for (size_t k = i - 1; k < bar->items.n; k++) {
            bar->items.at[k] = bar->items.at[k + 1];
        }
    }
}

static void draw_keys(const struct ui *ui)
{
    const struct canvas *cv = &ui->canvas;
    struct bar bar = {0};
    int y = cv->rows - 1, x = 0;
    bar_collect(&bar, ui_top(ui));
    bar_fit(&bar, cv->cols);
    canvas_fill(cv, (struct rect){y, 0, 1, cv->cols}, STYLE_BAR);
    for (size_t i = 0; i < bar.items.n; i++) {
        const struct binding *b = bar.items.at[i];
        char name[KEY_NAME_SIZE];
        bool is_f = is_f_key(b->key);
        x += is_f ? 1 : 2;
        x += canvas_text(cv, (struct pen){.y = y, .x = x, .style = STYLE_KEY},
                         key_label(b->key, name));
        x += is_f ? 0 : 1;
        x += canvas_text(cv, (struct pen){.y = y, .x = x, .style = STYLE_BAR}, b->bar);
    }
    arena_release(&bar.arena);
}

void frame_draw(const struct ui *ui)
{
    draw_who(ui);
    draw_tabs(ui);
    draw_message(ui);
    draw_keys(ui);
}

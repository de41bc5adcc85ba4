#include "tui/ask.h"

#include "tui/widget/choice.h"
#include "tui/widget/edit.h"
#include "tui/widget/paragraph.h"

struct action action_ask(const struct question *question)
{
    return action_push(question->kind == ASK_LINE ? &ask_line_screen : &ask_choice_screen,
                       question);
}

static bool always(const struct screen *s)
{
    (void)s;
    return true;
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "确定", "就这样回答.", 0, NULL},
    {K_ESC, 0, "放弃", "不回答, 什么也不做.", 0, NULL},
};

/* ---- one of several -------------------------------------------------------------------------- */

struct ask_choice {
    const struct question *question;
    struct choice choice;
};

static const char *const no_yes[] = {"否", "是"};

static enum status choice_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct ask_choice *ask = s->state;
    const struct question *q = ask->question = argument;
    bool is_yes_no = q->kind == ASK_YES_NO;
    const char *const *texts = is_yes_no ? no_yes : q->choices;
    size_t n = is_yes_no ? 2 : q->n_choices;
    struct choice_item *items = ARENA_ARRAY(&s->arena, struct choice_item, n);
    for (size_t i = 0; i < n; i++) {
        items[i].text = texts[i];
    }
    choice_init(&ask->choice, q->text, items, n);
    return STATUS_OK;
}

static void choice_close(struct screen *s)
{
    choice_release(&((struct ask_choice *)s->state)->choice);
}

static struct action choice_answer(const struct ask_choice *ask)
{
    size_t at = choice_taken(&ask->choice);
    if (at >= ask->choice.n) {
        return action_none();
    }
    return action_answer((struct answer){
        .id = ask->question->id,
        .is_given = true,
        .yes = ask->question->kind == ASK_YES_NO && at == 1,
        .choice = at,
    });
}

static struct action choice_event(struct screen *s, const struct event *event)
{
    struct ask_choice *ask = s->state;
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = choice_key(&ask->choice, event->key);
    if (result == WIDGET_LEFT) {
        return action_answer((struct answer){.id = ask->question->id});
    }
    return result == WIDGET_DONE ? choice_answer(ask) : action_after(result);
}

static void choice_paint(const struct screen *s, const struct canvas *cv)
{
    choice_draw(&((struct ask_choice *)s->state)->choice, cv);
}

const struct screen_class ask_choice_screen = {
    .name = "ask-choice",
    .title = "选择",
    .state_size = sizeof(struct ask_choice),
    .open = choice_open,
    .event = choice_event,
    .draw = choice_paint,
    .close = choice_close,
    .takes_text = always,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "上下选择, Enter 确定, Esc 放弃.\n",
    .is_over = true,
};

/* ---- one line -------------------------------------------------------------------------------- */

#define LINE_ROWS                                                                                  \
    5 /* beside question and hint: borders, the line, one free row above and below it */
#define LINE_COLS 64
#define LINE_MARGIN 2
#define LINE_WIDTH (LINE_COLS - 2 * LINE_MARGIN)

struct ask_line {
    const struct question *question;
    struct edit edit;
};

static enum status line_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct ask_line *ask = s->state;
    ask->question = argument;
    edit_init(&ask->edit, false);
    const char *line = ask->question->line ? ask->question->line : "";
    (ask->question->is_offered ? edit_offer : edit_set)(&ask->edit, line);
    return STATUS_OK;
}

static void line_close(struct screen *s)
{
    edit_release(&((struct ask_line *)s->state)->edit);
}

static struct action line_event(struct screen *s, const struct event *event)
{
    struct ask_line *ask = s->state;
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (event->key.code == K_ESC || event->key.code == K_ENTER) {
        return action_answer((struct answer){.id = ask->question->id,
                                             .is_given = event->key.code == K_ENTER,
                                             .line = edit_text(&ask->edit)});
    }
    return action_after(edit_key(&ask->edit, event->key));
}

static struct pen row_of_box(int y, enum style style)
{
    return (struct pen){.y = y, .x = LINE_MARGIN, .style = style, .width = LINE_WIDTH};
}

static void line_draw(const struct screen *s, const struct canvas *cv)
{
    struct ask_line *ask = s->state;
    int rows = LINE_ROWS + paragraph_rows(ask->question->text, LINE_WIDTH) +
               paragraph_rows(ask->question->hint, LINE_WIDTH);
    struct canvas box = canvas_part(
        cv, (struct rect){(cv->rows - rows) / 2, (cv->cols - LINE_COLS) / 2, rows, LINE_COLS});
    canvas_clear(&box);
    for (int x = 0; x < box.cols; x++) {
        canvas_text(&box, (struct pen){.y = 0, .x = x}, "-");
        canvas_text(&box, (struct pen){.y = box.rows - 1, .x = x}, "-");
    }
    int y = 1 + paragraph_draw(&box, row_of_box(1, STYLE_HEAD), ask->question->text);
    struct canvas field = canvas_part(&box, (struct rect){y + 1, LINE_MARGIN, 1, LINE_WIDTH});
    paragraph_draw(&box, row_of_box(y + 3, STYLE_HINT), ask->question->hint);
    edit_draw(&ask->edit, &field, (struct edit_look){.has_focus = true});
}

const struct screen_class ask_line_screen = {
    .name = "ask-line",
    .title = "输入",
    .state_size = sizeof(struct ask_line),
    .open = line_open,
    .event = line_event,
    .draw = line_draw,
    .close = line_close,
    .takes_text = always,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "输入一行, Enter 确定, Esc 放弃.\n",
    .is_over = true,
};

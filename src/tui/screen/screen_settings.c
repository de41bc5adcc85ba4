/* 设置: the numbers of this desk. */
#include <limits.h>
#include <stdlib.h>

#include "base/slice.h"
#include "desk/settings.h"
#include "tui/ask.h"
#include "tui/screen/settings.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { CHANGE = 1 };
enum question_id { ASK_VALUE = 1 };
enum setting_column { NAME, VALUE, BOUNDS };

static const struct list_column columns[] = {
    [NAME] = {.title = "本台自定", .width = 24, .widest = 40, .is_unsorted = true},
    [VALUE] = {.title = "现为", .width = 8, .is_unsorted = true},
    [BOUNDS] = {.title = "可定", .width = 20, .widest = INT_MAX, .is_unsorted = true},
};

struct settings_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t *values;
    struct question question;
    size_t row;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct desk_number *n = &desk_numbers[row];
    switch ((enum setting_column)column) {
    case NAME: return n->name;
    case VALUE:
        return arena_printf(
            a, "%lld%s", (long long)((const struct settings_state *)context)->values[row], n->unit);
    case BOUNDS: return arena_printf(a, "%lld 到 %lld", (long long)n->least, (long long)n->most);
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    (void)context;
    (void)a;
    return desk_numbers[row].help;
}

static enum status load(struct screen *s, struct err *err)
{
    struct settings_state *t = s->state;
    struct arena fresh = {0};
    int64_t *values = ARENA_ARRAY(&fresh, int64_t, n_desk_numbers);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_desk_numbers && status == STATUS_OK; i++) {
        status = desk_number_load(s->ui->options.desk, &fresh, &desk_numbers[i], &values[i], err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->values = values;
    short_list_set(&t->list, fresh, n_desk_numbers);
    return STATUS_OK;
}

static enum status settings_open(struct screen *s, const void *argument, struct err *err)
{
    struct settings_state *t = s->state;
    (void)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell});
    t->list.told = told;
    t->list.list.noun = "项设置";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action ask(struct settings_state *t)
{
    if (!short_list_selected(&t->list, &t->row)) {
        return action_none();
    }
    const struct desk_number *n = &desk_numbers[t->row];
    arena_reset(&t->list.asked);
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_VALUE,
        .text = arena_printf(&t->list.asked, "%s定为多少%s?", n->name, n->unit),
        .hint = arena_printf(&t->list.asked, "%lld 到 %lld. 管理员才能定; 可以撤销. Esc 不改",
                             (long long)n->least, (long long)n->most),
        .line = arena_printf(&t->list.asked, "%lld", (long long)t->values[t->row]),
        .is_offered = true};
    return action_ask(&t->question);
}

static void change(struct screen *s, const char *line)
{
    struct settings_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    char *end = NULL;
    int64_t value = strtoll(line, &end, 10);
    if (end == line || *end) {
        ui_say(s->ui, STYLE_ERROR, "「%s」不是整数.", line);
        return;
    }
    if (desk_number_set(s->ui->options.desk, &t->list.asked, &desk_numbers[t->row], value, NULL,
                        &err)) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已改; 到 0记录 可以撤销.");
}

static struct action settings_event(struct screen *s, const struct event *event)
{
    struct settings_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return ask(t);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_VALUE && event->answer.is_given) {
            change(s, event->answer.line);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "改", "改所选的一项.", CHANGE, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到上一屏.", 0, NULL},
};

const struct screen_class settings_screen = {
    .name = "settings",
    .title = "设置",
    .state_size = sizeof(struct settings_state),
    .open = settings_open,
    .event = settings_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "通知没有给, 由本台自己定的数. 用到的地方都写明是本台自定.\n",
};

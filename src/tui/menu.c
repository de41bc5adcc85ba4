#include "tui/menu.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "desk/desk.h"
#include "tui/frame.h"
#include "tui/screens.h"
#include "tui/widget/choice.h"

/* What is done when an item is taken. */
struct entry {
    int command; /* of the screen or the frame; 0: go to `target` */
    const struct screen_class *target;
    bool is_over; /* the target is opened above this screen, not gone to */
};

struct menu {
    struct choice choice;
    VEC(struct choice_item) items;
    VEC(struct entry) entries; /* one per item */
};

#define WAYS_COLS 16 /* F12 Alt-2 Ctrl-O */

static const char *ways(struct arena *a, const struct binding *b)
{
    char name[KEY_NAME_SIZE], second[KEY_NAME_SIZE], also[KEY_NAME_SIZE];
    const char *alt = key_second_way(b->key, second);
    const char *keys =
        arena_printf(a, "%s%s%s%s%s", key_label(b->key, name), alt ? " " : "", alt ? alt : "",
                     b->also ? " " : "", b->also ? key_label(b->also, also) : "");
    return arena_printf(a, "%s  %s", utf8_pad(a, keys, WAYS_COLS), text_or_empty(b->help));
}

static void add(struct screen *s, struct choice_item item, struct entry entry)
{
    struct menu *m = s->state;
    *VEC_PUSH(&s->arena, &m->items) = item;
    *VEC_PUSH(&s->arena, &m->entries) = entry;
}

static void add_binding(struct screen *s, const struct binding *b)
{
    const char *label = arena_printf(&s->arena, "%s  %s", b->menu, b->bar ? b->bar : b->help);
    add(s, (struct choice_item){label, ways(&s->arena, b)},
        (struct entry){b->command, NULL, false});
}

/* All bindings of one group, where its first member stands, so that groups stay together. */
static void add_group(struct screen *s, const struct screen_class *class, const char *group)
{
    for (size_t i = 0; i < class->n_bindings; i++) {
        const struct binding *b = &class->bindings[i];
        if (b->menu && b->command != 0 && text_eq(b->menu, group)) {
            add_binding(s, b);
        }
    }
}

static bool is_first_of_group(const struct screen_class *class, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (class->bindings[i].menu && text_eq(class->bindings[i].menu, class->bindings[at].menu)) {
            return false;
        }
    }
    return class->bindings[at].menu != NULL;
}

static void add_frame(struct screen *s)
{
    const struct ui_options *o = &s->ui->options;
    for (size_t i = 0; i < o->n_mains; i++) {
        const char *label =
            arena_printf(&s->arena, "去  %c%s", o->mains[i]->digit, o->mains[i]->title);
        add(s, (struct choice_item){label, NULL}, (struct entry){0, o->mains[i], false});
    }
    for (const struct more_screen *m = more_screens; m->class; m++) {
        if (o->desk && (o->desk->may & m->may)) {
            const char *label = arena_printf(&s->arena, "去  %s", m->class->title);
            add(s, (struct choice_item){label, NULL}, (struct entry){0, m->class, true});
        }
    }
    for (size_t i = 0; i < n_frame_bindings; i++) {
        if (frame_bindings[i].menu) {
            add_binding(s, &frame_bindings[i]);
        }
    }
}

static enum status menu_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct menu *m = s->state;
    const struct screen_class *class = ((const struct screen *)argument)->class;
    for (size_t i = 0; i < class->n_bindings; i++) {
        if (is_first_of_group(class, i)) {
            add_group(s, class, class->bindings[i].menu);
        }
    }
    add_frame(s);
    choice_init(&m->choice, class->title, m->items.at, m->items.n);
    return STATUS_OK;
}

static void menu_close(struct screen *s)
{
    choice_release(&((struct menu *)s->state)->choice);
}

static struct action take(const struct menu *m)
{
    size_t at = choice_taken(&m->choice);
    if (at >= m->entries.n) {
        return action_none();
    }
    struct entry e = m->entries.at[at];
    if (e.is_over) {
        return action_replace(e.target, NULL);
    }
    return e.target ? action_go(e.target)
                    : (struct action){.kind = ACTION_COMMAND, .command = e.command};
}

static struct action menu_event(struct screen *s, const struct event *event)
{
    struct menu *m = s->state;
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (event->key.code == K_F(9)) {
        return action_pop();
    }
    enum widget_result result = choice_key(&m->choice, event->key);
    return result == WIDGET_DONE   ? take(m)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void menu_draw(const struct screen *s, const struct canvas *cv)
{
    choice_draw(&((struct menu *)s->state)->choice, cv);
}

static bool menu_takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "执行", "执行所选的一项.", 0, NULL},
    {K_ESC, 0, "返回", "清除筛选; 再按返回.", 0, NULL},
};

const struct screen_class menu_screen = {
    .name = "menu",
    .title = "菜单",
    .state_size = sizeof(struct menu),
    .open = menu_open,
    .event = menu_event,
    .draw = menu_draw,
    .close = menu_close,
    .takes_text = menu_takes_text,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "列出本屏能做的事和可去的各屏. 输入汉字或拼音首字母即筛选, 上下选择.\n",
    .is_over = true,
};

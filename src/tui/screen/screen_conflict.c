/* 两边对照: what two people made of the same fields, and whose holds. */
#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/units.h"
#include "tui/screen/conflict_view.h"
#include "tui/widget/facts.h"

enum command { MINE = 1, THEIRS };

static const char *readable(struct desk *desk, struct arena *a, const struct record_field *f,
                            const char *value)
{
    if (text_is_empty(value)) {
        return "(空)";
    }
    int64_t number = strtoll(value, NULL, 10);
    if (f->kind == RECORD_INSTANT) {
        return instant_text(a, number);
    }
    if (f->kind == RECORD_LINK && text_eq(f->links_to, "unit")) {
        return unit_name(desk, a, number);
    }
    return text_eq(value, "yes") ? "是" : text_eq(value, "no") ? "否" : value;
}

enum status conflict_view_add(struct conflict_view *v, struct desk *desk,
                              const struct conflict_record *record, struct err *err)
{
    struct conflict c;
    struct arena *a = v->arena;
    enum status status = conflict_find(desk, a, record->type, record->base, record->mine, &c, err);
    for (size_t i = 0; status == STATUS_OK && i < c.n; i++) {
        const struct conflict_field *f = &c.fields[i];
        const char *label =
            record->part ? arena_printf(a, "%s %s", record->part, f->field->name) : f->field->name;
        *VEC_PUSH(a, &v->lines) = (struct conflict_line){
            label, readable(desk, a, f->field, f->mine), readable(desk, a, f->field, f->theirs)};
        v->who = c.who;
        v->at = c.at;
    }
    return status;
}

/* ---- the screen -------------------------------------------------------------------------------- */

static enum status conflict_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    *(const struct conflict_view **)s->state = argument;
    return STATUS_OK;
}

static struct action conflict_event(struct screen *s, const struct event *event)
{
    (void)s;
    if (event->kind == EVENT_KEY) {
        return event->key.code == K_ESC ? action_pop() : action_pass();
    }
    if (event->kind != EVENT_COMMAND) {
        return action_none();
    }
    return action_answer((struct answer){
        .is_given = true, .choice = event->command == MINE ? CONFLICT_MINE : CONFLICT_THEIRS});
}

static void conflict_draw(const struct screen *s, const struct canvas *cv)
{
    static const char *const titles[] = {"我填的", "已存的"};
    struct arena a = {0};
    const struct conflict_view *v = *(const struct conflict_view **)s->state;
    size_t n = v->lines.n;
    const char **labels = ARENA_ARRAY(&a, const char *, n + 1);
    const char **values = ARENA_ARRAY(&a, const char *, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        labels[i] = v->lines.at[i].label;
        values[2 * i] = v->lines.at[i].mine;
        values[2 * i + 1] = v->lines.at[i].theirs;
    }
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_WARNING},
                  "%s 在您填写时被%s改了同一处, 用哪个?", v->title,
                  v->who ? arena_printf(&a, " %s (%s) ", v->who, instant_text_short(&a, v->at))
                         : "别人");
    struct canvas page = canvas_part(cv, (struct rect){2, 1, cv->rows - 5, cv->cols - 2});
    (void)sides_draw(&page, &(struct sides){titles, 2, labels, values, n});
    canvas_text(cv, (struct pen){.y = cv->rows - 2, .x = 1, .style = STYLE_HINT},
                "F2 存我填的, 盖过已存的   F4 用已存的, 丢开我在这几处填的   Esc 回去再看");
    arena_release(&a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "用我的", "存我填的, 盖过已存的; 已存的在 记录 里还查得到.", MINE,
     "选择"},
    {K_F(4), 0, "用已存的", "丢开我在这几处填的.", THEIRS, "选择"},
    {K_ESC, 0, "返回", "回到表单, 什么也不变.", 0, NULL},
};

const struct screen_class conflict_screen = {
    .name = "conflict",
    .title = "两边都改了",
    .state_size = sizeof(struct conflict_view *),
    .open = conflict_open,
    .event = conflict_event,
    .draw = conflict_draw,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "您在填写时别人存了同一个记录的同一处. 两边并排, 由您决定.\n"
            "只有一边改过的地方已自动合并, 不在这里.\n",
};

/* Before an undo: what will change, or what stands in the way; then the reason, then the act. */
#include "base/slice.h"
#include "desk/undo.h"
#include "tui/screen/change_list.h"
#include "tui/screen/screen_record.h"
#include "tui/ui.h"
#include "tui/widget/edit.h"
#include "tui/widget/facts.h"
#include "tui/widget/paragraph.h"

#define HEAD_ROWS 3
#define FOOT_ROWS 2

enum command { DO = 1 };

struct undo_state {
    int64_t id;
    struct arena arena;
    struct history_entry entry;
    struct undo_preview preview;
    struct change_list changes;
    struct edit why;
};

static enum status load(struct screen *s, struct err *err)
{
    struct undo_state *u = s->state;
    struct desk *desk = s->ui->options.desk;
    arena_reset(&u->arena);
    enum status status = history_entry_load(desk, &u->arena, u->id, &u->entry, err);
    if (status == STATUS_OK) {
        status = undo_preview(desk, &u->arena, u->id, &u->preview, err);
    }
    change_list_set(&u->changes, &u->arena, u->preview.changes);
    return status;
}

static void undo_close(struct screen *s)
{
    struct undo_state *u = s->state;
    change_list_release(&u->changes);
    edit_release(&u->why);
    arena_release(&u->arena);
}

static enum status undo_open(struct screen *s, const void *argument, struct err *err)
{
    struct undo_state *u = s->state;
    const int64_t *id = argument;
    u->id = *id;
    change_list_init(&u->changes);
    edit_init(&u->why, false);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        undo_close(s);
    }
    return status;
}

static struct action undo(struct screen *s)
{
    struct undo_state *u = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    int64_t batch = 0;
    struct action action = action_none();
    struct slice why = slice_trim(slice_of(edit_text(&u->why)));
    if (desk_undo(s->ui->options.desk, &a, u->id, why.n ? arena_copy(&a, why.at, why.n) : NULL,
                  &batch, &err) == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "已撤销第 %lld 号; 这次撤销是第 %lld 号, 也能再撤销",
               (long long)u->id, (long long)batch);
        action = action_answer((struct answer){.is_given = true});
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return action;
}

/* Enter: undoes, or leads to the entry in the way. */
static struct action act(struct screen *s)
{
    struct undo_state *u = s->state;
    if (u->preview.refusal) {
        return u->preview.rests ? action_replace(&record_entry_screen, &u->preview.rests)
                                : action_pop();
    }
    if (u->preview.changes.n == 0) {
        ui_say(s->ui, STYLE_WARNING, "第 %lld 号没有改动数据, 没有可撤销的. Esc 返回",
               (long long)u->id);
        return action_none();
    }
    return undo(s);
}

static struct action undo_event(struct screen *s, const struct event *event)
{
    struct undo_state *u = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return act(s);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return action_none();
    case EVENT_KEY: break;
    }
    if (!u->preview.refusal && edit_key(&u->why, event->key) != WIDGET_PASS) {
        return action_none();
    }
    if (key_is_text(event->key)) {
        return action_pass(); /* not for the list, whose filter is of no use here */
    }
    return action_after(list_key(&u->changes.list, event->key));
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void draw_refusal(const struct undo_state *u, const struct canvas *cv)
{
    struct canvas text = canvas_part(cv, (struct rect){HEAD_ROWS, 1, 4, cv->cols - 2});
    const struct fact refusal = {"不能撤销", u->preview.refusal, STYLE_ERROR};
    int y = facts_draw(&text, &refusal, 1);
    if (u->preview.rests) {
        canvas_printf(&text, (struct pen){.y = y + 1}, "Enter 去看第 %lld 号, 在那里可以先撤销它.",
                      (long long)u->preview.rests);
    }
}

static void draw_why(struct undo_state *u, const struct canvas *cv)
{
    int y = cv->rows - 1;
    int x = 1 + canvas_text(cv, (struct pen){.y = y, .x = 1, .style = STYLE_HEAD}, "理由") + 2;
    struct canvas field = canvas_part(cv, (struct rect){y, x, 1, cv->cols - x - 1});
    edit_draw(&u->why, &field, (struct edit_look){.has_focus = true});
}

static void undo_draw(const struct screen *s, const struct canvas *cv)
{
    struct undo_state *u = s->state;
    struct arena a = {0};
    const char *what =
        arena_printf(&a, "撤销第 %lld 号: %s", (long long)u->id, u->entry.audit.summary);
    struct pen pen = {.x = 1, .style = STYLE_HEAD, .width = cv->cols - 2};
    int more = paragraph_draw(cv, pen, what) - 1; /* a long one takes a row more */
    arena_release(&a);
    struct canvas place = canvas_part(cv, (struct rect){more, 0, cv->rows - more, cv->cols});
    if (u->preview.refusal) {
        draw_refusal(u, &place);
        return;
    }
    canvas_text(&place, (struct pen){.y = 1, .x = 1},
                "撤销后会这样改 (还没有撤销; 撤销本身也是一条记录, 能再撤销):");
    struct canvas changes = canvas_part(
        &place, (struct rect){HEAD_ROWS, 0, place.rows - HEAD_ROWS - FOOT_ROWS, cv->cols});
    change_list_draw(&u->changes, &changes);
    draw_why(u, &place);
}

static bool undo_takes_text(const struct screen *s)
{
    return !((const struct undo_state *)s->state)->preview.refusal;
}

static const char *undo_sentence(const struct screen *s, struct arena *a)
{
    const struct undo_state *u = s->state;
    return u->preview.refusal ? "不能撤销. Esc 返回"
                              : arena_printf(a,
                                             "%zu 处会变. 理由写进记录, 可以不填. Enter 撤销, "
                                             "Esc 不撤销",
                                             u->preview.changes.n);
}

static const struct binding bindings[] = {
    {K_ENTER, K_F(8), "确定", "就这样撤销; 不能撤销时去看挡着的那一条.", DO, "编辑"},
    {K_ESC, 0, "返回", "不撤销, 回去.", 0, NULL},
};

const struct screen_class record_undo_screen = {
    .name = "record-undo",
    .title = "撤销",
    .state_size = sizeof(struct undo_state),
    .open = undo_open,
    .event = undo_event,
    .draw = undo_draw,
    .close = undo_close,
    .takes_text = undo_takes_text,
    .sentence = undo_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "先看撤销后会怎样, 写上理由, 再按 Enter. 后来的改动建立在这一条上时不能撤销, "
            "这里会说是哪一条.\n",
};

/* One entry of the audit: who, when, why, and every change from what to what. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/persons.h"
#include "tui/screen/change_list.h"
#include "tui/screen/screen_record.h"
#include "tui/thing.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"

#define HEAD_ROWS 4

enum command { OPEN = 1, UNDO };

struct entry_state {
    int64_t id;
    struct arena arena; /* of what was loaded last */
    struct history_entry entry;
    const char *person;
    struct change_list changes;
};

static enum status load(struct screen *s, struct err *err)
{
    struct entry_state *e = s->state;
    struct arena fresh = {0};
    struct history_entry entry;
    struct history_changes changes = {0};
    struct desk *desk = s->ui->options.desk;
    enum status status = history_entry_load(desk, &fresh, e->id, &entry, err);
    if (status == STATUS_OK) {
        status = history_changes(desk, &fresh, e->id, &changes, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&e->arena);
    e->arena = fresh;
    e->entry = entry;
    e->person = person_name(desk, &e->arena, entry.audit.person);
    change_list_set(&e->changes, &e->arena, changes);
    return STATUS_OK;
}

static enum status entry_open(struct screen *s, const void *argument, struct err *err)
{
    struct entry_state *e = s->state;
    const int64_t *id = argument;
    e->id = *id;
    change_list_init(&e->changes);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        change_list_release(&e->changes);
    }
    return status;
}

static void entry_close(struct screen *s)
{
    struct entry_state *e = s->state;
    change_list_release(&e->changes);
    arena_release(&e->arena);
}

static struct action command(struct screen *s, enum command c)
{
    struct entry_state *e = s->state;
    const struct history_change *change = change_list_selected(&e->changes);
    switch (c) {
    case OPEN: return change ? thing_open(s, change->noun, change->row) : action_none();
    case UNDO: return action_push(&record_undo_screen, &e->id);
    }
    return action_none();
}

static struct action entry_event(struct screen *s, const struct event *event)
{
    struct entry_state *e = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&e->changes.list, event->key);
    return result == WIDGET_DONE ? command(s, OPEN) : action_after(result);
}

static const char *state_text(struct arena *a, const struct history_entry *e)
{
    if (e->undone_by) {
        return arena_printf(a, "已由第 %lld 号撤销", (long long)e->undone_by);
    }
    return e->audit.undoes ? arena_printf(a, "撤销了第 %lld 号", (long long)e->audit.undoes) : "";
}

static void entry_draw(const struct screen *s, const struct canvas *cv)
{
    struct entry_state *e = s->state;
    const struct audit *audit = &e->entry.audit;
    struct arena a = {0};
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "记录 第 %lld 号  %s  %s  %s",
                  (long long)audit->id, instant_text(&a, audit->at), e->person,
                  state_text(&a, &e->entry));
    struct canvas words = canvas_part(cv, (struct rect){1, 0, HEAD_ROWS - 1, cv->cols});
    int y = paragraph_draw(&words, (struct pen){.x = 1, .width = cv->cols - 2}, audit->summary);
    if (!text_is_empty(audit->why)) {
        canvas_printf(&words, (struct pen){.y = y, .x = 1, .style = STYLE_HINT}, "理由: %s",
                      audit->why);
    }
    struct canvas changes =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS, cv->cols});
    change_list_draw(&e->changes, &changes);
    arena_release(&a);
}

static const char *entry_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct entry_state *)s->state)->changes.list, a);
}

static const struct binding bindings[] = {
    {K_F(3), 0, "查看", "打开所选的这一件: 申报件, 收件, 单位, 通知.", OPEN, "查看"},
    {K_ENTER, 0, "打开", "同 F3.", 0, NULL},
    {K_F(8), 0, "撤销", "撤销这一条, 先说明会怎样.", UNDO, "编辑"},
    {K_ESC, 0, "返回", "回到记录.", 0, NULL},
};

const struct screen_class record_entry_screen = {
    .name = "record-entry",
    .title = "记录一条",
    .state_size = sizeof(struct entry_state),
    .open = entry_open,
    .event = entry_event,
    .draw = entry_draw,
    .close = entry_close,
    .sentence = entry_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "这一条改了什么: 每行一项, 从什么改成什么, 所选一项的全文在下面.\n",
};

/* Which column of the file holds what, put right by hand. */
#include <limits.h>

#include "tui/ask.h"
#include "tui/screen/tables.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { CHOOSE = 1, DONE };
enum { COLUMN, HEADING, LEAF, N_COLUMNS };
static const struct list_column columns[N_COLUMNS] = {
    [COLUMN] = {.title = "列", .width = 4, .to_right = true, .is_unsorted = true},
    [HEADING] = {.title = "文件里的列名", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [LEAF] = {.title = "是", .width = 30, .is_unsorted = true},
};

struct table_columns {
    const struct table_mapping *mapping;
    int64_t *rows;
    size_t *leaf_of; /* of each column as it stands now; NO_COLUMN */
    bool is_changed;
    struct list list;
    struct question question;
    const char **choices;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct table_columns *t = context;
    const struct table_layout *l = t->mapping->layout;
    switch (column) {
    case COLUMN: return arena_printf(a, "%zu", row + 1);
    case HEADING: return l->columns[row].heading;
    case LEAF: return t->leaf_of[row] == NO_COLUMN ? "(不用)" : l->leaves.at[t->leaf_of[row]].path;
    default: return NULL;
    }
}

static enum style style(void *context, size_t row)
{
    return ((const struct table_columns *)context)->leaf_of[row] == NO_COLUMN ? STYLE_HINT
                                                                              : STYLE_NORMAL;
}

static enum status columns_open(struct screen *s, const void *argument, struct err *err)
{
    struct table_columns *t = s->state;
    (void)err;
    t->mapping = argument;
    const struct table_layout *l = t->mapping->layout;
    t->rows = ARENA_ARRAY(&s->arena, int64_t, l->n_columns + 1);
    t->leaf_of = ARENA_ARRAY(&s->arena, size_t, l->n_columns + 1);
    for (size_t i = 0; i < l->n_columns; i++) {
        t->rows[i] = (int64_t)i + 1;
        t->leaf_of[i] =
            l->columns[i].leaf ? (size_t)(l->columns[i].leaf - l->leaves.at) : NO_COLUMN;
    }
    t->choices = ARENA_ARRAY(&s->arena, const char *, l->leaves.n + 1);
    t->choices[0] = "(不用)";
    for (size_t i = 0; i < l->leaves.n; i++) {
        t->choices[i + 1] = l->leaves.at[i].path;
    }
    list_init(&t->list, columns, N_COLUMNS,
              (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.noun = "列";
    list_rows(&t->list, t->rows, l->n_columns, false);
    return STATUS_OK;
}

static void columns_close(struct screen *s)
{
    list_release(&((struct table_columns *)s->state)->list);
}

static struct action ask(struct screen *s)
{
    struct table_columns *t = s->state;
    int64_t row = list_selected(&t->list);
    if (!row) {
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_CHOICE,
        .id = 1,
        .text = arena_printf(&s->arena, "「%s」是哪一列?",
                             t->mapping->layout->columns[row - 1].heading),
        .choices = t->choices,
        .n_choices = t->mapping->layout->leaves.n + 1,
    };
    return action_ask(&t->question);
}

/* One leaf, one column: the one that had it gives it up. */
static void choose(struct table_columns *t, size_t column, size_t leaf)
{
    for (size_t i = 0; leaf != NO_COLUMN && i < t->mapping->layout->n_columns; i++) {
        t->leaf_of[i] = t->leaf_of[i] == leaf ? NO_COLUMN : t->leaf_of[i];
    }
    t->leaf_of[column] = leaf;
    t->is_changed = true;
}

static struct action done(struct table_columns *t)
{
    for (size_t i = 0; t->is_changed && i < t->mapping->layout->n_columns; i++) {
        t->mapping->choices[i] = (struct column_choice){i, t->leaf_of[i]};
    }
    if (t->is_changed) {
        *t->mapping->n_choices = t->mapping->layout->n_columns;
    }
    return action_answer((struct answer){.is_given = t->is_changed});
}

static struct action columns_event(struct screen *s, const struct event *event)
{
    struct table_columns *t = s->state;
    if (event->kind == EVENT_COMMAND) {
        return event->command == CHOOSE ? ask(s) : done(t);
    }
    if (event->kind == EVENT_ANSWER && event->answer.is_given) {
        size_t choice = event->answer.choice;
        choose(t, (size_t)list_selected(&t->list) - 1, choice ? choice - 1 : NO_COLUMN);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = list_key(&t->list, event->key);
    return result == WIDGET_DONE   ? ask(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void columns_draw(const struct screen *s, const struct canvas *cv)
{
    list_draw(&((struct table_columns *)s->state)->list, cv);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    (void)s;
    (void)a;
    return "Enter 选这一列是什么; F2 照这样重新预览, Esc 不改";
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "用上", "照这样的列对应重新预览.", DONE, "编辑"},
    {K_F(4), 0, "改", "选这一列是什么.", CHOOSE, "编辑"},
    {K_ENTER, 0, NULL, "选这一列是什么.", 0, NULL},
};

const struct screen_class table_columns_screen = {
    .name = "table-columns",
    .title = "列对应",
    .state_size = sizeof(struct table_columns),
    .open = columns_open,
    .event = columns_event,
    .draw = columns_draw,
    .close = columns_close,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "文件的每一列在汇总表里是哪一列. 改了要 F2 才用上.\n",
};

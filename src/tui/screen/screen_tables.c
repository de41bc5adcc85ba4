/* 汇总表: the tables of all notices; from here they come in and go out. */
#include <limits.h>

#include "base/file.h"
#include "base/slice.h"
#include "text/pinyin.h"
#include "tui/screen/folders.h"
#include "tui/screen/packages.h"
#include "tui/screen/tables.h"
#include "tui/ui.h"
#include "tui/widget/list.h"
#include "tui/widget/paragraph.h"

#define DETAIL_ROWS 5

enum command { IMPORT = 1, EXPORT, FIND, HAND_OVER, RECEIVE };
enum question_id { ASK_PACKAGE = 1 };

enum { NOTICE, NAME, TRACK, ORIGIN, N_COLUMNS };
static const struct list_column columns[N_COLUMNS] = {
    [NOTICE] = {.title = "通知", .width = 8, .widest = 12, .is_unsorted = true},
    [NAME] = {.title = "汇总表", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [TRACK] = {.title = "通道", .width = 16, .is_unsorted = true},
    [ORIGIN] = {.title = "各列", .width = 10, .is_unsorted = true},
};

struct tables {
    struct table_lines lines;
    struct arena lines_arena, shown_arena;
    int64_t *shown; /* index into the lines, plus one */
    struct list list;
    struct question question;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct tables *t = context;
    const struct table_line *l = &t->lines.at[t->list.ids[row] - 1];
    (void)a;
    switch (column) {
    case NOTICE: return l->code;
    case NAME: return l->name;
    case TRACK: return l->track ? l->track : "不分";
    case ORIGIN: return l->is_own ? "本台自定" : "原附件";
    default: return NULL;
    }
}

static void narrow(struct tables *t)
{
    size_t n = 0;
    arena_reset(&t->shown_arena);
    t->shown = ARENA_ARRAY(&t->shown_arena, int64_t, t->lines.n + 1);
    struct filter *filter = filter_make(&t->shown_arena, list_filter(&t->list));
    for (size_t i = 0; i < t->lines.n; i++) {
        const struct table_line *l = &t->lines.at[i];
        const char *text =
            arena_printf(&t->shown_arena, "%s %s %s", l->code, l->name, text_or_empty(l->track));
        if (filter_match(filter, text)) {
            t->shown[n++] = (int64_t)i + 1;
        }
    }
    t->list.total = (int64_t)t->lines.n;
    list_rows(&t->list, t->shown, n, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct tables *t = s->state;
    arena_reset(&t->lines_arena);
    return table_lines_load(s->ui->options.desk, &t->lines_arena, &t->lines, err);
}

/* The first table of the notice we work on is where the cursor stands. */
static void select_notice(struct screen *s)
{
    struct tables *t = s->state;
    for (size_t i = 0; s->ui->notice && i < t->lines.n; i++) {
        if (t->lines.at[i].notice == s->ui->notice) {
            list_select(&t->list, (int64_t)i + 1);
            return;
        }
    }
}

static enum status tables_open(struct screen *s, const void *argument, struct err *err)
{
    struct tables *t = s->state;
    (void)argument;
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        arena_release(&t->lines_arena);
        return status;
    }
    list_init(&t->list, columns, N_COLUMNS, (struct list_source){.context = t, .cell = cell});
    t->list.noun = "张汇总表";
    t->list.empty = "没有一份通知要汇总表; 到 2通知 载入通知";
    narrow(t);
    select_notice(s);
    return STATUS_OK;
}

static void tables_close(struct screen *s)
{
    struct tables *t = s->state;
    list_release(&t->list);
    arena_release(&t->shown_arena);
    arena_release(&t->lines_arena);
}

static const struct table_line *selected(const struct tables *t)
{
    int64_t id = list_selected(&t->list);
    return id ? &t->lines.at[id - 1] : NULL;
}

static struct action ask_package(struct screen *s)
{
    struct tables *t = s->state;
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_PACKAGE,
                                    .text = "移交包或回执在哪个文件?",
                                    .hint = "先核对, 列出会怎样; 什么也不写",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_IN, "")};
    return action_ask(&t->question);
}

static struct action package_given(struct screen *s, const struct answer *answer)
{
    const char *path = answer->is_given ? path_typed(&s->arena, answer->line) : "";
    return answer->id == ASK_PACKAGE && !text_is_empty(path)
               ? action_push(&package_receive_screen, path)
               : action_none();
}

static struct action command(struct screen *s, int command)
{
    struct tables *t = s->state;
    const struct table_line *line = selected(t);
    if (command == FIND) {
        list_open_filter(&t->list);
        return action_none();
    }
    if (command == RECEIVE) {
        return ask_package(s);
    }
    if (!line) {
        ui_say(s->ui, STYLE_WARNING, "没有选中汇总表; Esc 清除筛选");
        return action_none();
    }
    ui_set_notice(s->ui, line->notice, arena_printf(&s->arena, "%s %s", line->code, line->name));
    return action_push(command == EXPORT      ? &table_export_screen
                       : command == HAND_OVER ? &package_make_screen
                                              : &table_import_screen,
                       line);
}

static struct action tables_event(struct screen *s, const struct event *event)
{
    struct tables *t = s->state;
    if (event->kind == EVENT_COMMAND) {
        return command(s, event->command);
    }
    if (event->kind == EVENT_CHANGED) {
        ui_reload(s, load);
        narrow(t);
        return action_none();
    }
    if (event->kind == EVENT_ANSWER) {
        return package_given(s, &event->answer);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = list_key(&t->list, event->key);
    if (result == WIDGET_FILTERED) {
        narrow(t);
    }
    return result == WIDGET_DONE   ? command(s, IMPORT)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void tables_draw(const struct screen *s, const struct canvas *cv)
{
    struct tables *t = s->state;
    int rows = cv->rows - DETAIL_ROWS;
    struct canvas top = canvas_part(cv, (struct rect){0, 0, rows, cv->cols});
    list_draw(&t->list, &top);
    const struct table_line *line = selected(t);
    if (!line) {
        return;
    }
    struct pen pen = {.y = rows + 1, .x = 1, .style = STYLE_HEAD};
    int x = 1 + canvas_text(cv, pen, "各列");
    pen = (struct pen){.y = rows + 1, .x = x + 2, .width = cv->cols - x - 3};
    pen.y += paragraph_draw(cv, pen, line->columns);
    if (line->is_own) {
        pen.style = STYLE_HINT;
        (void)paragraph_draw(cv, pen, "原文没有给出表样, 各列是本台自定的");
    }
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((struct tables *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((struct tables *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('n'), "导入", "导入推荐单位报来的这张表: 先预览, 再作为一批写入.", IMPORT,
     "编辑"},
    {K_F(3), 'e', "导出", "把登记的申报件按这张表导出, 或直接打印.", EXPORT, "查看"},
    {K_F(4), 0, "移交", "把这张表做成移交包, 交给上一级: 先看里面有什么.", HAND_OVER, "编辑"},
    {K_F(5), 0, "接收", "收下级的移交包, 或上级的回执: 先核对.", RECEIVE, "编辑"},
    {K_F(7), 0, "查找", "按通知, 表名 (汉字或拼音首字母) 查找.", FIND, "查看"},
    {K_ENTER, 0, "导入", "同 F2.", 0, NULL},
};

const struct screen_class tables_screen = {
    .name = "tables",
    .title = "汇总表",
    .digit = '6',
    .state_size = sizeof(struct tables),
    .open = tables_open,
    .event = tables_event,
    .draw = tables_draw,
    .close = tables_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "各通知的汇总表. F2 导入推荐单位报来的表 (xlsx, 或各种编码的 CSV): 先看每一行会怎样, "
            "有疑问的逐行回答, F2 才写入, 一批写入一次撤销.\n"
            "F3 导出本台登记的申报件, 表样和通知附件一致.\n"
            "F4 把表移交给上一级, F5 收下级移交来的; 都先列出会怎样.\n",
};

/* 记录: who did what and when, newest first. */
#include "tui/screen/screen_record.h"

#include <limits.h>
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/history.h"
#include "desk/history_search.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { OPEN = 1, FIND, OF_PERSON, OF_DAY, VERIFY, BACKUP, UNDO };
enum column { NUMBER, WHEN, WHO, WHAT, UNDONE };
enum { ASK_BACKUP = 1 };

static const struct list_column columns[] = {
    [NUMBER] = {.title = "号", .width = 6, .to_right = true, .is_unsorted = true},
    [WHEN] = {.title = "时间", .width = 11, .is_unsorted = true},
    [WHO] = {.title = "谁", .width = 8, .is_unsorted = true},
    [WHAT] = {.title = "做了什么", .width = 24, .widest = INT_MAX, .is_unsorted = true},
    [UNDONE] = {.title = "撤销", .width = 10, .is_unsorted = true},
};

struct record_state {
    struct desk *desk;
    struct history_search search;
    struct list list;
    const char *person; /* login; NULL: everybody */
    day_t day;
    struct arena row_arena; /* of the entry drawn last */
    struct history_entry row;
    struct arena asked; /* of the question */
    struct question question;
};

/* The entry of a row; its number is 0 when it cannot be read. Kept for the cells beside it. */
static const struct history_entry *entry_of(struct record_state *r, size_t row)
{
    int64_t id = r->search.ids.at[row];
    if (r->row.audit.id != id) {
        arena_reset(&r->row_arena);
        struct err err = {.arena = &r->row_arena};
        if (history_entry_load(r->desk, &r->row_arena, id, &r->row, &err) != STATUS_OK) {
            r->row = (struct history_entry){.audit = {.id = id, .summary = err.text}};
        }
    }
    return &r->row;
}

static const char *undone_text(struct arena *a, const struct history_entry *e)
{
    if (e->undone_by) {
        return arena_printf(a, "已撤 %lld", (long long)e->undone_by);
    }
    return e->audit.undoes ? arena_printf(a, "撤 %lld", (long long)e->audit.undoes) : NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    struct record_state *r = context;
    const struct history_entry *e = entry_of(r, row);
    switch ((enum column)column) {
    case NUMBER: return arena_printf(a, "%lld", (long long)e->audit.id);
    case WHEN: return e->audit.person ? instant_text_near(a, e->audit.at, desk_now(r->desk)) : NULL;
    case WHO: return arena_text(a, history_person(&r->search, e->audit.person));
    case WHAT:
        return text_is_empty(e->audit.why)
                   ? arena_text(a, e->audit.summary)
                   : arena_printf(a, "%s (%s)", e->audit.summary, e->audit.why);
    case UNDONE: return undone_text(a, e);
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    return entry_of(context, row)->undone_by ? STYLE_HINT : STYLE_NORMAL;
}

/* ---- which entries --------------------------------------------------------------------------- */

/* Searches anew; what was shown stays when that fails. */
static enum status search(struct record_state *r, struct err *err)
{
    struct history_search fresh;
    struct history_wanted wanted = {list_filter(&r->list), r->person, r->day};
    enum status status = history_search_open(&fresh, r->desk, wanted, err);
    if (status != STATUS_OK) {
        return status;
    }
    history_search_release(&r->search);
    r->search = fresh;
    r->row = (struct history_entry){0};
    bool is_narrowed = r->person || r->day != DAY_NONE;
    r->list.total = is_narrowed ? -1 : r->search.total;
    status = history_search_more(&r->search, err);
    list_rows(&r->list, r->search.ids.at, r->search.ids.n, !r->search.is_done);
    return status;
}

static void search_or_tell(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (search(s->state, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static bool record_idle(struct screen *s)
{
    struct record_state *r = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (r->search.is_done) {
        return false;
    }
    if (history_search_more(&r->search, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    list_grew(&r->list, r->search.ids.at, r->search.ids.n, !r->search.is_done);
    arena_release(&a);
    return !r->search.is_done;
}

static enum status record_open(struct screen *s, const void *argument, struct err *err)
{
    struct record_state *r = s->state;
    (void)argument;
    r->desk = s->ui->options.desk;
    r->day = DAY_NONE;
    list_init(&r->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = r, .cell = cell, .style = style});
    r->list.noun = "条记录";
    enum status status = search(r, err);
    if (status != STATUS_OK) {
        list_release(&r->list);
    }
    return status;
}

static void record_close(struct screen *s)
{
    struct record_state *r = s->state;
    history_search_release(&r->search);
    list_release(&r->list);
    arena_release(&r->row_arena);
    arena_release(&r->asked);
}

/* Narrows to the person or the day of the selected entry; pressed again: all. */
static void narrow(struct screen *s, enum command c)
{
    struct record_state *r = s->state;
    bool is_narrowed = c == OF_PERSON ? r->person != NULL : r->day != DAY_NONE;
    const struct history_entry *e = list_selected(&r->list) ? entry_of(r, r->list.selected) : NULL;
    if (c == OF_PERSON) {
        r->person = is_narrowed || !e ? NULL : arena_text(&s->arena, e->audit.person);
    } else {
        r->day = is_narrowed || !e ? DAY_NONE : instant_day(e->audit.at);
    }
    search_or_tell(s);
}

/* ---- the file -------------------------------------------------------------------------------- */

static bool told(void *ui, const char *what, int64_t done, int64_t total)
{
    return ui_progress(ui, what, done, total);
}

static void verify(struct screen *s)
{
    struct record_state *r = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct verify_report report;
    desk_watch(r->desk, told, s->ui);
    enum status status = desk_verify(r->desk, &a, &report, &err);
    desk_watch(r->desk, NULL, NULL);
    if (status == STATUS_CANCELLED) {
        ui_say(s->ui, STYLE_WARNING, "已取消, 没有核对完.");
    } else if (status == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "记录完好: %lld 条, 末条指纹 %.16s, 可抄在别处日后对照",
               (long long)report.entries, report.head);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

/* `line` is proposed, and `hint` says what to do or what was wrong with it. */
static struct action ask_backup(struct screen *s, const char *line, const char *hint)
{
    struct record_state *r = s->state;
    struct arena fresh = {0};
    r->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_BACKUP,
                                    .text = "备份到哪个文件? 别人可以照常工作.",
                                    .hint = arena_text(&fresh, hint),
                                    .line = arena_text(&fresh, line)};
    arena_release(&r->asked);
    r->asked = fresh;
    return action_ask(&r->question);
}

static enum status copy_to(struct screen *s, const char *path, struct err *err)
{
    struct desk *desk = s->ui->options.desk;
    desk_watch(desk, told, s->ui);
    enum status status = desk_backup(desk, path, err);
    desk_watch(desk, NULL, NULL);
    return status;
}

static struct action backup(struct screen *s, const struct answer *answer)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct action action = action_none();
    const char *path = path_typed(&a, answer->line);
    bool is_given = answer->is_given && *path;
    enum status status = is_given ? copy_to(s, path, &err) : STATUS_CANCELLED;
    if (status == STATUS_CANCELLED) {
        ui_say(s->ui, STYLE_HINT, is_given ? "已取消, 没有备份." : "没有备份.");
    } else if (status == STATUS_OK) {
        folder_keep(s->ui, FOLDER_BACKUP, path);
        ui_say(s->ui, STYLE_GOOD, "已备份到 %s", path_full(&a, path));
    } else {
        ui_say_err(s->ui, &err);
        action = ask_backup(s, answer->line, err_sentence(&err));
    }
    arena_release(&a);
    return action;
}

/* With the day in its name, where the last one was put, else beside the desk. */
static struct action propose_backup(struct screen *s)
{
    struct record_state *r = s->state;
    struct arena a = {0};
    day_t today = instant_day(clock_now(&s->ui->options.clock));
    const char *slash = strrchr(r->desk->path, '/');
    const char *name =
        arena_printf(&a, "%s.备份-%s", slash ? slash + 1 : r->desk->path, day_text(&a, today));
    const char *kept = folder_propose(s->ui, &a, FOLDER_BACKUP, name);
    const char *beside = arena_printf(&a, "%s.备份-%s", r->desk->path, day_text(&a, today));
    struct action action = ask_backup(s, text_eq(kept, name) ? beside : kept,
                                      "全路径, 最好在另一块盘上. 已有的文件不会被覆盖.");
    arena_release(&a);
    return action;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static struct action open_selected(struct screen *s, const struct screen_class *class)
{
    struct record_state *r = s->state;
    int64_t *id = ARENA_NEW(&s->arena, int64_t);
    *id = list_selected(&r->list);
    return *id ? action_push(class, id) : action_none();
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case OPEN: return open_selected(s, &record_entry_screen);
    case UNDO: return open_selected(s, &record_undo_screen);
    case FIND: list_open_filter(&((struct record_state *)s->state)->list); break;
    case OF_PERSON:
    case OF_DAY: narrow(s, c); break;
    case VERIFY: verify(s); break;
    case BACKUP: return propose_backup(s);
    }
    return action_none();
}

static struct action on_key(struct screen *s, struct key key)
{
    struct record_state *r = s->state;
    enum widget_result result = list_key(&r->list, key);
    if (result == WIDGET_FILTERED) {
        search_or_tell(s);
    }
    if (result == WIDGET_DONE) {
        return command(s, OPEN);
    }
    return action_after(result);
}

static struct action record_event(struct screen *s, const struct event *event)
{
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_KEY: return on_key(s, event->key);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_BACKUP) {
            return backup(s, &event->answer);
        }
        search_or_tell(s);
        break;
    case EVENT_CHANGED: search_or_tell(s); break;
    }
    return action_none();
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void record_draw(const struct screen *s, const struct canvas *cv)
{
    struct record_state *r = s->state;
    struct arena a = {0};
    const char *person =
        r->person ? arena_printf(&a, "  只看 %s", history_person(&r->search, r->person)) : "";
    const char *day = r->day != DAY_NONE ? arena_printf(&a, "  只看 %s", day_text(&a, r->day)) : "";
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "记录  谁在什么时候做了什么");
    canvas_printf(cv, (struct pen){.x = 28, .style = STYLE_CHANGED}, "%s%s", person, day);
    struct canvas list = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    list_draw(&r->list, &list);
    arena_release(&a);
}

static bool record_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct record_state *)s->state)->list);
}

static const char *record_sentence(const struct screen *s, struct arena *a)
{
    const struct record_state *r = s->state;
    return list_sentence(&r->list, a);
}

static const struct binding bindings[] = {
    {K_F(3), 0, "查看", "看这一条改了什么, 从什么改成什么.", OPEN, "查看"},
    {K_ENTER, 0, "打开", "同 F3; 在筛选里是筛选完毕.", 0, NULL},
    {K_F(2), 0, "此人", "只看所选这个人做的; 再按看全部.", OF_PERSON, "查看"},
    {K_F(4), 0, "当天", "只看所选这一天的; 再按看全部.", OF_DAY, "查看"},
    {K_F(5), 0, "核对", "从头核对记录链: 改动, 缺失, 调换顺序都会指出是哪一条.", VERIFY, "文件"},
    {K_F(6), 0, "备份", "把整个申报台另存一份, 先问存到哪里.", BACKUP, "文件"},
    {K_F(7), '/', "查找", "边输入边筛选: 人, 日期, 内容, 号, 汉字或拼音首字母.", FIND, "查看"},
    {K_F(8), 0, "撤销", "撤销所选的一条, 先说明会怎样; 撤销本身也可撤销.", UNDO, "编辑"},
};

const struct screen_class record_screen = {
    .name = "record",
    .title = "记录",
    .digit = '0',
    .state_size = sizeof(struct record_state),
    .open = record_open,
    .event = record_event,
    .draw = record_draw,
    .close = record_close,
    .idle = record_idle,
    .takes_text = record_takes_text,
    .sentence = record_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "每一次保存在这里有一条: 号, 时间, 谁, 做了什么, 为什么. 新的在前. 什么也删不掉, "
            "只能撤销, 撤销也是一条记录, 也能再撤销. 后来的改动建立在它上面时, 要先撤销后来的.\n",
};

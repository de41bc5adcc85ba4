/* A definition file: typed, looked at, loaded. What is wrong is listed whole, with its places; for a
 * notice the desk already has, what the new revision would change stands there before F2. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/data_load.h"
#include "desk/drafts.h"
#include "desk/notice_candidate.h"
#include "tui/screen/candidate_view.h"
#include "tui/screen/data_load.h"
#include "tui/screen/folders.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/edit.h"
#include "tui/widget/paragraph.h"

enum command { LOOK = 1, LOAD, ONLY_DIFFERENT, FLIPS };

struct notice_load {
    struct edit path;
    bool is_typing;     /* the path takes the keys, else what was found below */
    struct arena arena; /* of the candidate */
    bool has_candidate;
    struct notice_candidate candidate;
    struct candidate_view view;
    struct rejudging rejudging;
    const char *failure; /* why there is no candidate; NULL */
    struct arena shipped_arena;
    struct shipped_notices shipped;
    size_t offered; /* which of them Down offers next */
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

/* ---- looking --------------------------------------------------------------------------------------- */

static void forget_candidate(struct notice_load *l)
{
    l->has_candidate = false;
    l->failure = NULL;
    candidate_view_clear(&l->view);
}

/* Classes, regions and calendars come by the same way in. */
static bool is_data(struct screen *s, const char *path)
{
    struct notice_load *l = s->state;
    struct data_candidate c = {0};
    struct err quiet = {.arena = &l->arena};
    return data_candidate_read(desk_of(s), &l->arena, path, &c, &quiet) == STATUS_OK && c.kind;
}

static struct action look(struct screen *s)
{
    struct notice_load *l = s->state;
    forget_candidate(l);
    arena_reset(&l->arena);
    struct err err = {.arena = &l->arena};
    const char *path = path_typed(&l->arena, edit_text(&l->path));
    if (!*path) {
        ui_say(s->ui, STYLE_WARNING, "先写通知定义文件的路径, 例如 /home/me/粤77.yaml");
        return action_none();
    }
    if (is_data(s, path)) {
        return action_push(&data_load_screen, path);
    }
    if (notice_candidate_read(desk_of(s), &l->arena, path, &l->candidate, &err)) {
        l->failure = err.text;
        ui_say(s->ui, STYLE_ERROR, "没有读到文件, 原因见上.");
        return action_none();
    }
    folder_keep(s->ui, FOLDER_IN, path);
    l->has_candidate = true;
    l->is_typing = false;
    candidate_view_set(&l->view, &l->arena, &l->candidate);
    return action_none();
}

static struct action load_it(struct screen *s)
{
    struct notice_load *l = s->state;
    struct err err = {.arena = &l->arena};
    struct notice_row row;
    if (!l->has_candidate) {
        return look(s);
    }
    if (!candidate_view_is_new(&l->view)) {
        ui_say(s->ui, STYLE_WARNING, "%s", l->view.finding);
        return action_none();
    }
    if (notice_candidate_load(desk_of(s), &l->arena, &l->candidate, &row, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "载入了 %s 第 %lld 版. 可在记录里撤销.", row.code,
           (long long)row.revision);
    edit_set(&l->path, "");
    return action_answer((struct answer){.is_given = true, .choice = (size_t)row.record.id});
}

/* ---- the path ---------------------------------------------------------------------------------------- */

/* Puts the next of the shipped definitions that differ into the path. */
static void offer(struct notice_load *l)
{
    if (l->shipped.n) {
        edit_set(&l->path, l->shipped.at[l->offered % l->shipped.n].path);
        l->offered++;
    }
}

static void keep_draft(struct screen *s)
{
    struct notice_load *l = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *path = edit_text(&l->path);
    size_t n = strlen(path);
    bool is_typed = n > 0 && path[n - 1] != '/'; /* else nothing, or the folder that was proposed */
    enum status status = is_typed ? draft_put(desk_of(s), NOTICE_LOAD_FORM, "path", path, &err)
                                  : draft_drop(desk_of(s), NOTICE_LOAD_FORM, &err);
    if (status) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static void close_load(struct screen *s)
{
    struct notice_load *l = s->state;
    keep_draft(s);
    edit_release(&l->path);
    candidate_view_release(&l->view);
    arena_release(&l->arena);
    arena_release(&l->shipped_arena);
}

static enum status open_load(struct screen *s, const void *argument, struct err *err)
{
    struct notice_load *l = s->state;
    struct draft draft = {0};
    (void)argument;
    enum status status = draft_load(desk_of(s), &l->shipped_arena, NOTICE_LOAD_FORM, &draft, err);
    if (status == STATUS_OK) {
        status = shipped_notices_load(desk_of(s), &l->shipped_arena, &l->shipped, err);
    }
    if (status) {
        arena_release(&l->shipped_arena);
        return status;
    }
    edit_init(&l->path, false);
    candidate_view_init(&l->view);
    edit_set(&l->path, draft.n ? draft.values[0].value
                               : folder_propose(s->ui, &l->shipped_arena, FOLDER_IN, ""));
    l->is_typing = true;
    return STATUS_OK;
}

/* ---- the screen --------------------------------------------------------------------------------------- */

static struct action type(struct screen *s, struct key key)
{
    struct notice_load *l = s->state;
    if (key.code == K_ENTER) {
        return look(s);
    }
    if (key.code == K_DOWN && !l->has_candidate) {
        offer(l);
        return action_none();
    }
    if (key.code == K_DOWN || key.code == K_TAB) {
        l->is_typing = !l->has_candidate;
        return action_none();
    }
    enum widget_result result = edit_key(&l->path, key);
    if (result == WIDGET_CHANGED) {
        forget_candidate(l);
    }
    return action_after(result);
}

static struct action read_below(struct screen *s, struct key key)
{
    struct notice_load *l = s->state;
    if (key.code == K_TAB || key.code == K_BACK_TAB) {
        l->is_typing = true;
        return action_none();
    }
    enum widget_result result = candidate_view_key(&l->view, key);
    return result == WIDGET_PASS || result == WIDGET_LEFT ? action_pass() : action_none();
}

static struct action command(struct screen *s, int command)
{
    struct notice_load *l = s->state;
    switch ((enum command)command) {
    case LOOK: return look(s);
    case LOAD: return load_it(s);
    case FLIPS: return candidate_view_flips(s, &l->view, &l->rejudging);
    case ONLY_DIFFERENT: comparison_view_toggle(&l->view.changes); break;
    }
    return action_none();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_load *l = s->state;
    switch (event->kind) {
    case EVENT_KEY: return l->is_typing ? type(s, event->key) : read_below(s, event->key);
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER:
    case EVENT_CHANGED: break;
    }
    return action_none();
}

static void draw_shipped(const struct notice_load *l, const struct canvas *cv)
{
    static const char *const states[] = {
        [SHIPPED_NEW] = "本台没有", [SHIPPED_CHANGED] = "有新定义", [SHIPPED_OWN] = "本台改过"};
    struct pen pen = {.x = 1, .style = STYLE_HINT};
    if (l->shipped.n) {
        (void)canvas_text(cv, pen, "随程序带来, 与本台现用的不同 (按下键取用):");
    }
    for (size_t i = 0; i < l->shipped.n; i++) {
        pen.y++;
        (void)canvas_printf(cv, pen, "  %s  %s  %s", l->shipped.at[i].code,
                            states[l->shipped.at[i].state], l->shipped.at[i].path);
    }
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_load *l = s->state;
    int x = 2 + canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "定义文件");
    struct canvas place = canvas_part(cv, (struct rect){0, x + 1, 1, cv->cols - x - 2});
    struct canvas below = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    edit_draw(&l->path, &place,
              (struct edit_look){.has_focus = l->is_typing, .hint = "/路径/文件.yaml"});
    if (l->has_candidate) {
        candidate_view_draw(&l->view, &below);
        return;
    }
    (void)paragraph_draw(&below,
                         (struct pen){.y = 1, .x = 1, .width = cv->cols - 2, .style = STYLE_ERROR},
                         l->failure);
    struct canvas hint = canvas_part(&below, (struct rect){4, 0, below.rows - 4, below.cols});
    draw_shipped(l, &hint);
}

static bool takes_text(const struct screen *s)
{
    const struct notice_load *l = s->state;
    return l->is_typing || candidate_view_takes_text(&l->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_load *l = s->state;
    if (!l->has_candidate || l->is_typing) {
        return "Enter 先检查, 列出问题或与现用的不同, 什么也不写.  Ctrl-U 清空";
    }
    return candidate_view_sentence(&l->view, a);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "载入", "载入检查过的定义; 没有检查过时先检查.", LOAD, "编辑"},
    {K_F(5), 0, "再看", "重新读文件并检查.", LOOK, "查看"},
    {K_F(3), 0, "会变的", "检查过后: 载入并重判的话, 哪些判断会变.", FLIPS, "查看"},
    {K_F(6), 0, "只看不同", "只看不同的行, 再按看全部.", ONLY_DIFFERENT, "查看"},
    {K_TAB, 0, NULL, "在路径和下面的结果之间换.", 0, NULL},
};

const struct screen_class notice_load_screen = {
    .may = MAY_DECIDE,
    .name = "notice-load",
    .title = "载入通知",
    .state_size = sizeof(struct notice_load),
    .open = open_load,
    .event = event,
    .draw = draw,
    .close = close_load,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "载入通知定义文件(.yaml, 格式见手册附录). 先检查: 有问题时一次全列出, 写明 文件:行:列, "
            "什么也不载入; 同一文号的成为新的一版, 载入前列出与现用一版的不同.\n"
            "已登记的申报件仍按登记时的一版判.\n"
            "单位类别(classes.yaml), 行政区划(regions.csv), 一年的日历也在这里载入, 由管理员办.\n",
};

/* 专家: the pool, narrowed while typing; new ones typed or imported; relations; what is void. */
#include <limits.h>

#include "base/slice.h"
#include "desk/reviewer_import.h"
#include "tui/ask.h"
#include "tui/screen/list_import.h"
#include "tui/screen/review.h"
#include "tui/ui.h"
#include "tui/widget/list.h"
#include "tui/widget/paragraph.h"

#define TOLD_ROWS 6

enum command { NEW = 1, EDIT, RELATIONS, PAIR, IMPORT, VOID };
enum question_id { ASK_WHY = 1 };
enum reviewer_column { NO, NAME, UNIT, EXPERTISE, LOAD };

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 6, .is_unsorted = true},
    [NAME] = {.title = "姓名", .width = 10, .widest = 16, .is_unsorted = true},
    [UNIT] = {.title = "单位",
              .width = 22,
              .widest = INT_MAX,
              .is_unsorted = true,
              .cut = LIST_CUT_MIDDLE},
    [EXPERTISE] = {.title = "专长", .width = 20, .widest = INT_MAX, .is_unsorted = true},
    [LOAD] = {.title = "件数", .width = 7, .to_right = true, .is_unsorted = true},
};

struct reviewers_state {
    struct list list;
    struct arena arena; /* of the rows */
    struct arena asked;
    struct reviewer_views all;
    size_t *shown; /* index into all, of each row in sight */
    int64_t *ids;
    int64_t open;
    struct pair_argument pair;
    struct question question;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct reviewers_state *t = context;
    const struct reviewer_view *v = &t->all.at[t->shown[row]];
    switch ((enum reviewer_column)column) {
    case NO: return v->no;
    case NAME: return v->reviewer.name;
    case UNIT: return v->unit;
    case EXPERTISE: return v->reviewer.expertise;
    case LOAD: return reviewer_load_text(a, v);
    }
    return NULL;
}

static void narrow(struct reviewers_state *t)
{
    const char *filter = list_filter(&t->list);
    size_t n = 0;
    for (size_t i = 0; i < t->all.n; i++) {
        if (reviewer_matches(&t->all.at[i], text_or_empty(filter))) {
            t->shown[n] = i;
            t->ids[n++] = t->all.at[i].reviewer.record.id;
        }
    }
    t->list.total = (int64_t)t->all.n;
    list_rows(&t->list, t->ids, n, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct reviewers_state *t = s->state;
    struct arena fresh = {0};
    struct reviewer_views all;
    enum status status = reviewers_load(s->ui->options.desk, &fresh, &all, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&t->arena);
    t->arena = fresh;
    t->all = all;
    t->shown = ARENA_ARRAY(&t->arena, size_t, all.n + 1);
    t->ids = ARENA_ARRAY(&t->arena, int64_t, all.n + 1);
    narrow(t);
    return STATUS_OK;
}

static void reviewers_close(struct screen *s)
{
    struct reviewers_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->asked);
}

static enum status reviewers_open(struct screen *s, const void *argument, struct err *err)
{
    struct reviewers_state *t = s->state;
    (void)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell});
    t->list.noun = "位专家";
    t->list.empty = "专家库还是空的. F2 登记一位, F5 导入名单.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        reviewers_close(s);
    }
    return status;
}

/* ---- import ------------------------------------------------------------------------------------- */

static enum status take_file(struct desk *desk, struct arena *a, const struct list_import *import,
                             struct list_taken *out, struct err *err)
{
    const struct reviewer_import o = {
        .path = import->path, .charset = import->charset, .is_dry = import->is_dry};
    struct reviewer_plan plan;
    enum status status = reviewer_import(desk, a, &o, &plan, err);
    if (status == STATUS_OK) {
        const struct list_counts *c = &plan.file.counts;
        *out = (struct list_taken){
            plan.file.problems, plan.file.headed.book.is_book,
            arena_printf(a, "新增 %lld 修改 %lld 不变 %lld 拒收 %lld 新单位 %zu 关系 %lld",
                         (long long)c->new, (long long)c->changed, (long long)c->same,
                         (long long)c->rejected, plan.new_units.n, (long long)plan.relations),
            plan.batch};
    }
    return status;
}

static struct action import(struct screen *s)
{
    static const struct list_import experts = {
        .title = "专家名单",
        .columns = "表头要有「姓名」; 单位, 专长, 最多件数, 关系等有就收; 空格不动原来的内容.",
        .after = "可以到 0记录 整批撤销",
        .take = take_file};
    return ui_allows(s->ui, MAY_KEEP_PANELS) ? action_push(&list_import_screen, &experts)
                                             : action_none();
}

/* ---- keys --------------------------------------------------------------------------------------- */

static struct action ask_why(struct screen *s)
{
    struct reviewers_state *t = s->state;
    t->open = list_selected(&t->list);
    if (!t->open || !ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    arena_reset(&t->asked);
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&t->asked, "作废 %s 的理由?", reviewer_no(&t->asked, t->open)),
        .hint = "在评审组里的不能作废"};
    return action_ask(&t->question);
}

static void make_void(struct screen *s, const char *why)
{
    struct reviewers_state *t = s->state;
    struct err err = {.arena = &t->asked};
    if (reviewer_void(s->ui->options.desk, &t->asked, t->open, why, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "作废了; 错了到 0记录 撤销.");
}

static struct action command(struct screen *s, enum command c)
{
    struct reviewers_state *t = s->state;
    switch (c) {
    case NEW: t->open = 0; return action_push(&reviewer_form_screen, &t->open);
    case EDIT:
        t->open = list_selected(&t->list);
        return t->open ? action_push(&reviewer_form_screen, &t->open) : action_none();
    case RELATIONS:
        t->open = list_selected(&t->list);
        return t->open ? action_push(&relations_screen, &t->open) : action_none();
    case PAIR:
        t->pair = (struct pair_argument){.reviewer = list_selected(&t->list)};
        return action_push(&pair_screen, &t->pair);
    case IMPORT: return import(s);
    case VOID: return ask_why(s);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    if (answer->id == ASK_WHY && answer->is_given) {
        make_void(s, answer->line);
    } else if (answer->id == 0) {
        ui_reload(s, load);
    }
    return action_none();
}

static struct action reviewers_event(struct screen *s, const struct event *event)
{
    struct reviewers_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    if (result == WIDGET_FILTERED) {
        narrow(t);
    }
    return result == WIDGET_DONE ? command(s, EDIT) : action_after(result);
}

static void draw_told(const struct screen *s, const struct canvas *cv)
{
    struct reviewers_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct relation_views relations = {0};
    const struct reviewer_view *v = &t->all.at[t->shown[t->list.selected]];
    const char *text = arena_printf(&a, "%s  %s  %s  %s  %s\n", text_or_empty(v->reviewer.title),
                                    text_or_empty(v->credit_code), text_or_empty(v->reviewer.phone),
                                    text_or_empty(v->reviewer.email),
                                    v->login ? arena_printf(&a, "用户 %s", v->login) : "");
    if (relations_load(s->ui->options.desk, &a, v->reviewer.record.id, &relations, &err) ==
        STATUS_OK) {
        for (size_t i = 0; i < relations.n; i++) {
            text = arena_printf(&a, "%s关系  %s\n", text, relation_text(&a, &relations.at[i]));
        }
    }
    paragraph_draw(cv, (struct pen){.y = 0}, text);
    arena_release(&a);
}

static void reviewers_draw(const struct screen *s, const struct canvas *cv)
{
    struct reviewers_state *t = s->state;
    int rows = cv->rows - TOLD_ROWS;
    struct canvas list = canvas_part(cv, (struct rect){0, 0, rows, cv->cols});
    struct canvas told = canvas_part(cv, (struct rect){rows + 1, 1, TOLD_ROWS - 1, cv->cols - 2});
    list_draw(&t->list, &list);
    if (list_selected(&t->list)) {
        draw_told(s, &told);
    }
}

static bool reviewers_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct reviewers_state *)s->state)->list);
}

static const char *reviewers_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct reviewers_state *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "登记", "登记一位专家.", NEW, "编辑"},
    {K_ENTER, 0, "修改", "修改这位专家.", 0, NULL},
    {K_F(4), 0, "关系", "这位专家的利害关系: 登记, 修改, 作废.", RELATIONS, "编辑"},
    {K_F(5), 0, "导入", "导入专家名单: 先看结果, 再写入.", IMPORT, "编辑"},
    {K_F(6), 0, "核对回避", "这位专家与任何一件申报件.", PAIR, "查看"},
    {K_F(8), 0, "作废", "登记错的作废, 写明理由.", VOID, "编辑"},
    {'/', 0, NULL, "筛选: 姓名, 单位, 专长, 编号.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审.", 0, NULL},
};

const struct screen_class reviewers_screen = {
    .name = "reviewers",
    .title = "专家",
    .state_size = sizeof(struct reviewers_state),
    .open = reviewers_open,
    .event = reviewers_event,
    .draw = reviewers_draw,
    .close = reviewers_close,
    .takes_text = reviewers_takes_text,
    .sentence = reviewers_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help = "专家库. 件数是现在没有结束的评审组里分到的, 斜线后是最多件数.\n"
            "利害关系按 F4 登记, 核对回避靠它.\n",
};

/* 申报件: the list of cases. Decides its columns, how it is narrowed, and where its keys lead. */

#include "base/slice.h"
#include "base/vec.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/submission_acts.h"
#include "desk/submissions.h"
#include "tui/ask.h"
#include "tui/screen/browse.h"
#include "tui/screen/notice_act.h"
#include "tui/screen/submissions.h"
#include "tui/thing.h"

#define MOST_CACHED 400 /* rows; more than any screen shows */

enum command {
    NEW = 1,
    OPEN,
    EDIT,
    CHOOSE_NOTICE,
    ACT,
    FIND,
    VOID_IT,
    MARK_ALL,
    UNMARK,
    SORT,
    SAME_CASES
};
enum question_id { ASK_NOTICE = 1, ASK_ACT };
/* State before the names of others: it must be seen on the narrowest terminal. */
enum submission_column {
    NO,
    ORDER,
    TITLE,
    LEAD,
    STATE,
    RECOMMENDER,
    DIRECTION,
    NOTICE,
    ACCEPTED,
    DUE
};

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 6, .widest = 7},
    [ORDER] = {.title = "序", .width = 4, .to_right = true},
    [TITLE] = {.title = "名称", .width = 22, .widest = 48},
    [LEAD] = {.title = "牵头单位", .width = 14, .widest = 34, .cut = LIST_CUT_MIDDLE},
    [STATE] = {.title = "状态", .width = 8},
    [RECOMMENDER] = {.title = "推荐单位", .width = 11, .widest = 22},
    [DIRECTION] = {.title = "方向", .width = 8, .widest = 24},
    [NOTICE] = {.title = "通知", .width = 7, .is_unsorted = true},
    [ACCEPTED] = {.title = "接受", .width = 4, .to_right = true, .is_unsorted = true},
    [DUE] = {.title = "补正期限", .width = 10, .widest = 15},
};
static const char *const orders[] = {"no",          "order",     "title", "lead", "state",
                                     "recommender", "direction", NULL,    NULL,   "correction_due"};

struct row {
    int64_t id;
    struct submission_view view;
};

struct submissions_state {
    struct browse browse;
    const char *search; /* with which it was opened, over all notices; NULL */
    struct arena cache_arena;
    VEC(struct row) cache; /* rows that were in sight */
    struct arena asked;    /* of the question or act under way */
    struct question question;
    struct notice_rows notices;
    struct submission_offers offers;
    struct submission_act_request act;
};

/* ---- rows ------------------------------------------------------------------------------------- */

static void forget_rows(struct submissions_state *t)
{
    arena_reset(&t->cache_arena);
    t->cache.at = NULL;
    t->cache.n = t->cache.cap = 0;
}

/* A row that cannot be read is shown with its number alone. */
static const struct submission_view *row_view(struct submissions_state *t, int64_t id)
{
    struct err err = {.arena = &t->cache_arena};
    for (size_t i = 0; i < t->cache.n; i++) {
        if (t->cache.at[i].id == id) {
            return &t->cache.at[i].view;
        }
    }
    if (t->cache.n >= MOST_CACHED) {
        forget_rows(t);
    }
    struct row *row = VEC_PUSH(&t->cache_arena, &t->cache);
    row->id = id;
    if (submission_view_load(t->browse.ui->options.desk, &t->cache_arena, id, &row->view, &err)) {
        row->view = (struct submission_view){.submission.list_order = NUMBER_NONE, .due = DAY_NONE};
    }
    return &row->view;
}

/* Late and not taken outweighs the step it has reached. */
static const char *state_text(const struct submission_view *v)
{
    const char *late = v->late == LATE_NOT_TAKEN ? late_standing_name(v->late) : NULL;
    return v->submission.record.is_void ? "作废" : late ? late : v->state_name;
}

/* 08-02, and once it is over 08-02 逾期 */
static const char *due_text(struct submissions_state *t, struct arena *a, day_t due)
{
    day_t today = instant_day(desk_now(t->browse.ui->options.desk));
    return due == DAY_NONE
               ? NULL
               : arena_printf(a, "%s%s", day_text_near(a, due, today), due < today ? " 逾期" : "");
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    struct submissions_state *t = context;
    int64_t id = t->browse.list.ids[row];
    const struct submission_view *v = row_view(t, id);
    const struct submission *s = &v->submission;
    switch ((enum submission_column)column) {
    case NO: return submission_no(a, id);
    case ORDER:
        return s->list_order == NUMBER_NONE ? NULL
                                            : arena_printf(a, "%lld", (long long)s->list_order);
    case TITLE: return s->title;
    case LEAD: return v->lead;
    case RECOMMENDER: return v->recommender;
    case DIRECTION: return s->direction;
    case NOTICE: return v->notice ? arena_printf(a, "%s号", v->notice) : NULL;
    case STATE: return state_text(v);
    case DUE: return due_text(t, a, v->due);
    case ACCEPTED: return v->accepted ? arena_printf(a, "%lld", (long long)v->accepted) : NULL;
    }
    return NULL;
}

static enum style row_style(void *context, size_t row)
{
    struct submissions_state *t = context;
    const struct submission_view *v = row_view(t, t->browse.list.ids[row]);
    const struct submission *s = &v->submission;
    if (text_eq(s->state, "correcting") || v->late != LATE_NONE) {
        return STYLE_WARNING;
    }
    bool is_over = text_eq(s->state, "withdrawn") || text_eq(s->state, "refused") ||
                   text_eq(s->state, "ended");
    return is_over ? STYLE_HINT : STYLE_NORMAL;
}

/* ---- life ------------------------------------------------------------------------------------- */

static enum status submissions_open(struct screen *s, const void *argument, struct err *err)
{
    struct submissions_state *t = s->state;
    (void)err;
    list_init(&t->browse.list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = row_style});
    t->browse.list.noun = "件申报件";
    t->browse.list.empty = "还没有申报件. F2 新建一件, 或到 6汇总表 导入; F5 换通知.";
    t->browse.ui = s->ui;
    t->browse.noun = "submission";
    t->browse.orders = orders;
    t->search = arena_text(&s->arena, argument);
    t->browse.notice = t->search ? 0 : s->ui->notice;
    list_set_filter(&t->browse.list, text_or_empty(argument));
    browse_open(&t->browse);
    return STATUS_OK;
}

static void submissions_close(struct screen *s)
{
    struct submissions_state *t = s->state;
    browse_release(&t->browse);
    arena_release(&t->cache_arena);
    arena_release(&t->asked);
}

/* Also when another call was chosen elsewhere. */
static void reload(struct screen *s)
{
    struct submissions_state *t = s->state;
    t->browse.notice = t->search ? 0 : s->ui->notice;
    forget_rows(t);
    browse_reload(&t->browse);
}

static bool submissions_idle(struct screen *s)
{
    return browse_idle(&((struct submissions_state *)s->state)->browse);
}

/* ---- the call we work on ---------------------------------------------------------------------- */

static struct action ask_notice(struct screen *s)
{
    struct submissions_state *t = s->state;
    arena_reset(&t->asked);
    struct err err = {.arena = &t->asked};
    if (notice_rows_load(s->ui->options.desk, &t->asked, &t->notices, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    const char **names = ARENA_ARRAY(&t->asked, const char *, t->notices.n + 1);
    names[0] = "全部通知";
    for (size_t i = 0; i < t->notices.n; i++) {
        const struct notice_row *r = &t->notices.at[i];
        names[i + 1] = arena_printf(&t->asked, "%s号  %s", r->code, text_or_empty(r->title));
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_NOTICE,
                                    .text = "看哪份通知的申报件?",
                                    .choices = names,
                                    .n_choices = t->notices.n + 1};
    return action_ask(&t->question);
}

static void notice_chosen(struct screen *s, size_t choice)
{
    struct submissions_state *t = s->state;
    if (choice == 0) {
        ui_set_notice(s->ui, 0, NULL);
    } else {
        notice_work_on(s, &t->notices.at[choice - 1]);
    }
    t->search = NULL;
    list_unmark(&t->browse.list);
    reload(s);
}

/* ---- acts on the marked ----------------------------------------------------------------------- */

static struct action start_act(struct screen *s, const char *act)
{
    struct submissions_state *t = s->state;
    t->act.act = act;
    return submission_act_start(s, &t->act);
}

static struct action ask_act(struct screen *s, const char *act)
{
    struct submissions_state *t = s->state;
    arena_reset(&t->asked);
    struct err err = {.arena = &t->asked};
    t->act.ids = list_chosen(&t->browse.list, &t->asked, &t->act.n);
    if (t->act.n == 0) {
        ui_say(s->ui, STYLE_WARNING, "没有申报件可办.");
        return action_none();
    }
    if (act) {
        return start_act(s, act);
    }
    if (submission_offers_load(s->ui->options.desk, &t->asked, t->act.ids, t->act.n, &t->offers,
                               &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    const char **names = ARENA_ARRAY(&t->asked, const char *, t->offers.n + 1);
    for (size_t i = 0; i < t->offers.n; i++) {
        const struct submission_offer *o = &t->offers.at[i];
        const char *count = t->act.n > 1 ? arena_printf(&t->asked, "  %zu 件", o->n_cases) : "";
        names[i] =
            arena_printf(&t->asked, "%s%s%s%s", o->name, count, o->needs_reason ? "  要写原因" : "",
                         o->is_for_supervisor ? "  主管" : "");
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_ACT,
                                    .text = arena_printf(&t->asked, "办理 %zu 件申报件", t->act.n),
                                    .choices = names,
                                    .n_choices = t->offers.n};
    return action_ask(&t->question);
}

/* ---- events ----------------------------------------------------------------------------------- */

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct submissions_state *t = s->state;
    if (answer->is_given && answer->id == ASK_NOTICE) {
        notice_chosen(s, answer->choice);
    } else if (answer->is_given && answer->id == ASK_ACT) {
        return start_act(s, t->offers.at[answer->choice].id);
    } else if (answer->id == 0) {
        if (answer->is_given) {
            list_unmark(&t->browse.list);
        }
        if (answer->choice) {
            list_select(&t->browse.list, (int64_t)answer->choice);
        }
        reload(s);
    }
    return action_none();
}

static struct action command(struct screen *s, enum command c)
{
    struct submissions_state *t = s->state;
    int64_t id = list_selected(&t->browse.list);
    switch (c) {
    case NEW: return thing_edit(s, "submission", 0);
    case OPEN: return id ? thing_open(s, "submission", id) : action_none();
    case EDIT: return id ? thing_edit(s, "submission", id) : action_none();
    case CHOOSE_NOTICE: return ask_notice(s);
    case ACT: return ask_act(s, NULL);
    case VOID_IT: return ask_act(s, "void");
    case SAME_CASES: return action_push(&same_cases_screen, NULL);
    case FIND: list_open_filter(&t->browse.list); break;
    case SORT:
        if (list_sort(&t->browse.list) == WIDGET_SORTED) {
            browse_reload(&t->browse);
        }
        break;
    case MARK_ALL: list_mark_all(&t->browse.list); break;
    case UNMARK: list_unmark(&t->browse.list); break;
    }
    return action_none();
}

static struct action submissions_event(struct screen *s, const struct event *event)
{
    struct submissions_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: reload(s); return action_none();
    case EVENT_KEY: break;
    }
    if (event->key.code == K_ESC && t->search && !list_takes_text(&t->browse.list) &&
        text_eq(list_filter(&t->browse.list), t->search)) {
        return action_pop(); /* the search is what we came with, not typed here */
    }
    enum widget_result result = browse_key(&t->browse, event->key);
    if (result == WIDGET_DONE) {
        return command(s, OPEN);
    }
    return action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void submissions_draw(const struct screen *s, const struct canvas *cv)
{
    struct submissions_state *t = s->state;
    list_draw(&t->browse.list, cv);
}

static bool submissions_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct submissions_state *)s->state)->browse.list);
}

static const char *submissions_sentence(const struct screen *s, struct arena *a)
{
    const struct submissions_state *t = s->state;
    const char *said = list_sentence(&t->browse.list, a);
    return list_takes_text(&t->browse.list)
               ? arena_printf(a, "%s  也可写 状态:待补正 推荐顺序<=3 缺:份数", said)
               : said;
}

static const struct binding bindings[] = {
    {K_F(2), 0, "新建", "新建一件申报件; 要填什么按通知的表单.", NEW, "编辑"},
    {K_ENTER, K_F(3), "打开", "看所选申报件的全部: 各项, 检查, 收件, 经过.", OPEN, "查看"},
    {K_F(4), 0, "编辑", "修改所选的申报件.", EDIT, "编辑"},
    {K_F(5), 0, "通知", "换一份通知, 或看全部通知的申报件.", CHOOSE_NOTICE, "查看"},
    {K_F(6), 0, "办理", "受理, 补正, 撤回, 恢复等, 对选中的各件一起办; 办之前先列出后果.", ACT,
     "办理"},
    {K_F(7), '/', "查找",
     "边输入边筛选, 汉字, 编号或拼音首字母都行; 含冒号的按条件查, 如 状态:待补正 缺:份数.", FIND,
     "查看"},
    {K_F(8), 0, "作废", "登记错的作废, 要写原因; 不会删除, 可从 0记录 撤销.", VOID_IT, "办理"},
    {K_CTRL('t'), K_SPACE, NULL, "选中或取消一件; 办理和作废对选中的各件.", 0, NULL},
    {K_CTRL('a'), 0, "全选", "选中列出的全部, 再按全部取消.", MARK_ALL, "办理"},
    {K_CTRL('u'), 0, "不选", "取消所有选中.", UNMARK, "办理"},
    {K_CTRL('d'), 0, "多头", "牵头单位和名称都相同的, 一组一组看是不是同一件.", SAME_CASES, "查看"},
    {K_CTRL('s'), 's', "排序", "按列光标所在的列排序, 再按倒过来; 左右箭头移动列光标.", SORT,
     "查看"},
};

const struct screen_class submissions_screen = {
    .name = "submissions",
    .title = "申报件",
    .digit = '4',
    .state_size = sizeof(struct submissions_state),
    .open = submissions_open,
    .event = submissions_event,
    .draw = submissions_draw,
    .close = submissions_close,
    .idle = submissions_idle,
    .takes_text = submissions_takes_text,
    .sentence = submissions_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "申报件一览. 序是推荐单位排的推荐顺序. 空格选中几件后, F6 对它们一起办理, "
            "先列出每一件的后果再办, 一次撤销就全部还原.\n",
};

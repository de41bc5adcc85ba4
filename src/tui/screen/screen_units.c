/* 单位: the list of units with the selected one explained below. Decides columns and layout; what
 * the explanation says stands in unit_page.h, what can be done in unit_act.h. */
#include "base/vec.h"
#include "desk/regions.h"
#include "desk/unit_pairs.h"
#include "text/wrap.h"
#include "tui/screen/browse.h"
#include "tui/screen/unit_act.h"
#include "tui/screen/unit_page.h"
#include "tui/screen/units.h"
#include "tui/thing.h"

#define MOST_CACHED 400    /* rows; more than any screen shows */
#define MOST_PAIRS 100     /* looked for when the screen opens */
#define MOST_COMPARED 5000 /* units whose names are compared unasked */
#define MOST_PARTS 30      /* lines below the list */
#define HEAD_ROWS 1
#define LEAST_LIST_ROWS 6

enum command { NEW = 1, OPEN, HISTORY, FIND, SORT };
enum unit_column { NAME, CODE, REGION, PARTS, ACCEPTED };

static const struct list_column columns[] = {
    [NAME] = {.title = "名称", .width = 30, .widest = 60, .cut = LIST_CUT_MIDDLE},
    [CODE] = {.title = "信用代码", .width = 18},
    [REGION] = {.title = "地区", .width = 10, .widest = 20},
    [PARTS] = {.title = "申报", .width = 5, .to_right = true, .is_unsorted = true},
    [ACCEPTED] = {.title = "接受", .width = 4, .to_right = true, .is_unsorted = true},
};
static const char *const orders[] = {"name", "credit_code", "region", NULL, NULL};

struct row {
    int64_t id;
    struct unit unit;
    struct unit_counts counts;
};

struct units_state {
    struct browse browse;
    struct arena cache_arena;
    VEC(struct row) cache; /* rows that were in sight */
    struct buf detail;     /* about `detailed` */
    int64_t detailed;      /* 0: to be written anew */
    size_t pairs;          /* that look like the same unit */
    bool is_count_due;     /* the counts of line 1 are to be made anew */
    struct unit_act act;
};

/* ---- rows ------------------------------------------------------------------------------------- */

static void forget_rows(struct units_state *t)
{
    arena_reset(&t->cache_arena);
    t->cache.at = NULL;
    t->cache.n = t->cache.cap = 0;
    t->detailed = 0;
}

static const struct row *row_of(struct units_state *t, int64_t id)
{
    struct desk *desk = t->browse.ui->options.desk;
    struct err err = {.arena = &t->cache_arena};
    for (size_t i = 0; i < t->cache.n; i++) {
        if (t->cache.at[i].id == id) {
            return &t->cache.at[i];
        }
    }
    if (t->cache.n >= MOST_CACHED) {
        forget_rows(t);
    }
    struct row *row = VEC_PUSH(&t->cache_arena, &t->cache);
    row->id = id;
    if (unit_load(desk, &t->cache_arena, id, &row->unit, &err) != STATUS_OK ||
        unit_counts_load(desk, id, &row->counts, &err) != STATUS_OK) {
        row->unit = (struct unit){.name = "(读不出)"};
    }
    return row;
}

static const char *number_or_none(struct arena *a, int64_t n)
{
    return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    struct units_state *t = context;
    const struct row *r = row_of(t, t->browse.list.ids[row]);
    switch ((enum unit_column)column) {
    case NAME: return r->unit.name;
    case CODE: return r->unit.credit_code;
    case REGION: return region_name(t->browse.ui->options.desk, r->unit.region);
    case PARTS: return number_or_none(a, r->counts.parts);
    case ACCEPTED: return number_or_none(a, r->counts.accepted);
    }
    return NULL;
}

/* ---- the explanation -------------------------------------------------------------------------- */

static enum status write_detail(struct units_state *t, int64_t id, struct err *err)
{
    struct desk *desk = t->browse.ui->options.desk;
    struct unit unit = {0};
    enum status status = unit_load(desk, err->arena, id, &unit, err);
    if (status == STATUS_OK) {
        status = unit_page_facts(&t->detail, desk, &unit, err);
    }
    if (status == STATUS_OK) {
        status = unit_page_limits(&t->detail, desk, id, err);
    }
    if (status == STATUS_OK) {
        status = unit_page_parts(&t->detail, desk, id, MOST_PARTS, err);
    }
    return status;
}

/* While no key waits, so that running down the list stays instant. */
static void renew_detail(struct units_state *t)
{
    int64_t id = list_selected(&t->browse.list);
    struct arena a = {0};
    struct err err = {.arena = &a};
    buf_clear(&t->detail);
    t->detailed = id;
    if (id && write_detail(t, id, &err) != STATUS_OK) {
        buf_clear(&t->detail);
        buf_printf(&t->detail, "  %s\n", err_sentence(&err));
    }
    arena_release(&a);
}

/* Comparing all names of a very large desk takes long: then only F6 does it. */
static void count_units(struct units_state *t)
{
    struct desk *desk = t->browse.ui->options.desk;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct unit_pairs pairs = {0};
    t->is_count_due = false;
    if (unit_count(desk, &t->browse.list.total, &err) != STATUS_OK) {
        t->browse.list.total = -1;
    }
    bool is_small = t->browse.list.total >= 0 && t->browse.list.total <= MOST_COMPARED;
    if (is_small && unit_duplicates(desk, &a, MOST_PAIRS, &pairs, &err) == STATUS_OK) {
        t->pairs = pairs.n;
    }
    arena_release(&a);
}

/* ---- life ------------------------------------------------------------------------------------- */

static enum status units_open(struct screen *s, const void *argument, struct err *err)
{
    struct units_state *t = s->state;
    (void)argument;
    (void)err;
    buf_init(&t->detail);
    list_init(&t->browse.list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell});
    t->browse.list.noun = "个单位";
    t->browse.list.total = -1;
    t->browse.list.empty = "还没有单位. F2 登记一个, 或到 6汇总表 导入时一并登记.";
    t->browse.ui = s->ui;
    t->browse.noun = "unit";
    t->browse.orders = orders;
    t->browse.always = "并入:无";
    browse_open(&t->browse);
    t->is_count_due = true;
    return STATUS_OK;
}

static void units_close(struct screen *s)
{
    struct units_state *t = s->state;
    browse_release(&t->browse);
    arena_release(&t->cache_arena);
    buf_release(&t->detail);
    unit_act_release(&t->act);
}

static void reload(struct units_state *t)
{
    forget_rows(t);
    browse_reload(&t->browse);
    t->is_count_due = true;
}

static bool units_idle(struct screen *s)
{
    struct units_state *t = s->state;
    if (browse_idle(&t->browse)) {
        return true;
    }
    if (t->detailed != list_selected(&t->browse.list)) {
        renew_detail(t);
        return true; /* to be seen before the counts are made */
    }
    if (t->is_count_due) {
        count_units(t);
    }
    return false;
}

/* ---- events ----------------------------------------------------------------------------------- */

static struct action command(struct screen *s, int c)
{
    struct units_state *t = s->state;
    struct action action;
    int64_t id = list_selected(&t->browse.list);
    if (unit_act_command(s, &t->act, c, id, &action)) {
        return action;
    }
    switch ((enum command)c) {
    case NEW: return thing_edit(s, "unit", 0);
    case OPEN:
    case HISTORY: return id ? thing_open(s, "unit", id) : action_none();
    case FIND: list_open_filter(&t->browse.list); break;
    case SORT:
        if (list_sort(&t->browse.list) == WIDGET_SORTED) {
            browse_reload(&t->browse);
        }
        break;
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct units_state *t = s->state;
    struct action action = action_none();
    if (!unit_act_answer(s, &t->act, answer, &action) && answer->choice) {
        list_select(&t->browse.list, (int64_t)answer->choice);
    }
    if (action.kind == ACTION_NONE) {
        reload(t);
    }
    return action;
}

static struct action units_event(struct screen *s, const struct event *event)
{
    struct units_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: reload(t); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = browse_key(&t->browse, event->key);
    if (result == WIDGET_DONE) {
        return command(s, OPEN);
    }
    return action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

/* Lines that do not fit are told of, not dropped silently. */
static void draw_detail(const struct units_state *t, const struct canvas *cv)
{
    struct arena a = {0};
    struct wrap w = {
        .text = {t->detail.at, t->detail.n}, .columns = (size_t)cv->cols - 1, .hangs = true};
    struct wrap_row row;
    int y = 1;
    while (wrap_next(&w, &row) && y < cv->rows) {
        if (y == cv->rows - 1 && row.to + 1 < t->detail.n) {
            canvas_text(cv, (struct pen){.y = y, .x = 2, .style = STYLE_HINT}, "Enter 看全部");
            break;
        }
        canvas_text(cv, (struct pen){.y = y, .x = (int)row.x},
                    arena_copy(&a, t->detail.at + row.from, row.to - row.from));
        y++;
    }
    arena_release(&a);
}

static void draw_head(const struct units_state *t, const struct canvas *cv)
{
    if (t->browse.list.total >= 0) {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "单位  %lld个",
                      (long long)t->browse.list.total);
    }
    if (t->pairs > 0) {
        const char *more = t->pairs >= MOST_PAIRS ? "多于 " : "";
        canvas_printf(
            cv,
            (struct pen){.x = cv->cols - 41, .width = 40, .to_right = true, .style = STYLE_WARNING},
            "疑似同一单位 %s%zu 组 (F6)", more, t->pairs);
    }
}

static void units_draw(const struct screen *s, const struct canvas *cv)
{
    struct units_state *t = s->state;
    int rows = (cv->rows - HEAD_ROWS) * 3 / 5; /* the detail says Enter for the rest */
    rows = rows < LEAST_LIST_ROWS ? LEAST_LIST_ROWS : rows;
    struct canvas list = canvas_part(cv, (struct rect){HEAD_ROWS, 0, rows, cv->cols});
    struct canvas detail =
        canvas_part(cv, (struct rect){HEAD_ROWS + rows, 0, cv->rows - HEAD_ROWS - rows, cv->cols});
    draw_head(t, cv);
    list_draw(&t->browse.list, &list);
    if (t->detailed && t->detailed == list_selected(&t->browse.list)) {
        draw_detail(t, &detail);
    }
}

static bool units_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct units_state *)s->state)->browse.list);
}

static const char *units_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct units_state *)s->state)->browse.list, a);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "新建", "登记一个单位.", NEW, "编辑"},
    {K_F(3), 0, "履历", "这个单位的全部: 参加的申报件, 名额, 谁在何时改了什么.", HISTORY, "查看"},
    UNIT_BINDINGS,
    {K_F(7), '/', "查找", "边输入边筛选: 名称, 又名, 信用代码, 拼音首字母 (gdlt 找广东联通).", FIND,
     "查看"},
    {K_ENTER, 0, NULL, "打开所选的单位.", OPEN, NULL},
    {K_CTRL('s'), 's', "排序", "按列光标所在的列排序, 再按倒过来; 左右箭头移动列光标.", SORT,
     "查看"},
};

const struct screen_class units_screen = {
    .name = "units",
    .title = "单位",
    .digit = '5',
    .state_size = sizeof(struct units_state),
    .open = units_open,
    .event = units_event,
    .draw = units_draw,
    .close = units_close,
    .idle = units_idle,
    .takes_text = units_takes_text,
    .sentence = units_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "单位一览, 下面是所选单位的又名, 信用代码, 联系人, 名额和参加的申报件. 申报一列是它牵头和"
        "联合的件数. 并入别的单位的不列出, 在那个单位的页上看, 也在那里拆开.\n",
};

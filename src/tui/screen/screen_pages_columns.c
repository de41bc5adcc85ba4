/* 选列: which columns of a document's tables are wanted, in what order, and by which the rows stand. */
#include "base/slice.h"
#include "tui/screen/pages_state.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { TAKE = 1, UP, DOWN, SORT, ALL };
enum columns_column { TAKEN, HEADING, SORTED };

static const struct list_column columns[] = {
    [TAKEN] = {.title = "要", .width = 3, .is_unsorted = true},
    [HEADING] = {.title = "列", .width = 30, .widest = 60, .is_unsorted = true},
    [SORTED] = {.title = "次序", .width = 10, .is_unsorted = true},
};

struct heading {
    const char *name;
    bool is_taken;
};

struct choosing {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct pages_columns *asked;
    struct heading *at;
    size_t n;
    const char *sort; /* NULL: as it comes */
    bool is_descending;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct choosing *c = context;
    (void)a;
    switch ((enum columns_column)column) {
    case TAKEN: return c->at[row].is_taken ? "[x]" : "[ ]";
    case HEADING: return c->at[row].name;
    case SORTED:
        return !text_eq(c->sort, c->at[row].name) ? "" : c->is_descending ? "从大到小" : "从小到大";
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    (void)context;
    (void)a;
    (void)row;
    return "选中的列照这里的先后印. 序号照原表, 不因次序变. 有合并行的表不能另排次序.";
}

/* ---- before and after ---------------------------------------------------------------------------- */

static void add(struct choosing *c, const char *name, bool is_taken)
{
    c->at[c->n++] = (struct heading){name, is_taken};
}

static bool is_among(const struct report_headings *h, const char *name)
{
    for (size_t i = 0; i < h->n; i++) {
        if (text_eq(h->at[i], name)) {
            return true;
        }
    }
    return false;
}

/* Those chosen before come first, in their order, then the others. */
static void begin(struct choosing *c, struct arena *a)
{
    const struct report_choice *before = &c->asked->choice;
    const struct report_headings *all = &c->asked->all;
    const struct report_headings chosen = report_choice_columns(before, a);
    c->at = ARENA_ARRAY(a, struct heading, all->n + 1);
    c->n = 0;
    for (size_t i = 0; i < chosen.n; i++) {
        if (is_among(all, chosen.at[i])) {
            add(c, chosen.at[i], true);
        }
    }
    for (size_t i = 0; i < all->n; i++) {
        if (!is_among(&chosen, all->at[i])) {
            add(c, all->at[i], chosen.n == 0);
        }
    }
    c->is_descending = before->sort && *before->sort == '-';
    c->sort = before->sort ? before->sort + c->is_descending : NULL;
}

/* NULL when all are wanted as they stand. */
static const char *columns_chosen(const struct choosing *c, struct arena *a)
{
    const char *all = "";
    bool is_as_ever = true;
    for (size_t i = 0; i < c->n; i++) {
        const struct heading *h = &c->at[i];
        is_as_ever = is_as_ever && h->is_taken && text_eq(h->name, c->asked->all.at[i]);
        if (h->is_taken) {
            all = arena_printf(a, "%s%s%s", all, *all ? "," : "", h->name);
        }
    }
    return is_as_ever ? NULL : all;
}

static struct action take(struct screen *s)
{
    struct choosing *c = s->state;
    struct arena *a = c->asked->arena;
    const char *chosen = columns_chosen(c, a);
    if (chosen && !*chosen) {
        ui_say(s->ui, STYLE_WARNING, "一列也没有选.");
        return action_none();
    }
    c->asked->choice.columns = chosen;
    c->asked->choice.sort =
        c->sort ? arena_printf(a, "%s%s", c->is_descending ? "-" : "", c->sort) : NULL;
    return action_answer((struct answer){.is_given = true, .choice = COLUMNS_CHOSEN});
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void move(struct choosing *c, size_t row, int by)
{
    size_t other = row + (size_t)by; /* by -1 wraps round as meant */
    if (other < c->n) {
        struct heading h = c->at[row];
        c->at[row] = c->at[other];
        c->at[other] = h;
        list_select(&c->list.list, (int64_t)other + 1);
    }
}

/* None, upwards, downwards, none. */
static void sort_by(struct choosing *c, const char *name)
{
    bool is_by_it = text_eq(c->sort, name);
    c->sort = is_by_it && c->is_descending ? NULL : name;
    c->is_descending = is_by_it && !c->is_descending;
}

static void as_ever(struct choosing *c)
{
    c->asked->choice = (struct report_choice){0};
    begin(c, &c->list.arena);
}

static void command(struct choosing *c, enum command what)
{
    size_t row;
    if (what == ALL) {
        as_ever(c);
    } else if (short_list_selected(&c->list, &row)) {
        switch (what) {
        case TAKE: c->at[row].is_taken = !c->at[row].is_taken; break;
        case UP: move(c, row, -1); break;
        case DOWN: move(c, row, 1); break;
        case SORT: sort_by(c, c->at[row].name); break;
        case ALL: break;
        }
    }
}

static struct action columns_event(struct screen *s, const struct event *event)
{
    struct choosing *c = s->state;
    if (event->kind == EVENT_COMMAND) {
        command(c, (enum command)event->command);
        return action_none();
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (event->key.code == K_ENTER) {
        return take(s);
    }
    return event->key.code == K_ESC ? action_pop()
                                    : action_after(short_list_key(&c->list, event->key));
}

static enum status columns_open(struct screen *s, const void *argument, struct err *err)
{
    struct choosing *c = s->state;
    struct arena rows = {0};
    (void)err;
    c->asked = *(struct pages_columns *const *)argument;
    short_list_init(&c->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = c, .cell = cell});
    c->list.told = told;
    c->list.list.noun = "列";
    begin(c, &rows);
    short_list_set(&c->list, rows, c->n);
    return STATUS_OK;
}

static const struct binding bindings[] = {
    {K_SPACE, K_CTRL('t'), "要不要", "这一列要不要印.", TAKE, NULL},
    {K_F(5), '<', "上移", "这一列往前.", UP, "编辑"},
    {K_F(6), '>', "下移", "这一列往后.", DOWN, "编辑"},
    {K_F(7), 's', "排序", "按这一列从小到大排; 再按从大到小, 再按照原来的次序.", SORT, "编辑"},
    {K_F(8), K_CTRL('a'), "照原样", "全部的列, 原来的次序.", ALL, "编辑"},
    {K_ENTER, 0, "就这样", "回到预览, 照选的印.", 0, NULL},
    {K_ESC, 0, "返回", "不改.", 0, NULL},
};

const struct screen_class pages_columns_screen = {
    .name = "pages-columns",
    .title = "选列",
    .state_size = sizeof(struct choosing),
    .open = columns_open,
    .event = columns_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "表里的列不必都印: 空格选要的, F5 F6 换先后, F7 定按哪一列排. 存成表格 (xlsx) 也照这样.\n"
        "正式报送的汇总表要照原样, 按 F8.\n",
};

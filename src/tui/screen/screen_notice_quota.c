/* How far each recommender of a notice has used what the notice gives it. Counting looks at every
 * case, so only the rows in sight are counted, each once. */
#include <limits.h>

#include "base/vec.h"
#include "desk/limits.h"
#include "desk/notice_list.h"
#include "desk/units.h"
#include "text/pinyin.h"
#include "tui/screen/limit_meter.h"
#include "tui/screen/screen_notice.h"
#include "tui/thing.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { OPEN = 1, FILTER, LIMITS };
enum shown_column { UNIT, COUNT, MOST, ROOM, CLAUSE, COLUMNS };

static const struct list_column columns[COLUMNS] = {
    [UNIT] = {.title = "推荐单位",
              .width = 30,
              .widest = INT_MAX,
              .is_unsorted = true,
              .cut = LIST_CUT_MIDDLE},
    [COUNT] = {.title = "已报", .width = 6, .to_right = true, .is_unsorted = true},
    [MOST] = {.title = "名额", .width = 7, .to_right = true, .is_unsorted = true},
    [ROOM] = {.title = "余", .width = 8, .to_right = true, .is_unsorted = true},
    [CLAUSE] = {.title = "条款", .width = 14, .widest = 24, .is_unsorted = true},
};

/* Of one recommender: the limit that has the least room. */
struct row {
    const char *name;
    bool is_judged;
    bool has_limit;
    struct limit_result tightest;
};

struct notice_quota {
    int64_t notice;
    struct arena arena; /* of all that was loaded */
    struct desk *desk;
    struct notice_row row;
    struct recommender_counts counts;
    struct row *rows; /* one per count */
    VEC(int64_t) ids; /* index into counts, plus one */
    struct list list;
    struct limits_of limits;
};

static int64_t room_of(const struct limit_result *r)
{
    return r->max.value - r->used;
}

static void judge(struct notice_quota *n, size_t i)
{
    struct row *row = &n->rows[i];
    struct limit_lines lines = {0};
    struct err err = {.arena = &n->arena};
    row->is_judged = true;
    if (limits_of_recommender(n->desk, &n->arena, n->notice, n->counts.at[i].unit, &lines, &err)) {
        return; /* shown without a limit; opening the unit tells why */
    }
    for (size_t k = 0; k < lines.n; k++) {
        const struct limit_result *r = &lines.at[k].result;
        bool is_told = r->max.has && r->binds == TRUTH_YES;
        if (is_told && (!row->has_limit || room_of(r) < room_of(&row->tightest))) {
            row->has_limit = true;
            row->tightest = *r;
        }
    }
}

static const char *room_text(struct arena *a, const struct row *row)
{
    return !row->has_limit      ? "-"
           : row->tightest.over ? arena_printf(a, "超 %lld", (long long)row->tightest.over)
                                : arena_printf(a, "%lld", (long long)room_of(&row->tightest));
}

/* What counts for that limit may be less than the list: a part of it, or not what was not taken. */
static const char *most_text(struct arena *a, const struct row *row)
{
    return row->has_limit ? arena_printf(a, "%lld/%lld", (long long)row->tightest.used,
                                         (long long)row->tightest.max.value)
                          : "-";
}

static const char *cell(void *context, struct arena *a, size_t at, size_t column)
{
    struct notice_quota *n = context;
    size_t i = (size_t)n->ids.at[at] - 1;
    struct row *row = &n->rows[i];
    if (!row->is_judged) {
        judge(n, i);
    }
    switch ((enum shown_column)column) {
    case UNIT: return row->name;
    case COUNT: return arena_printf(a, "%lld", (long long)n->counts.at[i].submissions);
    case MOST: return most_text(a, row);
    case ROOM: return room_text(a, row);
    case CLAUSE: return row->has_limit ? row->tightest.clause : NULL;
    case COLUMNS: break;
    }
    return NULL;
}

static enum style style_of(void *context, size_t at)
{
    const struct notice_quota *n = context;
    const struct row *row = &n->rows[n->ids.at[at] - 1];
    return row->has_limit && row->tightest.over ? STYLE_ERROR : STYLE_NORMAL;
}

/* ---- which rows ------------------------------------------------------------------------------------ */

static void show_rows(struct notice_quota *n)
{
    struct arena a = {0};
    const struct filter *f = filter_make(&a, list_filter(&n->list));
    n->ids.n = 0;
    for (size_t i = 0; i < n->counts.n; i++) {
        if (filter_match(f, n->rows[i].name)) {
            *VEC_PUSH(&n->arena, &n->ids) = (int64_t)i + 1;
        }
    }
    list_rows(&n->list, n->ids.at, n->ids.n, false);
    arena_release(&a);
}

static const char *name_of(struct notice_quota *n, int64_t unit)
{
    const char *name = unit ? unit_name(n->desk, &n->arena, unit) : NULL;
    return name ? name : "(没有写推荐单位)";
}

static enum status load(struct notice_quota *n, struct err *err)
{
    arena_reset(&n->arena);
    n->ids.at = NULL;
    n->ids.n = n->ids.cap = 0;
    n->counts = (struct recommender_counts){0};
    enum status status = notice_row_load(n->desk, &n->arena, n->notice, &n->row, err);
    if (status == STATUS_OK) {
        status = recommender_counts(n->desk, &n->arena, n->notice, &n->counts, err);
    }
    n->rows = ARENA_ARRAY(&n->arena, struct row, n->counts.n + 1);
    for (size_t i = 0; i < n->counts.n; i++) {
        n->rows[i].name = name_of(n, n->counts.at[i].unit);
    }
    n->list.total = (int64_t)n->counts.n;
    show_rows(n);
    return status;
}

/* ---- the screen ------------------------------------------------------------------------------------- */

static void close_quota(struct screen *s)
{
    struct notice_quota *n = s->state;
    list_release(&n->list);
    arena_release(&n->arena);
}

static enum status open_quota(struct screen *s, const void *argument, struct err *err)
{
    struct notice_quota *n = s->state;
    n->notice = *(const int64_t *)argument;
    n->desk = s->ui->options.desk;
    list_init(&n->list, columns, COLUMNS, (struct list_source){n, cell, style_of, NULL});
    n->list.noun = "家推荐单位";
    n->list.empty = "还没有申报件写了推荐单位.";
    enum status status = load(n, err);
    if (status) {
        close_quota(s);
    }
    return status;
}

static struct action open_unit(struct screen *s)
{
    const struct notice_quota *n = s->state;
    int64_t unit = n->list.n ? n->counts.at[n->ids.at[n->list.selected] - 1].unit : 0;
    return unit ? thing_open(s, "unit", unit) : action_none();
}

static struct action open_limits(struct notice_quota *n)
{
    int64_t unit = n->list.n ? n->counts.at[n->ids.at[n->list.selected] - 1].unit : 0;
    n->limits = (struct limits_of){.unit = unit, .notice = n->notice};
    return unit ? action_push(&limits_screen, &n->limits) : action_none();
}

static struct action key(struct screen *s, struct key key)
{
    struct notice_quota *n = s->state;
    enum widget_result result = list_key(&n->list, key);
    if (result == WIDGET_LEFT) {
        return action_pass();
    }
    if (result == WIDGET_FILTERED) {
        show_rows(n);
    }
    if (result == WIDGET_DONE) {
        return open_unit(s);
    }
    return action_after(result);
}

static void load_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(s->state, &err)) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_quota *n = s->state;
    switch (event->kind) {
    case EVENT_KEY: return key(s, event->key);
    case EVENT_COMMAND:
        if (event->command == OPEN) {
            return open_unit(s);
        }
        if (event->command == LIMITS) {
            return open_limits(n);
        }
        list_open_filter(&n->list);
        break;
    case EVENT_ANSWER:
    case EVENT_CHANGED: load_again(s); break;
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_quota *n = s->state;
    struct canvas body = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  各推荐单位的名额", n->row.code);
    list_draw(&n->list, &body);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct notice_quota *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct notice_quota *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "单位", "打开这家推荐单位.", OPEN, "查看"},
    {K_F(3), 0, "限额", "这家的名额: 还可报几件, 是谁按推荐顺序用掉的.", LIMITS, "查看"},
    {K_F(7), '/', "查找", "按名称筛选: 汉字或拼音首字母.", FILTER, "查看"},
};

const struct screen_class notice_quota_screen = {
    .name = "notice-quota",
    .title = "名额",
    .state_size = sizeof(struct notice_quota),
    .open = open_quota,
    .event = event,
    .draw = draw,
    .close = close_quota,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一份通知的各家推荐单位报了几件, 名额用了几件 (占用/限额), 还余几件, 凭哪一条; "
            "报得最多的在前.\n"
            "有下级通知转发的, 本单位那一行连拟上报的一起算.\n"
            "一家受几条限制时, 写余地最小的一条. - 是通知没有给它名额, 或说不准.\n",
};

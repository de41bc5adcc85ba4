/* 查重: pairs of units that look like the same one, side by side; which one stays is chosen, or that
 * they are two. Pairs told apart have a list of their own, where that is taken back. */
#include "base/slice.h"
#include "desk/regions.h"
#include "desk/unit_consequences.h"
#include "desk/unit_pairs.h"
#include "desk/unit_search.h"
#include "desk/units.h"
#include "tui/ask.h"
#include "tui/screen/unit_page.h"
#include "tui/screen/units.h"
#include "tui/thing.h"
#include "tui/ui.h"
#include "tui/widget/facts.h"
#include "tui/widget/list.h"

#define MOST_PAIRS 1000
#define SIDE_LABELS 8

enum command { MERGE = 1, OPEN_LEFT, OPEN_RIGHT, APART, SHOW_APART };
enum question_id { ASK_WHICH = 1, ASK_WHY_APART };
enum pair_column { LEFT, RIGHT, REASON };

static const struct list_column columns[] = {
    [LEFT] =
        {.title = "甲", .width = 26, .widest = 60, .cut = LIST_CUT_MIDDLE, .is_unsorted = true},
    [RIGHT] =
        {.title = "乙", .width = 26, .widest = 60, .cut = LIST_CUT_MIDDLE, .is_unsorted = true},
    [REASON] = {.title = "为什么", .width = 18, .widest = 30, .is_unsorted = true},
};

struct pairs_state {
    struct arena arena; /* of the pairs */
    struct unit_pairs pairs;
    int64_t *rows; /* index into the pairs, plus one */
    struct list list;
    struct arena asked;
    struct question question;
    const char *names[2];
    struct unit_joining joining; /* as chosen */
    struct unit_apart apart;     /* as asked for */
    bool shows_apart;            /* the pairs told apart, not the proposals */
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct unit_pair *p = &((const struct pairs_state *)context)->pairs.at[row];
    (void)a;
    switch ((enum pair_column)column) {
    case LEFT: return p->left.name;
    case RIGHT: return p->right.name;
    case REASON: return p->told_by ? p->told_by : same_reason_text(p->reason);
    }
    return NULL;
}

static const struct unit_pair *selected(const struct pairs_state *t)
{
    int64_t row = list_selected(&t->list);
    return row ? &t->pairs.at[row - 1] : NULL;
}

static enum status load(struct screen *s, struct err *err)
{
    struct pairs_state *t = s->state;
    struct arena fresh = {0};
    struct unit_pairs pairs = {0};
    struct desk *desk = s->ui->options.desk;
    enum status status = t->shows_apart ? unit_pairs_told_apart(desk, &fresh, &pairs, err)
                                        : unit_duplicates(desk, &fresh, MOST_PAIRS, &pairs, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&t->arena);
    t->arena = fresh;
    t->pairs = pairs;
    t->rows = ARENA_ARRAY(&t->arena, int64_t, pairs.n + 1);
    for (size_t i = 0; i < pairs.n; i++) {
        t->rows[i] = (int64_t)i + 1;
    }
    t->list.noun = t->shows_apart ? "组已定不是同一家" : "组疑似同一单位";
    t->list.empty = t->shows_apart ? "没有定为不是同一家的. F6 看疑似的."
                                   : "没有疑似同一单位的. Esc 返回, F6 看已定不是的.";
    list_rows(&t->list, t->rows, pairs.n, false);
    return STATUS_OK;
}

static void pairs_close(struct screen *s)
{
    struct pairs_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->asked);
}

static enum status pairs_open(struct screen *s, const void *argument, struct err *err)
{
    struct pairs_state *t = s->state;
    (void)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell});
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        pairs_close(s);
    }
    return status;
}

/* ---- merging ---------------------------------------------------------------------------------- */

static const char *choice_words(struct screen *s, struct arena *a, const struct unit *u)
{
    struct unit_counts counts = {0};
    struct err err = {.arena = a};
    if (unit_counts_load(s->ui->options.desk, u->record.id, &counts, &err) != STATUS_OK) {
        return u->name;
    }
    return arena_printf(a, "留「%s」  %s  申报 %lld 推荐 %lld", u->name,
                        text_is_empty(u->credit_code) ? "无信用代码" : u->credit_code,
                        (long long)counts.parts, (long long)counts.recommended);
}

static struct action ask_which(struct screen *s)
{
    struct pairs_state *t = s->state;
    const struct unit_pair *p = selected(t);
    if (!p) {
        return action_none();
    }
    arena_reset(&t->asked);
    t->names[0] = choice_words(s, &t->asked, &p->left);
    t->names[1] = choice_words(s, &t->asked, &p->right);
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_WHICH,
                                    .text = "合并后留哪一个? 另一个算作它, 可以再拆开",
                                    .choices = t->names,
                                    .n_choices = 2};
    return action_ask(&t->question);
}

/* What it changes is shown there, before it is done. */
static struct action show_merge(struct pairs_state *t, size_t choice)
{
    const struct unit_pair *p = selected(t);
    if (!p) {
        return action_none();
    }
    const struct unit *stays = choice == 0 ? &p->left : &p->right;
    const struct unit *goes = choice == 0 ? &p->right : &p->left;
    t->joining = (struct unit_joining){.unit = stays->record.id, .other = goes->record.id};
    return action_push(&unit_merge_screen, &t->joining);
}

/* ---- telling apart ---------------------------------------------------------------------------- */

static struct action ask_apart(struct pairs_state *t, const struct unit_pair *p)
{
    arena_reset(&t->asked);
    t->apart = (struct unit_apart){
        .one = p->left.record.id, .other = p->right.record.id, .is_taken_back = p->told_by != NULL};
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY_APART,
        .text = p->told_by ? "收回「不是同一家」, 为什么? 可以不写"
                           : "不是同一家, 依据? 如 两张营业执照; 可以不写",
        .hint = p->told_by ? "收回后又会提出来. Esc 不收回" : "今后不再提出这一组. Esc 不定"};
    return action_ask(&t->question);
}

static void tell_apart(struct screen *s, const char *why)
{
    struct pairs_state *t = s->state;
    struct err err = {.arena = &t->asked};
    t->apart.why = text_is_empty(why) ? NULL : why;
    if (unit_tell_apart(s->ui->options.desk, &t->asked, &t->apart, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "%s",
           t->apart.is_taken_back ? "已收回, 又列为疑似."
                                  : "已记下不是同一家, 不再提; F6 看已定的, 在那里收回.");
}

static struct action show_other(struct screen *s)
{
    struct pairs_state *t = s->state;
    t->shows_apart = !t->shows_apart;
    ui_reload(s, load);
    return action_none();
}

/* ---- events ----------------------------------------------------------------------------------- */

static struct action command(struct screen *s, enum command c)
{
    struct pairs_state *t = s->state;
    const struct unit_pair *p = selected(t);
    if (c == SHOW_APART) {
        return show_other(s);
    }
    if (!p) {
        ui_say(s->ui, STYLE_HINT, "%s", t->list.empty);
        return action_none();
    }
    switch (c) {
    case MERGE: return ui_allows(s->ui, MAY_LOG) ? ask_which(s) : action_none();
    case APART: return ui_allows(s->ui, MAY_LOG) ? ask_apart(t, p) : action_none();
    case SHOW_APART: break;
    case OPEN_LEFT: return thing_open(s, "unit", p->left.record.id);
    case OPEN_RIGHT: return thing_open(s, "unit", p->right.record.id);
    }
    return action_none();
}

static struct action pairs_event(struct screen *s, const struct event *event)
{
    struct pairs_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.is_given && event->answer.id == ASK_WHICH) {
            return show_merge(t, event->answer.choice);
        }
        if (event->answer.is_given && event->answer.id == ASK_WHY_APART) {
            tell_apart(s, event->answer.line);
        } else if (event->answer.id == 0) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    uint32_t code = key_folded(event->key.code);
    if (code == K_UP || code == K_DOWN || code == K_PAGE_UP || code == K_PAGE_DOWN ||
        code == K_HOME || code == K_END) {
        (void)list_key(&t->list, event->key);
        return action_none();
    }
    return action_pass();
}

/* ---- the picture ------------------------------------------------------------------------------ */

static const char *aliases_text(struct desk *desk, struct arena *a, int64_t unit)
{
    struct unit_aliases aliases = {0};
    struct err err = {.arena = a};
    const char *text = NULL;
    if (unit_aliases_load(desk, a, unit, &aliases, &err) != STATUS_OK) {
        return NULL;
    }
    for (size_t i = 0; i < aliases.n; i++) {
        text = text ? arena_printf(a, "%s  %s", text, aliases.at[i].name) : aliases.at[i].name;
    }
    return text;
}

static const char *code_text(struct desk *desk, struct arena *a, const struct unit *u)
{
    return text_is_empty(u->credit_code) ? NULL
                                         : arena_printf(a, "%s  %s", u->credit_code,
                                                        unit_code_words(desk, a, u->credit_code));
}

static const char *counts_text(struct desk *desk, struct arena *a, int64_t unit)
{
    struct unit_counts counts = {0};
    struct err err = {.arena = a};
    return unit_counts_load(desk, unit, &counts, &err) == STATUS_OK
               ? arena_printf(a, "申报 %lld  推荐 %lld", (long long)counts.parts,
                              (long long)counts.recommended)
               : NULL;
}

static void draw_sides(const struct screen *s, const struct unit_pair *p, const struct canvas *cv)
{
    static const char *const titles[] = {"甲", "乙"};
    static const char *const labels[SIDE_LABELS] = {"名称", "又名",   "信用代码", "性质",
                                                    "地区", "联系人", "电话",     "参加"};
    struct arena a = {0};
    struct desk *desk = s->ui->options.desk;
    const char *values[SIDE_LABELS * 2];
    const struct unit *units[2] = {&p->left, &p->right};
    for (size_t i = 0; i < 2; i++) {
        const struct unit *u = units[i];
        const char *const of[SIDE_LABELS] = {
            u->name,  aliases_text(desk, &a, u->record.id), code_text(desk, &a, u),
            u->kind,  region_name(desk, u->region),         u->contact,
            u->phone, counts_text(desk, &a, u->record.id)};
        for (size_t k = 0; k < SIDE_LABELS; k++) {
            values[2 * k + i] = of[k];
        }
    }
    struct sides sides = {.titles = titles,
                          .n_sides = 2,
                          .labels = labels,
                          .values = values,
                          .n_labels = SIDE_LABELS};
    (void)sides_draw(cv, &sides);
    arena_release(&a);
}

static void pairs_draw(const struct screen *s, const struct canvas *cv)
{
    struct pairs_state *t = s->state;
    const struct unit_pair *p = selected(t);
    int rows = cv->rows * 2 / 5;
    struct canvas list = canvas_part(cv, (struct rect){0, 0, rows, cv->cols});
    struct canvas sides =
        canvas_part(cv, (struct rect){rows + 1, 1, cv->rows - rows - 1, cv->cols - 2});
    list_draw(&t->list, &list);
    if (p) {
        draw_sides(s, p, &sides);
    }
}

static const char *pairs_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct pairs_state *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "合并", "确认是同一单位, 选留哪一个; 先看限额和意见怎么变.", MERGE, "办理"},
    {K_F(5), K_CTRL('n'), "不是", "确认不是同一家, 不再提出; 在已定的里收回.", APART, "办理"},
    {K_F(6), K_CTRL('o'), "已定的", "看定为不是同一家的; 再按回到疑似的.", SHOW_APART, "查看"},
    {K_F(3), 0, "看甲", "打开左边的单位.", OPEN_LEFT, "查看"},
    {K_F(4), 0, "看乙", "打开右边的单位.", OPEN_RIGHT, "查看"},
    {K_DOWN, K_UP, NULL, "上下翻看各组.", 0, NULL},
    {K_ESC, 0, "返回", "回到单位.", 0, NULL},
};

const struct screen_class unit_pairs_screen = {
    .name = "unit-pairs",
    .title = "查重合并",
    .state_size = sizeof(struct pairs_state),
    .open = pairs_open,
    .event = pairs_event,
    .draw = pairs_draw,
    .close = pairs_close,
    .sentence = pairs_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "看起来是同一单位的, 一组一行, 下面并排比较, 不同处带 *. 合并不改动任何申报件, "
            "只是今后两个名字算作一个单位; 在留下的单位的页上可以再拆开.\n"
            "名称相近而其实是两家的, F5 定为不是同一家: 记在您名下, 不再提出, 可以收回或撤销.\n",
};

/* 名次: cases in order with the cut line, how the selected one came to its place below; another scheme tried
 * beside; what persons decide of lots, places and the line. */
#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/notices.h"
#include "desk/ranking_editions.h"
#include "desk/ranking_paper.h"
#include "desk/ranking_settled.h"
#include "desk/scheme_card.h"
#include "desk/schemes.h"
#include "model/person.h"
#include "tui/ask.h"
#include "tui/screen/ranking_rows.h"
#include "tui/screen/ranking_shown.h"
#include "tui/screen/rankings.h"
#include "tui/thing.h"
#include "tui/ui.h"

enum command { FINALISE = 1, EXPLAIN, ADJUST, LOTS, DIRECTION, FIND, TRY, PRINT, OPEN };
enum question_id { ASK_ADJUST = 1, ASK_LOTS, ASK_DIRECTION, ASK_FIND, ASK_TRY, ASK_FINALISE };
struct rankings_state {
    struct ranking_rows r; /* first, see tui/screen/short_list.h */
    struct question question;
    struct print_preview preview;
    struct pages_wanted paper;
    const char **choices;
    size_t n_choices;
    int64_t asked_about; /* a case */
};

static enum status load(struct screen *s, struct err *err)
{
    struct rankings_state *t = s->state;
    return ranking_rows_load(&t->r, s->ui->notice, err);
}

static enum status rankings_open(struct screen *s, const void *argument, struct err *err)
{
    struct rankings_state *t = s->state;
    (void)argument;
    ranking_rows_init(&t->r, s->ui->options.desk);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* ---- acts -------------------------------------------------------------------------------------- */

static struct action ask(struct rankings_state *t, struct question question)
{
    t->question = question;
    return action_ask(&t->question);
}

static struct action ask_adjust(struct screen *s)
{
    struct rankings_state *t = s->state;
    const struct ranking_case *c = ranking_rows_selected(&t->r);
    if (!c || !ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    t->asked_about = c->id;
    return ask(
        t, (struct question){.kind = ASK_LINE,
                             .id = ASK_ADJUST,
                             .text = c->row.side == LINE_OPEN
                                         ? "会议怎样决定? 写 入围 或 不入围, 再写理由"
                                         : "排在第几名? 写名次, 空一格, 再写理由; 收回写 0 和理由",
                             .hint = "如 3 领导小组定. 名次旁边会标明手工. Esc 不调"});
}

/* The first word, and what is behind it. */
static const char *first_word(struct arena *a, const char *line, const char **rest)
{
    struct slice s = slice_trim(slice_of(line));
    size_t n = 0;
    while (n < s.n && s.at[n] != ' ') {
        n++;
    }
    struct slice after = slice_trim((struct slice){s.at + n, s.n - n});
    *rest = arena_copy(a, after.at, after.n);
    return arena_copy(a, s.at, n);
}

static enum status decide(struct rankings_state *t, struct arena *a, const char *line,
                          struct err *err)
{
    const char *why = NULL, *word = first_word(a, line, &why);
    bool is_in = text_eq(word, "入围");
    if (is_in || text_eq(word, "不入围")) {
        const struct ranking_meeting m = {t->asked_about, is_in, false, why};
        return ranking_decide_line(t->r.desk, a, &t->r.ranking, &m, err);
    }
    char *end;
    long long place = strtoll(word, &end, 10);
    return *word && !*end
               ? ranking_place(t->r.desk, a, &t->r.ranking, t->asked_about, place, why, err)
               : err_set(err, STATUS_USAGE, "先写名次, 空一格, 再写理由; 如 3 领导小组定");
}

static void done(struct screen *s, enum status status, const struct err *err, const char *text)
{
    if (status != STATUS_OK) {
        ui_say_err(s->ui, err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "%s", text);
}

static void draw_lots(struct screen *s, const char *seed)
{
    struct rankings_state *t = s->state;
    struct err err = {.arena = &t->r.list.asked};
    size_t drawn = 0;
    enum status status =
        ranking_draw_lots(t->r.desk, &t->r.list.asked, &t->r.ranking, seed, &drawn, &err);
    done(s, status, &err, arena_printf(&t->r.list.asked, "已抽签 %zu 件, 种子在算式里.", drawn));
}

static enum status finalise(struct rankings_state *t, struct arena *a, const char *why, bool is_dry,
                            struct ranking_finalised *out, struct err *err)
{
    const struct ranking_finalising how = {why, is_dry};
    return ranking_finalise(t->r.desk, a, &t->r.ranking, &how, out, err);
}

/* What it would do is told before it is asked. */
static struct action ask_finalise(struct screen *s)
{
    struct rankings_state *t = s->state;
    struct arena *a = &t->r.list.asked;
    struct err err = {.arena = a};
    struct ranking_finalised f;
    if (!t->r.n_rows || !ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    arena_reset(a);
    if (finalise(t, a, NULL, true, &f, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    return ask(t, (struct question){
                      .kind = ASK_LINE,
                      .id = ASK_FINALISE,
                      .text = arena_printf(a,
                                           "定稿第 %lld 版? 拟推荐 %zu 件, 未入选 %zu 件, 待评 %zu "
                                           "件. 写理由, 如 7月16日会议",
                                           (long long)f.edition.edition, f.shortlisted, f.rejected,
                                           t->r.ranking.pending),
                      .hint = arena_printf(
                          a, "%zu 件不在评审中, 状态不改. 理由可以不写. Esc 不定稿", f.unmoved)});
}

/* ---- choosing ---------------------------------------------------------------------------------- */

static void add_choice(struct rankings_state *t, const char *text)
{
    if (t->n_choices < 200) {
        t->choices[t->n_choices++] = text;
    }
}

static void start_choices(struct rankings_state *t, const char *first)
{
    arena_reset(&t->r.list.asked);
    t->choices = ARENA_ARRAY(&t->r.list.asked, const char *, 200);
    t->n_choices = 0;
    add_choice(t, first);
}

static void add_directions(struct rankings_state *t, const struct direction *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        add_choice(t, at[i].name);
        add_directions(t, at[i].children.at, at[i].children.n);
    }
}

static enum status list_directions(struct screen *s, struct err *err)
{
    struct rankings_state *t = s->state;
    struct notice_row row = {0};
    const struct notice *n = NULL;
    start_choices(t, "全部方向");
    enum status status = notice_row_load(t->r.desk, &t->r.list.asked, s->ui->notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(t->r.desk, row.record.id, row.revision, &n, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < n->axes.n; i++) {
        add_directions(t, n->axes.at[i].directions.at, n->axes.at[i].directions.n);
    }
    return status;
}

static enum status list_schemes(struct screen *s, struct err *err)
{
    struct rankings_state *t = s->state;
    struct scheme_entries all;
    start_choices(t, "不试排");
    enum status status = schemes_load(t->r.desk, &t->r.list.asked, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        add_choice(t, all.at[i].scheme.name);
    }
    return status;
}

static struct action choose(struct screen *s, enum question_id id)
{
    struct rankings_state *t = s->state;
    struct err err = {.arena = &t->r.list.asked};
    bool is_direction = id == ASK_DIRECTION;
    if (!s->ui->notice) {
        return action_none();
    }
    if ((is_direction ? list_directions : list_schemes)(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    return ask(t,
               (struct question){.kind = ASK_CHOICE,
                                 .id = (int)id,
                                 .text = is_direction ? "看哪个方向的名次?"
                                                      : "换哪个方案试排? 什么也不改, 名次并排着看",
                                 .choices = t->choices,
                                 .n_choices = t->n_choices});
}

/* What cannot be loaded leaves the choice as it was. */
static void chosen(struct screen *s, const char **what, size_t choice)
{
    struct rankings_state *t = s->state;
    struct err err = {.arena = &t->r.list.asked};
    const char *before = *what;
    *what = choice ? arena_text(&s->arena, t->choices[choice]) : NULL;
    if (load(s, &err) != STATUS_OK) {
        *what = before;
        ui_say_err(s->ui, &err);
    }
}

/* ---- finding ---------------------------------------------------------------------------------- */

static void find(struct screen *s, const char *text)
{
    struct rankings_state *t = s->state;
    if (!ranking_rows_find(&t->r, text)) {
        ui_say(s->ui, STYLE_WARNING, "名次里没有「%s」.", text);
    }
}

/* ---- events ------------------------------------------------------------------------------------ */

static struct action command(struct screen *s, enum command c)
{
    struct rankings_state *t = s->state;
    const struct ranking_case *one = ranking_rows_selected(&t->r);
    switch (c) {
    case FINALISE: return ask_finalise(s);
    case EXPLAIN: return ranking_sum_show(&t->r, &t->preview);
    case PRINT: return ranking_list_show(s, &t->r, &t->paper);
    case ADJUST: return ask_adjust(s);
    case LOTS:
        return ui_allows(s->ui, MAY_DECIDE)
                   ? ask(t, (struct question){.kind = ASK_LINE,
                                              .id = ASK_LOTS,
                                              .text = "给待抽签的并列抽签. 种子?",
                                              .hint = "可以由见证人给; 空着就现抽一个, 都记下来"})
                   : action_none();
    case DIRECTION: return choose(s, ASK_DIRECTION);
    case TRY: return choose(s, ASK_TRY);
    case FIND:
        return ask(t, (struct question){.kind = ASK_LINE,
                                        .id = ASK_FIND,
                                        .text = "找哪一件? 名称, 单位或编号的一部分"});
    case OPEN: return one ? thing_open(s, "submission", one->id) : action_none();
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct rankings_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (answer->id == 0) {
        ui_reload(s, load);
    } else if (answer->is_given && answer->id == ASK_ADJUST) {
        enum status status = decide(t, &a, answer->line, &err);
        done(s, status, &err, "已记下, 名次旁边标明; 到 0记录 可以撤销.");
    } else if (answer->is_given && answer->id == ASK_FINALISE) {
        struct ranking_finalised f;
        enum status status = finalise(t, &a, answer->line, false, &f, &err);
        done(s, status, &err,
             status == STATUS_OK ? arena_printf(&a, "已定稿第 %lld 版, 指纹 %.16s….",
                                                (long long)f.edition.edition, f.edition.fingerprint)
                                 : "");
    } else if (answer->is_given && answer->id == ASK_LOTS) {
        draw_lots(s, answer->line);
    } else if (answer->is_given && answer->id == ASK_DIRECTION) {
        chosen(s, &t->r.direction, answer->choice);
    } else if (answer->is_given && answer->id == ASK_TRY) {
        chosen(s, &t->r.scheme, answer->choice);
    } else if (answer->is_given && answer->id == ASK_FIND && !text_is_empty(answer->line)) {
        find(s, answer->line);
    }
    arena_release(&a);
    return action_none();
}

static struct action rankings_event(struct screen *s, const struct event *event)
{
    struct rankings_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->r.list, event->key));
}

static void rankings_draw(const struct screen *s, const struct canvas *cv)
{
    const struct rankings_state *t = s->state;
    struct arena a = {0};
    struct canvas rest = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    if (s->ui->notice && t->r.ranking.scheme) {
        canvas_text(cv, (struct pen){.y = 0, .x = 1}, ranking_head(&a, &t->r.ranking));
        if (t->r.scheme) {
            canvas_printf(cv, (struct pen){.y = 1, .x = 1}, "试排: %s  %s", t->r.scheme,
                          scheme_brief(&a, t->r.tried.scheme));
        }
    }
    short_list_screen_draw(s, &rest);
    arena_release(&a);
}

static const char *rankings_sentence(const struct screen *s, struct arena *a)
{
    const struct rankings_state *t = s->state;
    return t->r.n_rows ? arena_printf(a, "%zu件  待评 %zu  无效打分表 %zu", t->r.ranking.n,
                                      t->r.ranking.pending, t->r.ranking.void_sheets)
                       : "";
}

static const struct binding bindings[] = {
    {K_F(2), 0, "定稿", "留下一版名次和指纹, 评审中的转拟推荐或未入选 (主管).", FINALISE, "办理"},
    {K_F(3), 0, "算式", "所选一件的算式全文: 去掉了谁, 剩下哪些, 分数, 修约, 同分怎么分的.",
     EXPLAIN, "查看"},
    {K_ENTER, 0, NULL, "打开这件申报件.", OPEN, "查看"},
    {K_F(4), 0, "调整", "手工排名次, 或记下会议对跨线并列的决定; 要写理由 (主管).", ADJUST, "办理"},
    {K_F(5), 0, "抽签", "给待抽签的并列抽签, 种子记下来可以重做 (主管).", LOTS, "办理"},
    {K_F(6), 0, "方向", "只看一个方向, 或全部.", DIRECTION, "查看"},
    {K_F(7), '/', "查找", "按名称, 单位或编号找下一件.", FIND, "查看"},
    {K_F(8), 0, "试排", "换一个方案试排, 名次并排着看, 什么也不改.", TRY, "查看"},
    {K_CTRL('p'), 0, "打印", "推荐名单: 先看每一页, 再打印或存成文件.", PRINT, "输出"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
};

const struct screen_class rankings_screen = {
    .name = "rankings",
    .title = "名次",
    .digit = '8',
    .state_size = sizeof(struct rankings_state),
    .open = rankings_open,
    .event = rankings_event,
    .draw = rankings_draw,
    .close = short_list_screen_close,
    .sentence = rankings_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help =
        "一份通知的申报件按得分排的名次, 每次都从已封存的打分表现算. 下面是所选一件的算式.\n"
        "待评的 (还有打分表没封存, 或不够份数) 列在后面, 没有名次. 同分的在说明里写着按哪一步分的; "
        "分不开又跨在入围线上的按方案办, 待定的由会议决定.\n"
        "手工排的, 抽签的, 会议定的都要主管写理由, 在名次旁边标明, 随时可以收回.\n",
};

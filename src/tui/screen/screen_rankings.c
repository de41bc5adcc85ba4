/* 名次: cases in order with the cut line, how the selected one came to its place below; another scheme tried
 * beside; what persons decide of lots, places and the line. */
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/ranking_export.h"
#include "desk/ranking_paper.h"
#include "desk/scheme_card.h"
#include "model/person.h"
#include "tui/screen/ranking_acts.h"
#include "tui/screen/ranking_choices.h"
#include "tui/screen/ranking_shown.h"
#include "tui/screen/rankings.h"
#include "tui/thing.h"
#include "tui/ui.h"

enum command {
    FINALISE = 1,
    EXPLAIN,
    ADJUST,
    LOTS,
    TRACK,
    DIRECTION,
    CUT,
    FIND,
    TRY,
    PRINT,
    EXPORT,
    EDITIONS,
    NOTICE,
    OPEN
};
enum question_id { ASK_FIND = 40 }; /* behind those of ranking_acts.h and ranking_choices.h */
struct rankings_state {
    struct ranking_rows r; /* first, see tui/screen/short_list.h */
    struct ranking_acts acts;
    struct ranking_choices choices;
    struct question question;
    struct print_preview preview;
    struct pages_wanted paper;
    struct ranking_wanted exported;
};

static enum status load(struct screen *s, struct err *err)
{
    struct rankings_state *t = s->state;
    return ranking_rows_load(&t->r, s->ui, err);
}

static enum status rankings_open(struct screen *s, const void *argument, struct err *err)
{
    struct rankings_state *t = s->state;
    (void)argument;
    ranking_rows_init(&t->r, s->ui->options.desk);
    t->acts.rows = t->choices.rows = &t->r;
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* ---- finding, files --------------------------------------------------------------------- */

static void find(struct screen *s, const char *text)
{
    struct rankings_state *t = s->state;
    if (!ranking_rows_find(&t->r, text)) {
        ui_say(s->ui, STYLE_WARNING, "名次里没有「%s」.", text);
    }
}

static struct action export(struct rankings_state *t)
{
    t->exported = ranking_rows_wanted(&t->r);
    return t->r.n_rows ? action_push(&ranking_export_screen, &t->exported) : action_none();
}

/* ---- events ------------------------------------------------------------------------------------ */

static struct action ask_find(struct rankings_state *t)
{
    t->question = (struct question){
        .kind = ASK_LINE, .id = ASK_FIND, .text = "找哪一件? 名称, 单位或编号的一部分"};
    return action_ask(&t->question);
}

static struct action command(struct screen *s, enum command c)
{
    struct rankings_state *t = s->state;
    const struct ranking_case *one = ranking_rows_selected(&t->r);
    switch (c) {
    case FINALISE: return ranking_act_ask(s, &t->acts, RANKING_FINALISE);
    case ADJUST: return ranking_act_ask(s, &t->acts, RANKING_ADJUST);
    case LOTS: return ranking_act_ask(s, &t->acts, RANKING_LOTS);
    case TRACK: return ranking_choice_ask(s, &t->choices, RANKING_TRACK);
    case DIRECTION: return ranking_choice_ask(s, &t->choices, RANKING_DIRECTION);
    case CUT: return ranking_choice_ask(s, &t->choices, RANKING_CUT);
    case NOTICE: return ranking_choice_ask(s, &t->choices, RANKING_NOTICE);
    case TRY: return ranking_choice_ask(s, &t->choices, RANKING_SCHEME);
    case EXPLAIN: return ranking_sum_show(&t->r, &t->preview);
    case PRINT: return ranking_list_show(s, &t->r, &t->paper);
    case EXPORT: return export(t);
    case EDITIONS: return ranking_editions_show(s, &t->r, &t->preview);
    case FIND: return ask_find(t);
    case OPEN:
        return one           ? thing_open(s, "submission", one->id)
               : t->r.n_rows ? action_none()
                             : command(s, NOTICE);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct rankings_state *t = s->state;
    bool is_stale = answer->id == 0;
    if (answer->id == ASK_FIND) {
        if (answer->is_given && !text_is_empty(answer->line)) {
            find(s, answer->line);
        }
    } else if (answer->id >= RANKING_TRACK) {
        ranking_choice_answered(s, &t->choices, answer);
    } else if (answer->id) {
        is_stale = ranking_act_answered(s, &t->acts, answer);
    }
    if (is_stale) {
        ui_reload(s, load);
    }
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

/* The notice is told here unless line 1 tells it. Where the line is too long for its end to be seen the cut, which is its end, stands below. */
static void draw_head(const struct rankings_state *t, const struct canvas *cv, bool is_chosen)
{
    struct arena a = {0};
    const char *head = ranking_head(&a, &t->r.ranking);
    head = is_chosen ? head : arena_printf(&a, "%s号  %s", t->r.code, head);
    canvas_text(cv, (struct pen){.y = 0, .x = 1}, head);
    if (t->r.scheme) {
        canvas_printf(cv, (struct pen){.y = 1, .x = 1}, "试排: %s  %s", t->r.scheme,
                      scheme_brief(&a, t->r.tried.scheme));
    } else if (utf8_text_width(head) + 1 > (size_t)cv->cols) {
        canvas_text(cv, (struct pen){.y = 1, .x = 1}, ranking_cut_text(&a, &t->r.ranking));
    }
    arena_release(&a);
}

static void rankings_draw(const struct screen *s, const struct canvas *cv)
{
    const struct rankings_state *t = s->state;
    struct canvas rest = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    if (t->r.notice && t->r.ranking.scheme) {
        draw_head(t, cv, s->ui->notice);
    }
    short_list_screen_draw(s, &rest);
}

static const char *rankings_sentence(const struct screen *s, struct arena *a)
{
    const struct rankings_state *t = s->state;
    const struct ranking *k = &t->r.ranking;
    const char *next = k->ranked ? "" : "  按 7 选评审组, F4 看谁没交";
    return t->r.n_rows ? arena_printf(a, "%zu件  待评 %zu  无效打分表 %zu%s%s%s%s", k->n,
                                      k->pending, k->void_sheets, ranking_outside_text(a, k), next,
                                      k->told ? "  " : "", text_or_empty(k->told))
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
    {'t', 0, NULL, "通道: 只看一个通道, 或全部.", TRACK, "查看"},
    {'g', 0, NULL, "通知: 换成另一份有评审组的通知.", NOTICE, "查看"},
    {'n', 0, NULL, "入围数: 取前几件; 空着按方案或名额.", CUT, "查看"},
    {K_F(7), '/', "查找", "按名称, 单位或编号找下一件.", FIND, "查看"},
    {K_F(8), 0, "试排", "换一个方案试排, 名次并排着看, 什么也不改.", TRY, "查看"},
    {K_CTRL('p'), 0, "打印", "推荐名单: 先看每一页, 再打印或存成文件.", PRINT, "输出"},
    {K_CTRL('e'), 0, "导出", "推荐汇总表或整张名次表存成文件, 再核一遍名额.", EXPORT, "输出"},
    {'v', 0, NULL, "各版: 定过稿的各版, 指纹, 与上一版的不同.", EDITIONS, "查看"},
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
        "没有在 2通知 里选定通知的, 是刚看过的评审组的通知, 或唯一有评审组的通知; g 换一份.\n"
        "待评的列在后面, 没有名次和得分; 说明里写着为什么: 未分配 (没有分给专家), 未评 (一份也没"
        "封存), 暂得 (差几份没封存, 只供参考), 份数不够. 同分的在说明里写着按哪一步分的; "
        "分不开又跨在入围线上的按方案办, 待定的由会议决定.\n"
        "手工排的, 抽签的, 会议定的都要主管写理由, 在名次旁边标明, 随时可以收回.\n"
        "再定稿一次就是新的一版, 上一版定的状态也跟着改, 定稿前逐件说.\n",
};

/* 收件: all arrivals, the newest first, and what the selected one holds. */
#include "tui/screen/receipts.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/late.h"
#include "tui/ask.h"
#include "tui/screen/browse.h"
#include "tui/screen/findings.h"
#include "tui/screen/pages.h"
#include "tui/screen/receipt_rows.h"
#include "tui/screen/record_log.h"
#include "tui/widget/facts.h"

#define DETAIL_ROWS 6

enum command { OPEN = 1, NEW, SLIP, LOG, VIEW, FIND, VOID_IT, SORT, LATE, FINDINGS };
enum question_id { ASK_VIEW = 1, ASK_WHY };

/* What is looked for most, in the words of the search. */
static const char *const view_names[] = {"全部", "只取号未登记", "逾期待决定",
                                         "逾期", "缺份数",       "作废的也列出"};
static const char *const view_searches[] = {"",        "状态:取号", "逾期决定:待决定",
                                            "逾期:是", "缺:份数",   ""};
enum { WITH_VOID = 5, N_VIEWS = 6 };

struct receipts {
    struct browse browse;
    const char *search; /* with which it was opened; NULL: the main screen */
    struct receipt_rows rows;
    int64_t opening; /* argument of the screen pushed */
    struct finding_about about;
    struct question question;
    struct pages_wanted preview;
};

/* ---- life -------------------------------------------------------------------------------------- */

static enum status receipts_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct receipts *r = s->state;
    r->search = arena_text(&s->arena, argument);
    r->browse = (struct browse){
        .ui = s->ui, .noun = "receipt", .orders = receipt_orders, .is_newest_first = true};
    struct list *l = &r->browse.list;
    receipt_rows_init(&r->rows, s->ui->options.desk, l);
    l->noun = "次收件";
    l->empty = "还没有收件. 按 F2 先取号, 再登记.";
    l->total = -1;
    list_set_filter(l, text_or_empty(r->search));
    browse_open(&r->browse);
    return STATUS_OK;
}

static void receipts_close(struct screen *s)
{
    struct receipts *r = s->state;
    browse_release(&r->browse);
    arena_release(&r->rows.cache);
}

static void look_again(struct receipts *r)
{
    receipt_rows_forget(&r->rows);
    browse_reload(&r->browse);
}

/* ---- acts -------------------------------------------------------------------------------------- */

static struct action open_form(struct receipts *r, int64_t id)
{
    r->opening = id;
    return action_push(&receipt_form_screen, &r->opening);
}

static struct action show_slip(struct screen *s, struct receipts *r, int64_t id)
{
    const char *no = text_or_empty(receipt_rows_line(&r->rows, id)->receipt.no);
    r->preview = (struct pages_wanted){.document = document_find("receipt-slip"),
                                       .order = {.about = no},
                                       .file = arena_printf(&s->arena, "回执-%s", no)};
    return action_push(&pages_screen, &r->preview);
}

struct action receipt_log_open(struct screen *from, int64_t id)
{
    struct arena *a = &from->arena;
    struct err err = {.arena = a};
    struct receipt_full full;
    if (receipt_load(from->ui->options.desk, a, id, &full, &err)) {
        ui_say_err(from->ui, &err);
        return action_none();
    }
    int64_t *parts = ARENA_ARRAY(a, int64_t, full.items.n + 1);
    for (size_t i = 0; i < full.items.n; i++) {
        parts[i] = full.items.at[i].record.id;
    }
    struct record_log_argument *log = ARENA_NEW(a, struct record_log_argument);
    *log = (struct record_log_argument){.noun = "receipt",
                                        .id = id,
                                        .name = arena_printf(a, "收件 %s", full.receipt.no),
                                        .part_noun = "receipt_item",
                                        .parts = parts,
                                        .n_parts = full.items.n};
    return action_push(&record_log_screen, log);
}

static struct action ask_view(struct receipts *r)
{
    r->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_VIEW,
                                    .text = "列出哪些收件?",
                                    .choices = view_names,
                                    .n_choices = N_VIEWS};
    return action_ask(&r->question);
}

static struct action ask_why(struct screen *s, struct receipts *r, int64_t id)
{
    const struct receipt_line *l = receipt_rows_line(&r->rows, id);
    if (l->receipt.record.is_void) {
        ui_say(s->ui, STYLE_WARNING, "收件 %s 已经作废; 要恢复, 到 记录 里撤销那次作废.",
               l->receipt.no);
        return action_none();
    }
    r->opening = id;
    r->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&s->arena, "作废收件 %s 的原因?", text_or_empty(l->receipt.no)),
        .hint = "收件号不会再用, 空号要说得清. 可在 记录 里撤销."};
    return action_ask(&r->question);
}

static void void_it(struct screen *s, struct receipts *r, const char *why)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (receipt_void(s->ui->options.desk, &a, r->opening, why, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "已作废, 号码留空并写明原因.");
        look_again(r);
    }
    arena_release(&a);
}

static struct action answered(struct screen *s, struct receipts *r, const struct answer *answer)
{
    look_again(r);
    if (answer->id == ASK_WHY && answer->is_given) {
        void_it(s, r, answer->line);
    } else if (answer->id == ASK_VIEW && answer->is_given) {
        r->browse.with_void = answer->choice == WITH_VOID;
        browse_filter(&r->browse, view_searches[answer->choice]);
    } else if (answer->id == 0 && answer->choice > 0) {
        list_select(&r->browse.list, (int64_t)answer->choice);
    }
    return action_none();
}

/* Acts on the selected row. */
static struct action row_command(struct screen *s, struct receipts *r, int command)
{
    int64_t id = list_selected(&r->browse.list);
    if (!id) {
        ui_say(s->ui, STYLE_HINT, "没有选中的收件. F2 登记新的一次.");
        return action_none();
    }
    switch (command) {
    case SLIP: return show_slip(s, r, id);
    case LOG: return receipt_log_open(s, id);
    case VOID_IT: return ui_allows(s->ui, MAY_LOG) ? ask_why(s, r, id) : action_none();
    case FINDINGS:
        r->about = (struct finding_about){.receipt = id};
        return action_push(&findings_screen, &r->about);
    case LATE: r->opening = id; return action_push(&late_screen, &r->opening);
    default: return open_form(r, id);
    }
}

static struct action command(struct screen *s, struct receipts *r, int command)
{
    switch (command) {
    case NEW: return open_form(r, 0);
    case VIEW: return ask_view(r);
    case FIND: list_open_filter(&r->browse.list); return action_none();
    case SORT:
        if (list_sort(&r->browse.list) == WIDGET_SORTED) {
            browse_reload(&r->browse);
        }
        return action_none();
    default: return row_command(s, r, command);
    }
}

static struct action receipts_event(struct screen *s, const struct event *event)
{
    struct receipts *r = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, r, event->command);
    case EVENT_ANSWER: return answered(s, r, &event->answer);
    case EVENT_CHANGED: look_again(r); return action_none();
    case EVENT_KEY: break;
    }
    if (event->key.code == K_ESC && r->search && !list_takes_text(&r->browse.list) &&
        text_eq(list_filter(&r->browse.list), r->search)) {
        return action_pop(); /* the search is what we came with, not typed here */
    }
    enum widget_result result = browse_key(&r->browse, event->key);
    if (result == WIDGET_LEFT) {
        return action_pop();
    }
    if (result == WIDGET_DONE) {
        return row_command(s, r, OPEN);
    }
    return action_after(result);
}

/* ---- drawing ----------------------------------------------------------------------------------- */

static const char *or_none(const char *text)
{
    return text_is_empty(text) ? NULL : text;
}

static const char *carrier_text(struct arena *a, const struct receipt *r)
{
    return text_is_empty(r->carrier)
               ? or_none(r->carrier_phone)
               : arena_printf(a, "%s  %s", r->carrier, text_or_empty(r->carrier_phone));
}

static void draw_detail(struct receipts *r, const struct canvas *cv, int64_t id)
{
    struct arena a = {0};
    const struct receipt_line *l = receipt_rows_line(&r->rows, id);
    const struct receipt *at = &l->receipt;
    const char *late = late_text(&a, at), *marks = receipt_marks(&a, l);
    marks = late ? arena_printf(&a, "%s  %s", marks, late) : marks;
    const struct fact facts[] = {
        {"来件单位", or_none(l->unit), STYLE_NORMAL},
        {"收件时间", at->at == INSTANT_NONE ? NULL : instant_text(&a, at->at), STYLE_NORMAL},
        {"经办人", carrier_text(&a, at), STYLE_NORMAL},
        {"申报件", arena_printf(&a, "%lld 件", (long long)l->n_submissions), STYLE_NORMAL},
        {"提醒",
         text_eq(at->state, "taken") ? "只取了号, 还没登记: Enter 接着登记, F8 作废并写明原因"
                                     : or_none(marks),
         STYLE_WARNING},
    };
    facts_draw(cv, facts, sizeof facts / sizeof *facts);
    arena_release(&a);
}

static void receipts_draw(const struct screen *s, const struct canvas *cv)
{
    struct receipts *r = s->state;
    int rows = cv->rows - DETAIL_ROWS;
    struct canvas top = canvas_part(cv, (struct rect){0, 0, rows, cv->cols});
    struct canvas detail =
        canvas_part(cv, (struct rect){rows + 1, 1, DETAIL_ROWS - 1, cv->cols - 2});
    list_draw(&r->browse.list, &top);
    int64_t id = list_selected(&r->browse.list);
    if (id) {
        draw_detail(r, &detail, id);
    }
}

static bool receipts_idle(struct screen *s)
{
    return browse_idle(&((struct receipts *)s->state)->browse);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((struct receipts *)s->state)->browse.list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((struct receipts *)s->state)->browse.list, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('n'), "新收件", "先取一个收件号, 再登记来了什么. 号取了就不再用.", NEW, "编辑"},
    {K_F(3), K_CTRL('p'), "回执", "看选中收件的回执, 可打印或存成文件.", SLIP, "查看"},
    {K_F(5), 'h', "履历", "选中收件的每次改动: 谁, 何时, 改了什么.", LOG, "查看"},
    {K_F(6), 'v', "分类", "只看未登记的, 逾期的, 缺份数的, 或把作废的也列出.", VIEW, "查看"},
    {K_F(7), 0, "查找", "按收件号, 单位 (汉字或拼音首字母), 快递单号查找.", FIND, "查看"},
    {K_F(8), 0, "作废", "作废选中的收件, 要写明原因.", VOID_IT, "编辑"},
    {K_F(4), 's', NULL, "按列光标所在的列排序, 再按一次反过来.", SORT, "查看"},
    {K_ENTER, 0, "打开", "打开选中的收件, 接着登记或修改.", 0, NULL},
    {K_CTRL('e'), 'e', "意见", "选中收件和来件单位名单的检查意见, 主管可接受.", FINDINGS, "办理"},
    {K_CTRL('d'), 'd', "逾期", "选中的收件逾期了: 收或不收, 由主管决定.", LATE, "办理"},
};

const struct screen_class receipts_screen = {
    .name = "receipts",
    .title = "收件",
    .digit = '3',
    .state_size = sizeof(struct receipts),
    .open = receipts_open,
    .event = receipts_event,
    .draw = receipts_draw,
    .close = receipts_close,
    .idle = receipts_idle,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "每来一次材料登记一次收件: 先给号, 后放件. 号不重用; 取了没用的号要作废并写明原因.\n"
            "逾期的照样登记并标明, 收不收由主管决定 (Ctrl-D).\n"
            "查找可直接写名称或拼音首字母, 也可写条件: 逾期:是  逾期决定:不收  缺:份数  状态:取号  "
            "单位:联通\n",
};

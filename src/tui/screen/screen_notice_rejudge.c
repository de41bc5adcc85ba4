/* 重判: each judgement that flips, before it is kept; then one act. */
#include "desk/rejudge.h"

#include "base/buf.h"
#include "base/slice.h"
#include "tui/ask.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { DO_IT = 1, FIND };
enum { QUESTION_WHY = 1 };

struct notice_rejudge {
    struct rejudging wanted;
    struct rejudge plan;
    struct arena arena; /* of the plan */
    struct text_view view;
    struct question question;
};

static const char *changes_text(struct arena *a, const struct rejudge *r)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < r->flips.n; i++) {
        const struct flip *c = &r->flips.at[i];
        buf_printf(&b, "%s\n  原  %s\n  现  %s\n\n", c->subject, c->before ? c->before : "-",
                   c->after ? c->after : "-");
    }
    const char *text = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_rejudge *r = s->state;
    arena_reset(&r->arena);
    enum status status = rejudge_plan(s->ui->options.desk, &r->arena, r->wanted.notice,
                                      r->wanted.candidate, &r->plan, err);
    if (status == STATUS_OK) {
        text_view_set(&r->view, changes_text(&r->arena, &r->plan));
    }
    return status;
}

static void close_rejudge(struct screen *s)
{
    struct notice_rejudge *r = s->state;
    text_view_release(&r->view);
    arena_release(&r->arena);
}

static enum status open_rejudge(struct screen *s, const void *argument, struct err *err)
{
    struct notice_rejudge *r = s->state;
    r->wanted = *(const struct rejudging *)argument;
    text_view_init(&r->view);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        close_rejudge(s);
    }
    return status;
}

static bool is_settled(const struct notice_rejudge *r)
{
    return r->plan.n_submissions + r->plan.n_receipts == 0;
}

static struct action ask_why(struct screen *s)
{
    struct notice_rejudge *r = s->state;
    if (r->wanted.candidate) {
        ui_say(s->ui, STYLE_WARNING, "这一版还没有载入, 这里只是看. Esc 回去载入.");
        return action_none();
    }
    if (is_settled(r)) {
        ui_say(s->ui, STYLE_WARNING, "都已经按现用的一版判, 没有要重判的.");
        return action_none();
    }
    r->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_WHY,
        .text = arena_printf(&s->arena, "按第 %lld 版重判 %s 的理由?", (long long)r->plan.revision,
                             r->plan.code),
        .hint = "例如 补充通知延期. 理由记入记录; 一次写入, 一次可撤销.",
    };
    return action_ask(&r->question);
}

static struct action do_it(struct screen *s, const struct answer *answer)
{
    struct notice_rejudge *r = s->state;
    struct err err = {.arena = &r->arena};
    struct rejudge done = {0};
    int64_t batch = 0;
    struct slice why = slice_trim(slice_of(text_or_empty(answer->line)));
    if (!answer->is_given) {
        return action_none();
    }
    if (why.n == 0) {
        ui_say(s->ui, STYLE_ERROR, "没有写理由, 什么也没改. 再按 F2 写明理由.");
        return action_none();
    }
    if (rejudge_do(s->ui->options.desk, &r->arena, r->wanted.notice,
                   arena_copy(&r->arena, why.at, why.n), &done, &batch, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD,
           "重判了申报件 %lld 件, 收件 %lld 次, 判断变了 %zu 处. 可在记录里撤销.",
           (long long)done.n_submissions, (long long)done.n_receipts, done.flips.n);
    return action_pop();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_rejudge *r = s->state;
    switch (event->kind) {
    case EVENT_KEY: {
        enum widget_result result = text_view_key(&r->view, event->key);
        return result == WIDGET_LEFT ? action_pass() : action_after(result);
    }
    case EVENT_COMMAND:
        if (event->command == FIND) {
            (void)text_view_key(&r->view, (struct key){.code = '/'});
            return action_none();
        }
        return ask_why(s);
    case EVENT_ANSWER: return do_it(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static const char *summary(const struct notice_rejudge *r, struct arena *a)
{
    if (is_settled(r)) {
        return "都已经按现用的一版判, 没有要重判的.";
    }
    return arena_printf(
        a, "申报件 %lld 件, 收件 %lld 次还按以前的版次判; 改按%s第 %lld 版, 判断变 %zu 处%s",
        (long long)r->plan.n_submissions, (long long)r->plan.n_receipts,
        r->wanted.candidate ? "这里的" : "现用的", (long long)r->plan.revision, r->plan.flips.n,
        r->plan.flips.n ? ":" : ".");
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_rejudge *r = s->state;
    struct arena a = {0};
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "重判  %s", r->plan.code);
    pen.y = 1;
    pen.style = STYLE_NORMAL;
    int y = pen.y + paragraph_draw(cv, pen, summary(r, &a)) + 1;
    struct canvas body = canvas_part(cv, (struct rect){y, 1, cv->rows - y, cv->cols - 2});
    text_view_draw(&r->view, &body);
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct notice_rejudge *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_rejudge *r = s->state;
    const char *place = text_view_sentence(&r->view, a);
    if (is_settled(r)) {
        return "";
    }
    return r->wanted.candidate ? place : arena_printf(a, "F2 写入.  %s", place);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "重判", "按现用的一版重判, 先问理由. 原来的判断留在记录里, 可撤销.", DO_IT, "办理"},
    {K_F(7), '/', "查找", "在列出的变化里找.", FIND, "查看"},
};

const struct screen_class notice_rejudge_screen = {
    .name = "notice-rejudge",
    .title = "重判",
    .state_size = sizeof(struct notice_rejudge),
    .open = open_rejudge,
    .event = event,
    .draw = draw,
    .close = close_rejudge,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "通知有了新的一版, 或来了补充通知, 以前收的仍按收时的一版判. 这里先列出改按现用的一版, 哪些"
        "判断会变: 原来怎么说, 现在怎么说. F2 写入才算数.\n"
        "原来判逾期的可能成为按时, 原来按时的也可能成为逾期; 原来的判断都留在记录里.\n",
};

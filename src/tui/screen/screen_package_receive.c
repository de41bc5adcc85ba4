/* A package from the level below, or an acknowledgement from the one above. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_told.h"
#include "tui/screen/folders.h"
#include "tui/screen/packages.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { TAKE = 1 };
enum question_id { ASK_ACK = 1, ASK_REPLACE };

struct receiving {
    const char *path, *ack;
    struct package_received plan;
    struct arena arena; /* of the plan */
    struct text_view view;
    struct question question;
};

static enum status look(struct screen *s, struct err *err)
{
    struct receiving *r = s->state;
    struct buf text = BUF_INIT;
    const struct package_receive_options o = {.path = r->path, .is_dry = true};
    arena_reset(&r->arena);
    enum status status = package_receive(s->ui->options.desk, &r->arena, &o, &r->plan, err);
    if (status == STATUS_OK) {
        package_told_received(&text, &r->plan);
        text_view_set(&r->view, arena_copy(&r->arena, text.at, text.n));
    }
    buf_release(&text);
    return status;
}

static void receive_close(struct screen *s)
{
    struct receiving *r = s->state;
    text_view_release(&r->view);
    arena_release(&r->arena);
}

static enum status receive_open(struct screen *s, const void *argument, struct err *err)
{
    struct receiving *r = s->state;
    r->path = arena_text(&s->arena, argument);
    text_view_init(&r->view);
    enum status status = look(s, err);
    if (status != STATUS_OK) {
        receive_close(s);
    }
    return status;
}

static struct action take(struct screen *s)
{
    struct receiving *r = s->state;
    struct package_received done;
    struct err err = {.arena = &s->arena};
    const struct package_receive_options o = {
        .path = r->path, .ack = r->ack, .digest = r->plan.is_ack ? NULL : r->plan.file.digest};
    if (package_receive(s->ui->options.desk, &s->arena, &o, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    folder_keep(s->ui, FOLDER_IN, r->path);
    const struct table_counts *c = &done.plan.counts;
    if (done.is_ack) {
        ui_say(s->ui, STYLE_GOOD, "回执已记在移交包 %s 上", done.ack.number);
    } else if (c->rejected + c->asked) {
        ui_say(s->ui, STYLE_WARNING,
               "收下了: 新增 %lld 修改 %lld 不变 %lld, 未收 %lld 件. 记录 %lld", (long long)c->new,
               (long long)c->changed, (long long)c->same, (long long)(c->rejected + c->asked),
               (long long)done.batch);
    } else {
        ui_say(s->ui, STYLE_GOOD, "收下了: 新增 %lld 修改 %lld 不变 %lld. 记录 %lld",
               (long long)c->new, (long long)c->changed, (long long)c->same, (long long)done.batch);
    }
    return action_pop();
}

static struct action ask(struct screen *s, struct question question)
{
    struct receiving *r = s->state;
    r->question = question;
    return action_ask(&r->question);
}

static struct action begin(struct screen *s)
{
    struct receiving *r = s->state;
    if (r->plan.is_ack) {
        return take(s);
    }
    const char *name = arena_printf(&s->arena, "回执-%s.txt", r->plan.file.number);
    return ask(s, (struct question){.kind = ASK_LINE,
                                    .id = ASK_ACK,
                                    .text = "回执写成哪个文件?",
                                    .hint = "带回给报送单位; 空着就以后再出",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_OUT, name)});
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct receiving *r = s->state;
    if (!answer->is_given) {
        return action_none();
    }
    if (answer->id == ASK_REPLACE) {
        return answer->yes ? take(s) : action_none();
    }
    const char *path = path_typed(&s->arena, answer->line);
    r->ack = text_is_empty(path) ? NULL : path;
    return r->ack && file_exists(r->ack) ? ask(s, replace_question(&s->arena, ASK_REPLACE, r->ack))
                                         : take(s);
}

static struct action receive_event(struct screen *s, const struct event *event)
{
    struct receiving *r = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return begin(s);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = text_view_key(&r->view, event->key);
    return result == WIDGET_LEFT ? action_pass() : action_after(result);
}

static void receive_draw(const struct screen *s, const struct canvas *cv)
{
    struct receiving *r = s->state;
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    int y = paragraph_draw(cv, pen, "收下会这样, 现在还没有写入") + 1;
    struct canvas body = canvas_part(cv, (struct rect){y, 1, cv->rows - y, cv->cols - 2});
    text_view_draw(&r->view, &body);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct receiving *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct receiving *r = s->state;
    return arena_printf(a, "F2 收下, 一批写入.  %s", text_view_sentence(&r->view, a));
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "收下", "作为一批写入, 并出回执; 之后可在记录里一次撤销.", TAKE, "编辑"},
    {K_ESC, 0, "返回", "不收, 什么也不写.", 0, NULL},
};

const struct screen_class package_receive_screen = {
    .name = "package-receive",
    .title = "接收移交包",
    .may = MAY_LOG | MAY_DECIDE,
    .state_size = sizeof(struct receiving),
    .open = receive_open,
    .event = receive_event,
    .draw = receive_draw,
    .close = receive_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "已经核对过: 文件齐全, 与清单的 SHA-256 相符. 校验码与附函上的一样, "
            "就是报送单位做的那一个.\n"
            "没收的行, 到命令行用 --rejects 存成文件发还.\n",
};

/* A package from the level below, or an acknowledgement from the one above. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_told.h"
#include "tui/screen/folders.h"
#include "tui/screen/packages.h"
#include "tui/screen/pages.h"
#include "tui/screen/table_answers.h"
#include "tui/screen/tables.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { TAKE = 1, CHANGES, ROWS, FROM };
enum question_id {
    ASK_OPEN_ROWS = 1,
    ASK_REJECTS,
    ASK_REJECTS_OVER,
    ASK_ACK,
    ASK_ACK_OVER,
    ASK_FROM
};

struct receiving {
    struct package_receive_options options;
    struct row_answers answers;
    struct package_received plan;
    struct arena arena; /* of the plan and the answers */
    struct text_view view;
    struct question question;
    struct table_import_options rows; /* looked at one by one */
    struct pages_wanted changes;
};

/* ---- looking ------------------------------------------------------------------------------------ */

static enum status plan(struct screen *s, struct err *err)
{
    struct receiving *r = s->state;
    r->options.is_dry = true;
    return package_receive(s->ui->options.desk, &r->arena, &r->options, &r->plan, err);
}

/* What was answered before counts, so it may have to be looked at twice. */
static enum status plan_with_answers(struct screen *s, struct err *err)
{
    struct receiving *r = s->state;
    r->answers = (struct row_answers){0};
    r->options.answers = NULL;
    r->options.n_answers = 0;
    enum status status = plan(s, err);
    if (status == STATUS_OK && !r->plan.is_ack) {
        status =
            row_answers_load(s->ui->options.desk, &r->arena, r->plan.plan.digest, &r->answers, err);
    }
    if (status != STATUS_OK || r->answers.n == 0) {
        return status;
    }
    r->options.answers = r->answers.at;
    r->options.n_answers = r->answers.n;
    return plan(s, err);
}

static enum status look(struct screen *s, struct err *err)
{
    struct receiving *r = s->state;
    struct buf text = BUF_INIT;
    arena_reset(&r->arena);
    enum status status = plan_with_answers(s, err);
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
    r->options.path = arena_text(&s->arena, argument);
    text_view_init(&r->view);
    enum status status = look(s, err);
    if (status != STATUS_OK) {
        receive_close(s);
    }
    return status;
}

static struct action look_again(struct screen *s)
{
    struct err err = {.arena = &s->arena};
    if (look(s, &err) == STATUS_OK) {
        return action_none();
    }
    ui_say_err(s->ui, &err);
    return action_pop();
}

/* ---- taking it in ------------------------------------------------------------------------------- */

static int64_t n_refused(const struct receiving *r)
{
    return r->plan.plan.counts.rejected + r->plan.plan.counts.asked;
}

static void tell_taken(struct screen *s, const struct package_received *done)
{
    const struct receiving *r = s->state;
    const struct table_counts *c = &done->plan.counts;
    const char *counts = arena_printf(&s->arena, "收下了: 新增 %lld 修改 %lld 不变 %lld",
                                      (long long)c->new, (long long)c->changed, (long long)c->same);
    if (done->is_ack) {
        ui_say(s->ui, STYLE_GOOD, "回执已记在移交包 %s 上", done->ack.number);
    } else if (c->rejected + c->asked) {
        ui_say(s->ui, STYLE_WARNING, "%s, 未收 %lld 件%s. 记录 %lld", counts,
               (long long)(c->rejected + c->asked), r->options.rejects ? " (已存成文件)" : "",
               (long long)done->batch);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%s. 记录 %lld", counts, (long long)done->batch);
    }
}

static struct action take(struct screen *s)
{
    struct receiving *r = s->state;
    struct package_received done;
    struct err err = {.arena = &s->arena};
    struct package_receive_options o = r->options;
    o.is_dry = false;
    o.digest = r->plan.is_ack ? NULL : r->plan.file.digest;
    if (package_receive(s->ui->options.desk, &s->arena, &o, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    folder_keep(s->ui, FOLDER_IN, o.path);
    tell_taken(s, &done);
    if (!done.is_ack &&
        row_answers_drop(s->ui->options.desk, done.plan.digest, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    return action_pop();
}

/* ---- questions before it: what lacks an answer, the rejects, the acknowledgement ---------------- */

static struct action ask(struct screen *s, struct question question)
{
    struct receiving *r = s->state;
    r->question = question;
    return action_ask(&r->question);
}

static struct action ask_ack(struct screen *s)
{
    const struct receiving *r = s->state;
    const char *name = arena_printf(&s->arena, "回执-%s.txt", r->plan.file.number);
    return ask(s, (struct question){.kind = ASK_LINE,
                                    .id = ASK_ACK,
                                    .text = "回执写成哪个文件?",
                                    .hint = "带回给报送单位; 空着就以后再出",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_OUT, name)});
}

static struct action ask_rejects(struct screen *s)
{
    const struct receiving *r = s->state;
    const char *name = arena_printf(&s->arena, "%s-拒收行.csv", r->plan.file.number);
    return ask(s, (struct question){.kind = ASK_LINE,
                                    .id = ASK_REJECTS,
                                    .text = arena_printf(&s->arena, "有 %lld 行不收, 存成哪个文件?",
                                                         (long long)n_refused(r)),
                                    .hint = "原来的列加行号和原因, 发还报送单位改; 空着就不存",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_OUT, name)});
}

static struct action begin(struct screen *s)
{
    static const char *const choices[] = {"先去回答", "收下, 没回答的这次不收"};
    struct receiving *r = s->state;
    const int64_t asked = r->plan.plan.counts.asked;
    r->options.ack = r->options.rejects = NULL;
    if (r->plan.is_ack) {
        return take(s);
    }
    if (asked) {
        return ask(s, (struct question){
                          .kind = ASK_CHOICE,
                          .id = ASK_OPEN_ROWS,
                          .text = arena_printf(&s->arena, "还有 %lld 处没有回答", (long long)asked),
                          .choices = choices,
                          .n_choices = 2});
    }
    return n_refused(r) ? ask_rejects(s) : ask_ack(s);
}

/* ---- other acts --------------------------------------------------------------------------------- */

static struct action show_rows(struct screen *s)
{
    struct receiving *r = s->state;
    if (r->plan.is_ack) {
        ui_say(s->ui, STYLE_WARNING, "这是回执, 没有各行");
        return action_none();
    }
    r->rows = package_import_options(&r->arena, &r->options, &r->plan);
    return action_push(&table_rows_screen, &r->rows);
}

static struct action show_changes(struct screen *s)
{
    struct receiving *r = s->state;
    if (r->plan.is_ack || !r->plan.last) {
        ui_say(s->ui, STYLE_WARNING,
               r->plan.is_ack ? "这是回执, 没有变更" : "以前没有这样的移交包, 无从对照");
        return action_none();
    }
    r->changes = (struct pages_wanted){
        .document = document_find("package-changes"),
        .order = {.about = r->options.path},
        .file = arena_printf(&s->arena, "变更对照-%s", r->plan.file.number),
    };
    return action_push(&pages_screen, &r->changes);
}

static struct action ask_from(struct screen *s)
{
    const struct receiving *r = s->state;
    return ask(s, (struct question){.kind = ASK_LINE,
                                    .id = ASK_FROM,
                                    .text = "推荐单位算谁?",
                                    .hint = "名称, 信用代码, #编号; 空着就照表上写的",
                                    .line = r->options.from});
}

static struct action command(struct screen *s, int command)
{
    switch ((enum command)command) {
    case TAKE: return begin(s);
    case CHANGES: return show_changes(s);
    case ROWS: return show_rows(s);
    case FROM: return ask_from(s);
    }
    return action_none();
}

/* ---- answers ------------------------------------------------------------------------------------ */

/* An empty path is none; one that is there is asked about. */
static struct action path_given(struct screen *s, const char **path, const struct answer *answer,
                                int over)
{
    const char *typed = path_typed(&s->arena, answer->line);
    *path = text_is_empty(typed) ? NULL : typed;
    if (*path && file_exists(*path)) {
        return ask(s, replace_question(&s->arena, over, *path));
    }
    return over == ASK_REJECTS_OVER ? ask_ack(s) : take(s);
}

static struct action from_given(struct screen *s, const char *line)
{
    struct receiving *r = s->state;
    struct err err = {.arena = &s->arena};
    const char *before = r->options.from;
    r->options.from = text_is_empty(line) ? NULL : arena_text(&s->arena, line);
    if (look(s, &err) == STATUS_OK) {
        return action_none();
    }
    ui_say_err(s->ui, &err);
    r->options.from = before;
    return look_again(s);
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct receiving *r = s->state;
    if (answer->id == 0) {
        return look_again(s); /* back from the rows */
    }
    if (!answer->is_given) {
        return action_none();
    }
    switch ((enum question_id)answer->id) {
    case ASK_OPEN_ROWS: return answer->choice == 0 ? show_rows(s) : ask_rejects(s);
    case ASK_REJECTS: return path_given(s, &r->options.rejects, answer, ASK_REJECTS_OVER);
    case ASK_REJECTS_OVER: return answer->yes ? ask_ack(s) : ask_rejects(s);
    case ASK_ACK: return path_given(s, &r->options.ack, answer, ASK_ACK_OVER);
    case ASK_ACK_OVER: return answer->yes ? take(s) : ask_ack(s);
    case ASK_FROM: return from_given(s, answer->line);
    }
    return action_none();
}

static struct action receive_event(struct screen *s, const struct event *event)
{
    struct receiving *r = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, event->command);
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
    const char *asked =
        r->plan.plan.counts.asked
            ? arena_printf(a, "有 %lld 处要回答 (F5), ", (long long)r->plan.plan.counts.asked)
            : "";
    return arena_printf(a, "%sF2 收下, 一批写入.  %s", asked, text_view_sentence(&r->view, a));
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "收下", "作为一批写入, 并出回执; 之后可在记录里一次撤销.", TAKE, "编辑"},
    {K_F(3), 0, "变更对照表", "与上一份逐格对照, 排成一篇, 可打印签字.", CHANGES, "查看"},
    {K_F(4), 0, "推荐单位", "另指推荐单位, 不照表上写的.", FROM, "编辑"},
    {K_F(5), 0, "各行", "表里每一行会怎样, 要回答的在那里回答.", ROWS, "查看"},
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
            "要回答的按 F5 逐行回答, 与导入预览一样; 没收的行在收下时存成文件发还.\n",
};

/* An import before it happens: consequences first, every odd cell explained, questions answered row by
 * row, then written as one batch. Until F2 nothing is written. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "tui/screen/folders.h"
#include "tui/screen/table_preview.h"

#define ROWS_LOOKED_AGAIN 5000 /* larger tables are not gone through at other people's changes */

enum question_id { ASK_ROW = 1, ASK_ENCODING, ASK_UNANSWERED };

static const char *const encoding_names[] = {"自动识别", "UTF-8", "GB18030", "UTF-16LE",
                                             "UTF-16BE"};
static const enum charset encodings[] = {CHARSET_DETECT, CHARSET_UTF8, CHARSET_GB18030,
                                         CHARSET_UTF16LE, CHARSET_UTF16BE};
#define N_ENCODINGS (sizeof encodings / sizeof *encodings)

static bool progress(void *to, int64_t rows, int percent)
{
    struct table_preview *p = to;
    return ui_progress(p->ui, "汇总表", rows, percent > 0 ? rows * 100 / percent : 0);
}

/* ---- looking ---------------------------------------------------------------------------------------- */

static enum status look(struct table_preview *p, struct err *err)
{
    struct arena arena = {0};
    struct table_plan plan;
    enum status status = table_preview(p->ui->options.desk, &arena, &p->options, &plan, err);
    if (status != STATUS_OK) {
        arena_release(&arena);
        return status;
    }
    arena_release(&p->plan_arena);
    p->plan_arena = arena;
    p->plan = plan;
    p->mapping.layout = &p->plan.layout;
    table_preview_narrow(p);
    return status;
}

static void look_again(struct screen *s)
{
    struct table_preview *p = s->state;
    struct err err = {.arena = &s->arena};
    if (look(p, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
}

static void copy_options(struct screen *s, const struct table_import_options *given)
{
    struct table_preview *p = s->state;
    p->options = *given;
    p->options.path = arena_text(&s->arena, given->path);
    p->options.track = arena_text(&s->arena, given->track);
    p->options.table = arena_text(&s->arena, given->table);
    p->options.from = arena_text(&s->arena, given->from);
    p->options.sheet = arena_text(&s->arena, given->sheet);
    p->options.progress = progress;
    p->options.progress_to = p;
}

enum status table_preview_open(struct screen *s, const struct table_import_options *options,
                               struct err *err)
{
    struct table_preview *p = s->state;
    p->ui = s->ui;
    copy_options(s, options);
    table_preview_list_init(p);
    enum status status = look(p, err);
    if (status == STATUS_OK) {
        status = table_answers_load(p, err);
    }
    if (status == STATUS_OK && p->answers.n) {
        status = look(p, err);
        ui_say(s->ui, STYLE_HINT, "上次回答过的 %zu 处已经用上", p->answers.n);
    }
    if (status != STATUS_OK) {
        list_release(&p->list);
        arena_release(&p->shown_arena);
        arena_release(&p->plan_arena);
        return status;
    }
    p->mapping.choices = ARENA_ARRAY(&s->arena, struct column_choice, p->plan.layout.n_columns + 1);
    p->mapping.n_choices = &p->n_mapped;
    return status;
}

void table_preview_close(struct screen *s)
{
    struct table_preview *p = s->state;
    list_release(&p->list);
    arena_release(&p->shown_arena);
    arena_release(&p->plan_arena);
    arena_release(&p->asked);
}

/* ---- answering ----------------------------------------------------------------------------------------- */

/* From this row of the list on. */
static void select_question(struct table_preview *p, size_t from)
{
    for (size_t i = from; i < p->list.n; i++) {
        if (p->plan.rows.at[p->list.ids[i] - 1].act == ROW_ASKED) {
            list_select(&p->list, p->list.ids[i]);
            return;
        }
    }
}

static struct action ask_row(struct screen *s)
{
    struct table_preview *p = s->state;
    const struct table_row *row = table_preview_selected(p);
    return row ? action_ask(table_answers_ask(p, row, ASK_ROW)) : action_none();
}

/* An answer taken back leaves the question, which is asked again at once. */
static struct action answer_row(struct screen *s, struct row_answer answer)
{
    struct table_preview *p = s->state;
    table_answers_put(p, answer);
    look_again(s);
    const struct table_row *row = table_preview_selected(p);
    if (answer.reply == ANSWER_NONE && row && row->act == ROW_ASKED) {
        return ask_row(s);
    }
    select_question(p, p->list.selected);
    return action_none();
}

static struct action refuse_row(struct screen *s)
{
    const struct table_row *row = table_preview_selected(s->state);
    return row ? answer_row(s, (struct row_answer){row->line, ANSWER_REJECT, 0}) : action_none();
}

/* Space fills and n leaves blank, as long as the row asks just that. */
static bool is_short_answer(const struct table_row *row, struct key key, struct row_answer *answer)
{
    if (!row || row->act != ROW_ASKED || row->question != QUESTION_MERGED) {
        return false;
    }
    *answer = (struct row_answer){row->line, key.code == ' ' ? ANSWER_FILL : ANSWER_LEAVE, 0};
    return key.code == ' ' || key.code == 'n';
}

/* ---- writing ------------------------------------------------------------------------------------------- */

static struct action write_table(struct screen *s)
{
    struct table_preview *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct table_plan done;
    struct table_import_options o = p->options;
    o.digest = p->plan.digest;
    enum status status = table_import(p->ui->options.desk, &a, &o, &done, &err);
    struct action action = action_none();
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        table_answers_drop(p);
        ui_say(s->ui, STYLE_GOOD,
               "已写入: 新增 %lld 修改 %lld 未收 %lld; 记录第 %lld 号, 可一次撤销",
               (long long)done.counts.new, (long long)done.counts.changed,
               (long long)(done.counts.rejected + done.counts.asked), (long long)done.batch);
        action = action_answer((struct answer){.is_given = true, .yes = true});
    }
    arena_release(&a);
    return action;
}

static struct action ask_to_write(struct screen *s)
{
    static const char *const choices[] = {"先去回答", "写入, 没回答的这次不收"};
    struct table_preview *p = s->state;
    if (p->is_part) {
        return action_answer((struct answer){.is_given = true, .yes = true});
    }
    if (p->plan.counts.new + p->plan.counts.changed == 0) {
        ui_say(s->ui, STYLE_WARNING, "没有要写入的: 没有新增也没有修改");
        return action_none();
    }
    if (p->plan.counts.asked == 0) {
        return write_table(s);
    }
    p->question = (struct question){
        .kind = ASK_CHOICE,
        .id = ASK_UNANSWERED,
        .text = arena_printf(&s->arena, "还有 %lld 处没有回答", (long long)p->plan.counts.asked),
        .choices = choices,
        .n_choices = 2,
    };
    return action_ask(&p->question);
}

/* ---- other acts ---------------------------------------------------------------------------------------- */

static struct action show_report(struct screen *s)
{
    struct table_preview *p = s->state;
    p->report = (struct print_preview){
        .title = "导入预览",
        .text = table_preview_report(p, &s->arena),
        .file = arena_printf(&s->arena, "%s-预览.txt", p->plan.file),
    };
    return action_push(&print_preview_screen, &p->report);
}

static struct action ask_encoding(struct screen *s)
{
    struct table_preview *p = s->state;
    p->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_ENCODING,
                                    .text = "按哪种编码读?",
                                    .choices = encoding_names,
                                    .n_choices = N_ENCODINGS};
    return action_ask(&p->question);
}

static struct action command(struct screen *s, int command)
{
    struct table_preview *p = s->state;
    switch ((enum preview_command)command) {
    case PREVIEW_WRITE: return ask_to_write(s);
    case PREVIEW_REPORT: return show_report(s);
    case PREVIEW_COLUMNS: return action_push(&table_columns_screen, &p->mapping);
    case PREVIEW_REJECTS: return table_preview_ask_rejects(s);
    case PREVIEW_ENCODING: return ask_encoding(s);
    case PREVIEW_REFUSE: return refuse_row(s);
    case PREVIEW_ANSWER: return ask_row(s);
    case PREVIEW_ONLY_PROBLEMS:
        p->only_problems = !p->only_problems;
        table_preview_narrow(p);
        break;
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct table_preview *p = s->state;
    if (!answer->is_given) {
        return action_none();
    }
    switch (answer->id) {
    case ASK_ROW: return answer_row(s, p->choices[answer->choice]);
    case ASK_UNANSWERED:
        if (answer->choice == 1) {
            return write_table(s);
        }
        select_question(p, 0);
        return action_none();
    case PREVIEW_ASK_REJECTS:
    case PREVIEW_ASK_REPLACE: return table_preview_rejects_answered(s, answer);
    case ASK_ENCODING: p->options.charset = encodings[answer->choice]; break;
    default:
        p->options.columns = p->mapping.choices;
        p->options.n_columns = p->n_mapped;
        break;
    }
    look_again(s);
    return action_none();
}

static struct action key(struct screen *s, struct key key)
{
    struct table_preview *p = s->state;
    struct row_answer answer;
    if (is_short_answer(table_preview_selected(p), key, &answer)) {
        return answer_row(s, answer);
    }
    if (key.code == K_ESC && !p->is_part) {
        ui_say(s->ui, STYLE_HINT, "什么也没有写; 回答过的留着, 再预览同一份文件就在");
        return action_pop();
    }
    enum widget_result result = list_key(&p->list, key);
    return result == WIDGET_DONE ? ask_row(s) : action_after(result);
}

struct action table_preview_event(struct screen *s, const struct event *event)
{
    struct table_preview *p = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: return key(s, event->key);
    case EVENT_CHANGED:
        if (p->plan.counts.read <= ROWS_LOOKED_AGAIN) {
            look_again(s);
        }
        break;
    }
    return action_none();
}

static const char *writing(const struct table_preview *p)
{
    return p->is_part ? "F2 回到移交包" : "F2 写入";
}

const char *table_preview_sentence(const struct screen *s, struct arena *a)
{
    const struct table_preview *p = s->state;
    const struct table_counts *c = &p->plan.counts;
    const struct table_row *row = table_preview_selected(p);
    if (row && row->act == ROW_ASKED) {
        return arena_printf(a, "%s; 还有 %lld 处要回答",
                            row->question == QUESTION_MERGED
                                ? "空格 填入同上一行, n 留空, Enter 都列出来, F8 不收这一行"
                                : "Enter 回答, F8 不收这一行",
                            (long long)c->asked);
    }
    if (c->asked) {
        return arena_printf(a, "还有 %lld 处要回答 (Enter), %lld 行拒收 (F5 存成文件发还)",
                            (long long)c->asked, (long long)c->rejected);
    }
    return c->rejected ? arena_printf(a, "%lld 行拒收 (F5 存成文件发还), 其余 %s",
                                      (long long)c->rejected, writing(p))
                       : arena_printf(a, "没有疑问, %s; Esc 返回, 什么也不写", writing(p));
}

static enum status preview_open(struct screen *s, const void *argument, struct err *err)
{
    return table_preview_open(s, argument, err);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "写入", "作为一批写入, 之后可在记录里一次撤销.", PREVIEW_WRITE, "编辑"},
    {K_F(3), 0, "全文", "全部问题, 新单位, 表里没了的, 列成一篇可打印.", PREVIEW_REPORT, "查看"},
    {K_F(4), 0, "列对应", "文件的哪一列是什么; 认错了在这里改.", PREVIEW_COLUMNS, "编辑"},
    {K_F(5), 0, "拒收行", "把不收的行连同原因存成文件, 发还推荐单位.", PREVIEW_REJECTS, "查看"},
    {K_F(6), 0, "编码", "换一种编码读.", PREVIEW_ENCODING, "编辑"},
    {K_F(7), 0, "只看问题", "只看有问题的行, 再按看全部.", PREVIEW_ONLY_PROBLEMS, "查看"},
    {K_F(8), 0, "不收", "这一行不收.", PREVIEW_REFUSE, "编辑"},
    {K_ENTER, 0, "回答", "回答这一行的问题; 空格=填入, n=留空.", PREVIEW_ANSWER, NULL},
};

const struct screen_class table_preview_screen = {
    .name = "table-preview",
    .title = "导入预览",
    .state_size = sizeof(struct table_preview),
    .open = preview_open,
    .event = table_preview_event,
    .draw = table_preview_draw,
    .close = table_preview_close,
    .sentence = table_preview_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "每一行会怎样: 新增, 改几格, 不变, 问, 拒收. 光标所在一行的问题写在下面, 带行号和列号.\n"
        "要回答的按 Enter; F2 之前什么也不写. 写入是一批, 在 0记录 可一次撤销.\n",
};

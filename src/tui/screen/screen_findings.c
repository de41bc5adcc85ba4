/* 检查意见 of one case, arrival, unit or list: what is wrong, by how much, under which clause; what may be taken as it is is
 * accepted here by a supervisor, with a reason, and taken back. */
#include <limits.h>

#include "base/slice.h"
#include "desk/about.h"
#include "desk/acceptances.h"
#include "tui/ask.h"
#include "tui/screen/findings.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/told_list.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

static const struct told_rows around = {.head = 2, .told = 5};

enum command { ACCEPT = 1, REVOKE, PAPER };
enum question_id { ASK_ACCEPT = 1, ASK_REVOKE };
enum finding_column { SEVERITY, SUBJECT, TEXT, CLAUSE, ACCEPTED };

static const struct list_column columns[] = {
    [SEVERITY] = {.title = "级别", .width = 4, .is_unsorted = true},
    [SUBJECT] = {.title = "事项", .width = 12, .widest = 24, .is_unsorted = true},
    [TEXT] = {.title = "意见", .width = 32, .widest = INT_MAX, .is_unsorted = true},
    [CLAUSE] = {.title = "条款", .width = 10, .widest = 18, .is_unsorted = true},
    [ACCEPTED] = {.title = "接受", .width = 8, .is_unsorted = true},
};

struct findings_state {
    struct finding_about about;
    struct arena arena; /* of what was loaded last */
    const char *name;   /* of what they are about */
    struct print_preview paper;
    struct findings findings;
    int64_t *rows; /* index into the findings, plus one */
    struct list list;
    struct question question;
    struct acceptance_act act; /* being asked about */
};

static const struct finding *finding_at(const struct findings_state *t, int64_t row)
{
    return &t->findings.at[row - 1];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct findings_state *t = context;
    const struct finding *f = finding_at(t, t->list.ids[row]);
    (void)a;
    switch ((enum finding_column)column) {
    case SEVERITY: return severity_name(f->severity);
    case SUBJECT: return f->subject;
    case TEXT: return f->text;
    case CLAUSE: return f->clause;
    case ACCEPTED:
        return f->accepted_by ? f->accepted_by : finding_may_be_accepted(f) ? "可接受" : NULL;
    }
    return NULL;
}

static enum style row_style(void *context, size_t row)
{
    const struct findings_state *t = context;
    const struct finding *f = finding_at(t, t->list.ids[row]);
    return f->accepted_by || f->severity == SEVERITY_NOTE ? STYLE_HINT
           : f->severity == SEVERITY_ERROR                ? STYLE_ERROR
                                                          : STYLE_WARNING;
}

/* The worst first, in each the order of the rules. */
static void show(struct findings_state *t)
{
    size_t n = 0;
    t->rows = ARENA_ARRAY(&t->arena, int64_t, t->findings.n + 1);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
        for (size_t i = 0; i < t->findings.n; i++) {
            if ((int)t->findings.at[i].severity == severity) {
                t->rows[n++] = (int64_t)i + 1;
            }
        }
    }
    list_rows(&t->list, t->rows, n, false);
}

static enum status load(struct screen *screen, struct err *err)
{
    struct findings_state *t = screen->state;
    struct desk *desk = screen->ui->options.desk;
    arena_reset(&t->arena);
    t->findings = (struct findings){.arena = &t->arena};
    enum status status = about_name(desk, &t->arena, &t->about, &t->name, err);
    if (status == STATUS_OK && t->about.submission) {
        struct submission s = {0};
        status = submission_load(desk, &t->arena, t->about.submission, &s, err);
        t->name = arena_printf(&t->arena, "%s  %s", submission_no(&t->arena, s.record.id), s.title);
    }
    if (status == STATUS_OK) {
        status = about_check(desk, &t->arena, &t->about, &t->findings, err);
    }
    if (status == STATUS_OK) {
        show(t);
    }
    return status;
}

static void look_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct findings_state *t = s->state;
    list_unmark(&t->list);
    if (load(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static void findings_close(struct screen *s)
{
    struct findings_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
}

static enum status findings_open(struct screen *s, const void *argument, struct err *err)
{
    struct findings_state *t = s->state;
    t->about = *(const struct finding_about *)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = row_style});
    t->list.noun = "条意见";
    t->list.empty = "没有发现不合要求的.";
    t->list.total = -1;
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        findings_close(s);
    }
    return status;
}

/* ---- accepting -------------------------------------------------------------------------------- */

/* What is chosen and fits: to be accepted, or accepted and to be taken back. */
static size_t choose(struct findings_state *t, bool is_accepted)
{
    size_t n_rows = 0;
    int64_t *rows = list_chosen(&t->list, &t->arena, &n_rows);
    const char **ids = ARENA_ARRAY(&t->arena, const char *, n_rows + 1);
    t->act = (struct acceptance_act){.ids = ids};
    for (size_t i = 0; i < n_rows; i++) {
        const struct finding *f = finding_at(t, rows[i]);
        if (finding_may_be_accepted(f) && (f->accepted_by != NULL) == is_accepted) {
            ids[t->act.n++] = f->id;
        }
    }
    return t->act.n;
}

static struct action ask(struct screen *s, enum question_id id)
{
    struct findings_state *t = s->state;
    bool is_accepting = id == ASK_ACCEPT;
    if (choose(t, !is_accepting) == 0) {
        ui_say(s->ui, STYLE_WARNING,
               is_accepting ? "所选的没有可接受的: 硬性规定只能补正或不予受理, 提示不用接受."
                            : "所选的没有接受过.");
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = (int)id,
        .text = arena_printf(&t->arena,
                             is_accepting ? "接受这 %zu 条意见的理由?" : "撤回接受这 %zu 条的理由?",
                             t->act.n),
        .hint = "记在您名下, 需要主管. 事实变了 (数变了) 接受就失效."};
    return action_ask(&t->question);
}

static void decide(struct screen *s, const struct answer *answer)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct findings_state *t = s->state;
    struct desk *desk = s->ui->options.desk;
    int64_t batch = 0;
    t->act.why = answer->line;
    enum status status = answer->id == ASK_ACCEPT
                             ? acceptances_make(desk, &a, &t->act, &batch, &err)
                             : acceptances_revoke(desk, &a, &t->act, &batch, &err);
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%s %zu 条, 记录 %lld; 办错了到 0记录 撤销.",
               answer->id == ASK_ACCEPT ? "已接受" : "已撤回接受", t->act.n, (long long)batch);
        look_again(s);
    }
    arena_release(&a);
}

/* Who accepted what of this, before it goes to paper. */
static struct action show_paper(struct screen *s)
{
    struct findings_state *t = s->state;
    struct err err = {.arena = &t->arena};
    const char *id = NULL;
    struct desk *desk = s->ui->options.desk;
    enum status status = about_id(desk, &t->arena, &t->about, &id, &err);
    if (status == STATUS_OK) {
        status = acceptances_text(desk, &t->arena, &t->about, &t->paper.text, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->paper.title = "接受检查意见清单";
    t->paper.file = arena_printf(&t->arena, "接受-%s.txt", id);
    return action_push(&print_preview_screen, &t->paper);
}

/* ---- events ----------------------------------------------------------------------------------- */

static struct action findings_event(struct screen *s, const struct event *event)
{
    struct findings_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        return event->command == PAPER ? show_paper(s)
                                       : ask(s, event->command == ACCEPT ? ASK_ACCEPT : ASK_REVOKE);
    case EVENT_ANSWER:
        if (event->answer.id && event->answer.is_given) {
            decide(s, &event->answer);
        }
        return action_none();
    case EVENT_CHANGED: look_again(s); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    return result == WIDGET_DONE ? ask(s, ASK_ACCEPT) : action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

static const char *told(const struct findings_state *t, struct arena *a)
{
    int64_t row = list_selected(&t->list);
    if (!row) {
        return NULL;
    }
    const struct finding *f = finding_at(t, row);
    return arena_printf(a, "%s  %s%s%s", f->subject, finding_sentence(a, f), f->notice ? "  " : "",
                        text_or_empty(f->notice));
}

static void findings_draw(const struct screen *s, const struct canvas *cv)
{
    struct findings_state *t = s->state;
    struct arena a = {0};
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "检查意见  %s", t->name);
    told_list_draw(&t->list, cv, around, told(t, &a));
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct findings_state *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct findings_state *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "接受", "主管接受选中的意见, 写明理由; 空格 (Ctrl-T) 可选几条.", ACCEPT,
     "办理"},
    {K_F(8), 0, "撤回接受", "撤回对选中意见的接受, 写明理由.", REVOKE, "办理"},
    {K_CTRL('p'), K_F(6), "清单", "接受过的打成清单: 谁, 哪天, 为什么, 凭哪一条.", PAPER, "打印"},
    {K_DOWN, K_UP, NULL, "逐条看; 全文在下面.", 0, NULL},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class findings_screen = {
    .name = "findings",
    .title = "检查意见",
    .state_size = sizeof(struct findings_state),
    .open = findings_open,
    .event = findings_event,
    .draw = findings_draw,
    .close = findings_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "按通知检查出来的, 每条带条款和数. 原则上的限额, 没通过的核对, 警告, 可由主管具名接受; "
            "接受过的标明谁、为什么.\n事实变了 (少的份数变了, 又超了) 意见就是新的, "
            "先前的接受失效. 逾期收不收在收件里另行决定.\n",
};

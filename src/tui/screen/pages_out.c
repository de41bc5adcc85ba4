/* From the preview to a printer, into a file, into the print register. */
#include <stdlib.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/paper_job.h"
#include "desk/print_issues.h"
#include "model/person.h"
#include "report/keep.h"
#include "tui/screen/folders.h"
#include "tui/screen/pages_state.h"
#include "tui/ui.h"

static bool goes_on(void *context, const char *what, size_t done, size_t total)
{
    return ui_progress(context, what, (int64_t)done, (int64_t)total);
}

/* Told when it is there, since only then it is known where it lies. */
static const char *where(struct arena *a, const struct paper_job *job,
                         const struct paper_done *done)
{
    return job->path ? arena_printf(a, "已存成 %s", path_full(a, job->path))
                     : arena_printf(a, "已送打印机 %s", text_or_empty(done->printer));
}

/* Says what was done, or what went wrong; true when it was done. */
static bool put(struct screen *s, const struct paper_job *wanted)
{
    struct pages *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct paper_done done;
    const struct painting_watch watch = {goes_on, s->ui};
    struct paper_job job = *wanted;
    job.report = &p->report;
    job.style = p->style;
    job.charset = CHARSET_UTF8;
    job.watch = &watch;
    const char *unit = job.format == PAPER_XLSX ? "张表" : "页";
    bool is_done = paper_put(s->ui->options.desk, &a, &job, &done, &err) == STATUS_OK;
    if (!is_done) {
        ui_say_err(s->ui, &err);
    } else if (done.lacking) {
        ui_say(s->ui, STYLE_WARNING, "%zu %s, %s; 字库或编码里没有: %s", done.pages, unit,
               where(&a, &job, &done), done.lacking);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%zu %s, %s", done.pages, unit, where(&a, &job, &done));
    }
    arena_release(&a);
    return is_done;
}

/* ---- a file -------------------------------------------------------------------------------------- */

static void save(struct screen *s)
{
    struct pages *p = s->state;
    enum paper_format format = paper_format_of_name(p->path);
    const struct paper_job job = {.format = format == PAPER_ABSENT ? PAPER_PDF : format,
                                  .path = p->path};
    if (put(s, &job)) {
        folder_keep(s->ui, FOLDER_OUT, p->path);
    }
}

static const char *proposed(struct screen *s, const char *ending)
{
    const struct pages *p = s->state;
    const char *name = p->wanted.file
                           ? p->wanted.file
                           : arena_printf(&s->arena, "%s-%s", p->report.name, p->report.day);
    return folder_propose(s->ui, &s->arena, FOLDER_OUT,
                          arena_printf(&s->arena, "%s%s", name, ending));
}

struct action pages_save(struct screen *s)
{
    struct pages *p = s->state;
    p->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_FILE,
                                    .text = "存成哪个文件?",
                                    .hint = ".txt 文本, .xlsx 表格, 其余 PDF; 已有同名的会先问",
                                    .line = proposed(s, ".pdf")};
    return action_ask(&p->question);
}

static struct action save_or_ask(struct screen *s, const char *typed)
{
    struct pages *p = s->state;
    p->path = path_typed(&s->arena, typed);
    if (text_is_empty(p->path)) {
        ui_say(s->ui, STYLE_WARNING, "没有写文件名, 没有存. 再按 F2 写一个.");
    } else if (file_exists(p->path)) {
        p->question = replace_question(&s->arena, ASK_REPLACE, p->path);
        return action_ask(&p->question);
    } else {
        save(s);
    }
    return action_none();
}

/* ---- a printer ----------------------------------------------------------------------------------- */

struct action pages_print(struct screen *s)
{
    struct pages *p = s->state;
    size_t n = 0;
    const char **names = ARENA_ARRAY(&s->arena, const char *, p->setup.printers.n + 2);
    names[n++] = "系统默认的打印机";
    for (size_t i = 0; i < p->setup.printers.n; i++) {
        const struct printer *printer = &p->setup.printers.at[i];
        names[n++] = arena_printf(&s->arena, "%s (%s)", printer->name, printer->style->name);
    }
    names[n++] = "别的, 写名字";
    return pages_ask_choice(p, ASK_PRINTER, "打到哪台打印机?", names, n);
}

static struct action ask_copies(struct screen *s)
{
    struct pages *p = s->state;
    const char *copies = arena_printf(&s->arena, "%ld", p->copies > 0 ? p->copies : 1);
    p->question = (struct question){
        .kind = ASK_LINE, .id = ASK_COPIES, .text = "几份?", .line = copies, .is_offered = true};
    return action_ask(&p->question);
}

/* A printer of plain text has pages of its own: they are shown before anything is printed. */
static struct action chosen_printer(struct screen *s, size_t choice)
{
    struct pages *p = s->state;
    if (choice > p->setup.printers.n) {
        return pages_ask_line(p, ASK_QUEUE, "打印机的名字?", "");
    }
    const struct printer *printer = choice ? &p->setup.printers.at[choice - 1] : NULL;
    p->printer = printer ? printer->name : NULL;
    if (printer && p->pager.style != printer->style) {
        p->style = printer->style;
        pages_lay_out(p);
        ui_say(s->ui, STYLE_WARNING, "%s 打 %s, 版式换成了它的; 看过再按一次 Ctrl-P.",
               printer->name, printer->style->name);
        return action_none();
    }
    if (!printer && p->pager.style->is_text) {
        p->style = NULL;
        pages_lay_out(p);
        ui_say(s->ui, STYLE_WARNING, "这台打 A4, 版式换回来了; 看过再按一次 Ctrl-P.");
        return action_none();
    }
    return ask_copies(s);
}

static void print(struct screen *s, long copies)
{
    struct pages *p = s->state;
    bool is_text = p->printer && print_setup_printer(&p->setup, p->printer);
    const char *keep = file_unused(&s->arena, proposed(s, is_text ? ".txt" : ".pdf"));
    const struct paper_job job = {.printer = p->printer, .keep = keep, .copies = copies};
    (void)put(s, &job);
}

/* ---- the register -------------------------------------------------------------------------------- */

/* What issuing it would be: a number of its own, or more copies of the last. */
static const char *foreseen(struct screen *s)
{
    const struct pages *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct print_issue last;
    char fingerprint[DIGEST_TEXT_SIZE];
    const struct print_issue_wanted wanted = {p->wanted.document, &p->wanted.order, p->style, 0};
    enum status status = print_issue_last(s->ui->options.desk, &a, &wanted, &last, &err);
    const char *no = arena_text(&s->arena, last.no);
    report_fingerprint(&p->report, fingerprint);
    bool is_same = text_eq(last.fingerprint, fingerprint);
    arena_release(&a);
    return status != STATUS_OK || !no ? "还没有印发过: 编一个新号, 内容和数据指纹一起登记"
           : is_same ? arena_printf(&s->arena, "与印发 %s 一样: 还是那一号, 份数加上", no)
                     : arena_printf(&s->arena, "印发 %s 以来有变更: 编新号, 后面附变更对照表", no);
}

struct action pages_issue(struct screen *s)
{
    struct pages *p = s->state;
    if (p->wanted.issue) {
        ui_say(s->ui, STYLE_HINT, "印发 %s 已登记; 打印或存文件就是它.", p->wanted.issue);
        return action_none();
    }
    if (p->wanted.kept) {
        ui_say(s->ui, STYLE_HINT, "这一份还没有定, 不能印发.");
        return action_none();
    }
    if (!ui_allows(s->ui, MAY_PRINT | MAY_LOG | MAY_DECIDE)) {
        return action_none();
    }
    p->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_ISSUE,
                                    .text = "印发登记: 几份?",
                                    .hint = foreseen(s),
                                    .line = "1",
                                    .is_offered = true};
    return action_ask(&p->question);
}

static void tell_issued(struct screen *s, const struct print_issue *issue, long copies)
{
    struct pages *p = s->state;
    size_t pages = pager_count(&p->pager);
    if (issue->copies > copies) {
        ui_say(s->ui, STYLE_GOOD, "内容没变, 还是印发 %s, 共 %lld 份. Ctrl-P 打印.", issue->no,
               (long long)issue->copies);
    } else if (issue->before) {
        ui_say(s->ui, STYLE_GOOD,
               "印发 %s. 上一号以来有变更, 对照表在后面, 共 %zu 页. Ctrl-P 打印.", issue->no,
               pages);
    } else {
        ui_say(s->ui, STYLE_GOOD, "印发 %s 已登记, %ld 份. Ctrl-P 打印, F2 存文件.", issue->no,
               copies);
    }
}

/* Made anew, so that what is issued is what the desk says now; it is what the screen shows from then on. */
static void issue(struct screen *s, long copies)
{
    struct pages *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct desk *desk = s->ui->options.desk;
    struct report report;
    struct print_issue made;
    const struct print_issue_wanted wanted = {p->wanted.document, &p->wanted.order, p->style,
                                              copies};
    enum status status =
        document_make(desk, &a, p->wanted.document, &p->wanted.order, &report, &err);
    if (status == STATUS_OK) {
        status = print_issue_make(desk, &wanted, &report, &made, &err);
    }
    if (status == STATUS_OK) {
        p->wanted.kept = arena_text(&s->arena, report_keep(&a, &report));
        p->wanted.issue = arena_text(&s->arena, made.no);
        p->copies = copies;
        status = pages_load(s, &err);
    }
    if (status == STATUS_OK) {
        tell_issued(s, &made, copies);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

/* ---- answers ------------------------------------------------------------------------------------- */

/* 0 when it is no number of copies; that is said. */
static long copies_typed(struct screen *s, const char *typed)
{
    char *end;
    long copies = strtol(typed, &end, 10);
    if (copies < 1 || copies > PAPER_COPIES_MOST || *end != '\0') {
        ui_say(s->ui, STYLE_WARNING, "份数写 1 到 %d; 什么也没有做.", PAPER_COPIES_MOST);
        return 0;
    }
    return copies;
}

static void with_copies(struct screen *s, const struct answer *answer,
                        void (*act)(struct screen *, long))
{
    long copies = copies_typed(s, answer->line);
    if (copies > 0) {
        act(s, copies);
    }
}

struct action pages_out_answered(struct screen *s, const struct answer *answer)
{
    struct pages *p = s->state;
    switch (answer->id) {
    case ASK_FILE: return save_or_ask(s, answer->line);
    case ASK_PRINTER: return chosen_printer(s, answer->choice);
    case ASK_QUEUE: p->printer = arena_text(&s->arena, answer->line); return ask_copies(s);
    case ASK_COPIES: with_copies(s, answer, print); break;
    case ASK_ISSUE: with_copies(s, answer, issue); break;
    case ASK_REPLACE:
        if (answer->yes) {
            save(s);
        } else {
            ui_say(s->ui, STYLE_HINT, "没有换掉, 没有存. 再按 F2 另写一个.");
        }
        break;
    default: break;
    }
    return action_none();
}

#include "tui/screen/table_answers.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/drafts.h"
#include "model/submission.h"
#include "tui/screen/table_preview.h"

static struct arena *arena_of(struct table_preview *p)
{
    return &ui_top(p->ui)->arena;
}

static const char *draft_form(struct arena *a, const char *digest)
{
    return arena_printf(a, "table-answers:%.16s", text_or_empty(digest));
}

static int by_line(const void *a, const void *b)
{
    int left = ((const struct row_answer *)a)->line, right = ((const struct row_answer *)b)->line;
    return left < right ? -1 : left > right;
}

static void put(struct arena *a, struct row_answers *all, struct row_answer answer)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].line == answer.line) {
            all->at[i] = answer;
            return;
        }
    }
    *VEC_PUSH(a, all) = answer;
    qsort(all->at, all->n, sizeof *all->at, by_line);
}

enum status row_answers_load(struct desk *desk, struct arena *a, const char *digest,
                             struct row_answers *out, struct err *err)
{
    struct arena scratch = {0};
    struct draft draft = {0};
    enum status status = draft_load(desk, &scratch, draft_form(&scratch, digest), &draft, err);
    for (size_t i = 0; i < draft.n && status == STATUS_OK; i++) {
        char *rest = NULL;
        long reply = strtol(text_or_empty(draft.values[i].value), &rest, 10);
        int line = (int)strtol(draft.values[i].id, NULL, 10);
        if (reply > ANSWER_NONE && reply <= ANSWER_REJECT) {
            put(a, out, (struct row_answer){line, (enum row_reply)reply, strtoll(rest, NULL, 10)});
        }
    }
    arena_release(&scratch);
    return status;
}

enum status row_answers_drop(struct desk *desk, const char *digest, struct err *err)
{
    struct arena scratch = {0};
    enum status status = draft_drop(desk, draft_form(&scratch, digest), err);
    arena_release(&scratch);
    return status;
}

static void offer(struct table_preview *p)
{
    p->options.answers = p->answers.at;
    p->options.n_answers = p->answers.n;
}

enum status table_answers_load(struct table_preview *p, struct err *err)
{
    enum status status =
        row_answers_load(p->ui->options.desk, arena_of(p), p->plan.digest, &p->answers, err);
    offer(p);
    return status;
}

void table_answers_put(struct table_preview *p, struct row_answer answer)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    put(arena_of(p), &p->answers, answer);
    offer(p);
    if (draft_put(p->ui->options.desk, draft_form(&a, p->plan.digest),
                  arena_printf(&a, "%d", answer.line),
                  arena_printf(&a, "%d %lld", (int)answer.reply, (long long)answer.submission),
                  &err) != STATUS_OK) {
        ui_say_err(p->ui, &err);
    }
    arena_release(&a);
}

void table_answers_drop(struct table_preview *p)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (row_answers_drop(p->ui->options.desk, p->plan.digest, &err) != STATUS_OK) {
        ui_say_err(p->ui, &err);
    }
    arena_release(&a);
}

static void add_choice(struct table_preview *p, struct row_answer answer, const char *text)
{
    size_t n = p->question.n_choices++;
    p->choices[n] = answer;
    p->choice_texts[n] = text;
}

static const char *question_text(enum row_question question)
{
    static const char *const texts[] = {
        [QUESTION_NONE] = "这一行怎么办?",
        [QUESTION_MERGED] = "空着, 是合并单元格吗?",
        [QUESTION_WHICH] = "是哪一件?",
        [QUESTION_TWICE] = "和上面是同一件吗?",
    };
    return texts[question];
}

/* What was answered to the row; ANSWER_NONE when nothing was. */
static enum row_reply answer_to(const struct table_preview *p, int line)
{
    for (size_t i = 0; i < p->answers.n; i++) {
        if (p->answers.at[i].line == line) {
            return p->answers.at[i].reply;
        }
    }
    return ANSWER_NONE;
}

/* What is safe stands first, since Enter takes it. */
static void add_which(struct table_preview *p, const struct table_row *row)
{
    struct arena *a = arena_of(p);
    for (size_t i = 0; i < sizeof row->fits / sizeof *row->fits && row->fits[i]; i++) {
        add_choice(p, (struct row_answer){row->line, ANSWER_THIS, row->fits[i]},
                   arena_printf(a, "是申报件 %s", submission_no(a, row->fits[i])));
    }
    if (row->question == QUESTION_TWICE) {
        add_choice(p, (struct row_answer){row->line, ANSWER_REJECT, 0}, "是同一件, 这一行不收");
    }
    add_choice(p, (struct row_answer){row->line, ANSWER_NEW, 0}, "不是, 另是一件, 新增");
}

const struct question *table_answers_ask(struct table_preview *p, const struct table_row *row,
                                         int id)
{
    struct arena *a = arena_of(p);
    int line = row->line;
    p->question = (struct question){
        .kind = ASK_CHOICE,
        .id = id,
        .text = arena_printf(a, "第 %d 行 %s: %s", line, row->title, question_text(row->question)),
        .choices = p->choice_texts,
    };
    if (row->question == QUESTION_MERGED) {
        add_choice(p, (struct row_answer){line, ANSWER_FILL, 0}, "填入, 同上一行");
        add_choice(p, (struct row_answer){line, ANSWER_LEAVE, 0}, "留空");
    }
    if (row->question == QUESTION_WHICH || row->question == QUESTION_TWICE) {
        add_which(p, row);
    }
    enum row_reply given = answer_to(p, line);
    if (row->question == QUESTION_NONE) {
        add_choice(p, (struct row_answer){line, ANSWER_NONE, 0},
                   given == ANSWER_NONE ? "照预览的办" : "收回刚才的回答");
    }
    if (row->question != QUESTION_TWICE && given != ANSWER_REJECT) {
        add_choice(p, (struct row_answer){line, ANSWER_REJECT, 0}, "不收这一行");
    }
    return &p->question;
}

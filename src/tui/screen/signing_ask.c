#include "tui/screen/signing_ask.h"

#include "base/slice.h"
#include "tui/ui.h"

static const char *const ways[] = {SIGNED_AGREE, SIGNED_DISSENT, SIGNED_REFUSED, NULL};
static const char *const names[] = {"同意", "不同意见", "拒签", "收回"};

struct action signing_ask(struct signing_ask *q, int64_t panel, int64_t reviewer, const char *text)
{
    q->signing = (struct signing){.panel = panel, .reviewer = reviewer};
    q->question = (struct question){.kind = ASK_CHOICE,
                                    .id = SIGNING_ASK_WAY,
                                    .text = text,
                                    .choices = names,
                                    .n_choices = sizeof names / sizeof *names};
    return action_ask(&q->question);
}

bool signing_ask_is_mine(const struct answer *answer)
{
    return answer->id == SIGNING_ASK_WAY || answer->id == SIGNING_ASK_NOTE;
}

static bool sign(struct screen *s, struct signing_ask *q, const char *note)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    q->signing.note = note;
    bool is_signed = panel_sign(s->ui->options.desk, &a, &q->signing, NULL, &err) == STATUS_OK;
    if (is_signed) {
        ui_say(s->ui, STYLE_GOOD, q->signing.signing ? "签字已记下, 日期是今天." : "签字已收回.");
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return is_signed;
}

static struct action ask_note(struct signing_ask *q)
{
    bool is_dissent = text_eq(q->signing.signing, SIGNED_DISSENT);
    q->question = (struct question){.kind = ASK_LINE,
                                    .id = SIGNING_ASK_NOTE,
                                    .text = is_dissent ? "不同意见是什么?" : "为什么拒签?",
                                    .hint = is_dissent ? "写进评审记录. Esc 不签"
                                                       : "不知道就写 未说明. Esc 不记"};
    return action_ask(&q->question);
}

struct action signing_ask_answer(struct screen *s, struct signing_ask *q,
                                 const struct answer *answer, bool *is_signed)
{
    *is_signed = false;
    if (!answer->is_given) {
        return action_none();
    }
    if (answer->id == SIGNING_ASK_NOTE) {
        *is_signed = sign(s, q, answer->line);
        return action_none();
    }
    q->signing.signing = ways[answer->choice];
    bool needs_note = q->signing.signing && !text_eq(q->signing.signing, SIGNED_AGREE);
    if (needs_note) {
        return ask_note(q);
    }
    *is_signed = sign(s, q, NULL);
    return action_none();
}

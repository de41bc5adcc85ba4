#include "tui/screen/sheet_shown.h"

#include "base/slice.h"
#include "desk/recusals.h"
#include "desk/sheet_spread.h"
#include "model/submission.h"

static enum status find_line(struct sheet_shown *s, int64_t submission, struct err *err)
{
    for (s->at = 0; s->at < s->lines.n; s->at++) {
        if (!submission || s->lines.at[s->at].submission == submission) {
            return STATUS_OK;
        }
    }
    return submission ? err_set(err, STATUS_DATA, "%s 已不由这位专家评; 打过的字还在, Esc 回到名单",
                                submission_no(err->arena, submission))
                      : err_set(err, STATUS_DATA, "这个评审组里没有分配给这位专家的申报件");
}

static enum status load_case(struct desk *desk, const struct scoring *scoring, int64_t reviewer,
                             struct sheet_shown *s, struct err *err)
{
    const struct sheet_key key = {s->lines.at[s->at].submission, reviewer};
    enum status status = sheet_view_load(desk, &s->arena, scoring, key, &s->view, err);
    if (status == STATUS_OK && s->view.is_hidden) {
        return err_set(err, STATUS_NOT_PERMITTED, "%s 的打分表还没有封存, 只有专家本人能看",
                       s->lines.at[s->at].no);
    }
    if (status == STATUS_OK) {
        status = recusal_is_asked(desk, reviewer, key.submission, &s->is_recusal_asked, err);
    }
    return status == STATUS_OK
               ? sheet_case_load(desk, &s->arena, scoring, key.submission, &s->of, err)
               : status;
}

enum status sheet_shown_load(struct desk *desk, const struct scoring *scoring, struct sheet_key key,
                             struct sheet_shown *out, struct err *err)
{
    struct sheet_shown s = {0};
    enum status status = sheet_lines_load(desk, &s.arena, scoring, key.reviewer, &s.lines, err);
    if (status == STATUS_OK) {
        status = find_line(&s, key.submission, err);
    }
    if (status == STATUS_OK) {
        s.has_mean = sheet_mean(&s.lines, &s.mean);
        status = load_case(desk, scoring, key.reviewer, &s, err);
    }
    if (status != STATUS_OK) {
        sheet_shown_release(&s);
        return status;
    }
    *out = s;
    return STATUS_OK;
}

void sheet_shown_release(struct sheet_shown *s)
{
    arena_release(&s->arena);
    *s = (struct sheet_shown){0};
}

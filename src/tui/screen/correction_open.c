/* 补正 opened from elsewhere: which screen a case leads to, and its papers. */
#include "base/slice.h"
#include "desk/corrections.h"
#include "tui/screen/corrections.h"
#include "tui/screen/pages.h"
#include "tui/screen/submissions.h"
#include "tui/thing.h"
#include "tui/ui.h"

/* Which screen a case opens: NULL for one that waits without a notice, as desks of old have them. */
static enum status screen_of(struct desk *desk, int64_t id, const struct screen_class **out,
                             struct err *err)
{
    struct correction_view v = {0};
    struct submission s = {0};
    enum status status = submission_load(desk, err->arena, id, &s, err);
    if (status == STATUS_OK) {
        status = correction_view_load(desk, err->arena, id, &v, err);
    }
    *out = v.is_waiting                     ? &correction_screen
           : text_eq(s.state, "correcting") ? NULL
                                            : &correction_issue_screen;
    return status;
}

/* Above `from`, or what is opened where no notice is to be seen. */
static struct action open_or(struct screen *from, int64_t submission, struct action otherwise)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const struct screen_class *class = NULL;
    int64_t *argument = ARENA_NEW(&from->arena, int64_t);
    *argument = submission;
    enum status status = screen_of(from->ui->options.desk, submission, &class, &err);
    if (status != STATUS_OK) {
        ui_say_err(from->ui, &err);
    }
    arena_release(&a);
    return status != STATUS_OK ? action_none() : class ? action_push(class, argument) : otherwise;
}

struct action correction_open(struct screen *from, int64_t submission)
{
    return open_or(from, submission, thing_open(from, "submission", submission));
}

struct action submission_act_start(struct screen *from, const struct submission_act_request *r)
{
    struct action told = action_push(&submission_act_screen, r);
    bool is_by_notice = text_eq(r->act, "correct") || text_eq(r->act, "answer");
    return r->n == 1 && is_by_notice ? open_or(from, r->ids[0], told) : told;
}

static enum status paper_of(struct desk *desk, struct arena *a, int64_t submission,
                            struct pages_wanted *out, struct err *err)
{
    struct submission s = {0};
    struct correction_view v = {0};
    enum status status = submission_load(desk, a, submission, &s, err);
    const char *no = submission_no(a, submission);
    bool is_refused = status == STATUS_OK && text_eq(s.state, "refused");
    if (status == STATUS_OK && !is_refused) {
        status = correction_view_load(desk, a, submission, &v, err);
    }
    if (status == STATUS_OK && !is_refused && !v.no) {
        status = err_set(err, STATUS_DATA, "这一件没有要打印的: 还没有补正告知, 也没有不予受理.");
    }
    *out = (struct pages_wanted){.document = document_find(is_refused ? "refusal" : "correction"),
                                 .order = {.about = no},
                                 .file = arena_printf(a, is_refused ? "不予受理-%s" : "补正告知-%s",
                                                      is_refused ? no : text_or_empty(v.no))};
    return status;
}

struct action correction_paper(struct screen *from, int64_t submission)
{
    struct err err = {.arena = &from->arena};
    struct pages_wanted *preview = ARENA_NEW(&from->arena, struct pages_wanted);
    if (paper_of(from->ui->options.desk, &from->arena, submission, preview, &err)) {
        ui_say_err(from->ui, &err);
        return action_none();
    }
    return action_push(&pages_screen, preview);
}

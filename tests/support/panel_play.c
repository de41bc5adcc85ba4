#include "support/panel_play.h"

#include "support/check.h"
#include "support/desk.h"
#include "tui/screen/review.h"

void play_start(struct play *p, void **state, bool has_panel)
{
    static const struct screen_class *const mains[] = {&review_screen};
    const int64_t ids[] = {1, 2, 3, 4, 5};
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    panel_cases_for_test(p->desk, p->a, 2);
    reviewers_for_test(p->desk, p->a, 7, 1);
    if (has_panel) {
        int64_t panel = panel_for_test(p->desk, p->a, ids, 5);
        assert_int_equal(seat_for_test(p->desk, p->a, panel, 6, SEAT_ALTERNATE, &p->err),
                         STATUS_OK);
    }
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
}

void play_end(struct play *p)
{
    stage_close(&p->stage);
}

void expect(struct play *p, const char *text)
{
    if (!stage_shows(&p->stage, text)) {
        fail_msg("no %s in\n%s", text, stage_dump(&p->stage, p->a));
    }
}

void press(struct play *p, uint32_t code)
{
    stage_press(&p->stage, code);
}

void type(struct play *p, const char *text)
{
    stage_type(&p->stage, text);
}

void say_yes(struct play *p)
{
    press(p, K_DOWN);
    press(p, K_ENTER);
}

void play_tie(struct play *p, int64_t reviewer)
{
    struct relation tie = {.reviewer = reviewer, .unit = p->cases.lead, .kind = "近亲属"};
    const struct relation_edit edit = {NULL, &tie, NULL};
    assert_int_equal(relation_save(p->desk, p->a, &edit, NULL, &p->err), STATUS_OK);
}

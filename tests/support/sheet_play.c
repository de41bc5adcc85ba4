#include "support/sheet_play.h"

#include <string.h>

#include "desk/drafts.h"
#include "support/check.h"
#include "support/desk.h"

/* A main screen that does nothing but open the list. */
static const void *opened;
static const struct screen_class *opens;

static struct action door_event(struct screen *s, const struct event *event)
{
    (void)s;
    return event->kind == EVENT_KEY && event->key.code == K_ENTER ? action_push(opens, opened)
                                                                  : action_none();
}

static void door_draw(const struct screen *s, const struct canvas *cv)
{
    (void)s;
    (void)cv;
}

static const struct screen_class door = {
    .name = "door", .title = "评审", .digit = '7', .event = door_event, .draw = door_draw};

static void start_on(struct sheet_play *p, void **state, unsigned may,
                     const struct screen_class *at, const char *scheme)
{
    static const struct screen_class *mains[1];
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    p->review = review_for_test(p->desk, p->a, &p->cases, scheme);
    p->who = (struct sheets_argument){p->review.scoring.panel.record.id, p->review.reviewers[0], 0};
    work_as(p->desk, p->desk->me.record.id, "zhang", may);
    opened = at == &progress_screen ? (const void *)&p->who.panel : &p->who;
    opens = at;
    mains[0] = &door;
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    stage_press(&p->stage, K_ENTER);
}

void sheet_play_start_at(struct sheet_play *p, void **state, unsigned may,
                         const struct screen_class *at)
{
    start_on(p, state, may, at, NULL);
}

void sheet_play_start_with(struct sheet_play *p, void **state, const char *scheme)
{
    start_on(p, state, MAY_REVIEW, &sheets_screen, scheme);
}

void sheet_play_start(struct sheet_play *p, void **state, unsigned may)
{
    sheet_play_start_at(p, state, may, &sheets_screen);
}

void sheet_play_again(struct sheet_play *p)
{
    static const struct screen_class *mains[] = {&door};
    stage_release(&p->stage);
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    stage_press(&p->stage, K_ENTER);
}

void sheet_play_end(struct sheet_play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

bool sheet_play_shows(struct sheet_play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

const char *sheet_play_marks(struct sheet_play *p, int64_t submission)
{
    struct err err = {.arena = p->a};
    struct sheet_view v;
    assert_int_equal(sheet_view_load(p->desk, p->a, &p->review.scoring,
                                     (struct sheet_key){submission, p->who.reviewer}, &v, &err),
                     STATUS_OK);
    return v.sheet.marks ? v.sheet.marks : "";
}

const char *sheet_play_form(struct sheet_play *p, int64_t submission)
{
    return sheet_form(p->a, p->who.panel, (struct sheet_key){submission, p->who.reviewer});
}

void sheet_play_fill(struct sheet_play *p, int64_t submission)
{
    const struct sheet_key key = {submission, p->who.reviewer};
    review_score(p->desk, p->a, &p->review, key, submission == p->cases.first ? "50,30" : "40,30");
}

const char *sheet_play_draft(struct sheet_play *p, int64_t submission)
{
    struct err err = {.arena = p->a};
    struct draft draft;
    const char *text = "";
    assert_int_equal(draft_load(p->desk, p->a, sheet_play_form(p, submission), &draft, &err),
                     STATUS_OK);
    for (size_t i = 0; i < draft.n; i++) {
        text = arena_printf(p->a, "%s%s=%s;", text, draft.values[i].id, draft.values[i].value);
    }
    return text;
}

void sheet_play_yes(struct sheet_play *p)
{
    stage_press(&p->stage, K_DOWN);
    stage_press(&p->stage, K_ENTER);
}

void sheet_play_choose(struct sheet_play *p, int n)
{
    for (int i = 0; i < n; i++) {
        stage_press(&p->stage, K_DOWN);
    }
    stage_press(&p->stage, K_ENTER);
}

void sheet_play_seal_all(struct sheet_play *p, size_t reviewer, const char *first,
                         const char *second)
{
    const struct sheet_batch all = {p->review.reviewers[reviewer], NULL, 0};
    struct err err = {.arena = p->a};
    size_t sealed;
    review_score(p->desk, p->a, &p->review, (struct sheet_key){p->cases.first, all.reviewer},
                 first);
    review_score(p->desk, p->a, &p->review, (struct sheet_key){p->cases.second, all.reviewer},
                 second);
    assert_int_equal(sheets_seal(p->desk, p->a, &p->review.scoring, &all, &sealed, NULL, &err),
                     STATUS_OK);
}

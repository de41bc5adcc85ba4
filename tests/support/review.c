#include "support/review.h"

#include "base/slice.h"
#include "desk/write.h"
#include "model/reviewer.h"
#include "support/check.h"

static void must(enum status status, const struct err *err)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", err->text, err->cause ? err->cause : "");
    }
}

static void insert(struct write *w, const struct record_type *type, void *record)
{
    struct err err = {.arena = w->arena};
    must(write_insert(w, type, record, &err), &err);
}

static void add_member(struct write *w, const struct cases *cases, int64_t panel, int64_t *reviewer,
                       size_t i)
{
    static const char *const names[] = {"张示例", "李示例", "王示例"};
    const int64_t read[] = {cases->first, cases->second};
    struct reviewer r = {
        .name = names[i], .person = i == 0 ? w->desk->me.record.id : 0, .load_max = NUMBER_NONE};
    insert(w, &reviewer_type, &r);
    *reviewer = r.record.id;
    struct panel_member m = {
        .panel = panel, .reviewer = r.record.id, .position = (int64_t)i + 1, .state = SEAT_MEMBER};
    insert(w, &panel_member_type, &m);
    for (size_t k = 0; k < 2; k++) {
        struct assignment a = {.panel = panel,
                               .reviewer = r.record.id,
                               .submission = read[k],
                               .position = (int64_t)k + 1,
                               .origin = ASSIGNED_HAND};
        insert(w, &assignment_type, &a);
    }
}

struct review review_for_test(struct desk *desk, struct arena *a, const struct cases *cases,
                              const char *scheme)
{
    struct err err = {.arena = a};
    struct review r = {0};
    struct write w;
    struct panel panel = {.notice = cases->notice,
                          .name = "试评组",
                          .scheme = "试分",
                          .scheme_text = scheme ? scheme : REVIEW_SCHEME,
                          .state = PANEL_SCORING,
                          .size = NUMBER_NONE,
                          .drawn_at = NUMBER_NONE,
                          .opened_at = desk_now(desk),
                          .order_at = NUMBER_NONE};
    must(write_begin(&w, desk, a, "test", 0, &err), &err);
    insert(&w, &panel_type, &panel);
    for (size_t i = 0; i < 3; i++) {
        add_member(&w, cases, panel.record.id, &r.reviewers[i], i);
    }
    must(write_end(&w, STATUS_OK, "试评组", NULL, NULL, &err), &err);
    must(scoring_load(desk, a, panel.record.id, &r.scoring, &err), &err);
    return r;
}

void review_score(struct desk *desk, struct arena *a, const struct review *r, struct sheet_key key,
                  const char *marks)
{
    struct err err = {.arena = a};
    size_t n = r->scoring.scheme->criteria.n;
    int64_t *values = ARENA_ARRAY(a, int64_t, n);
    assert_true(marks_read(slice_of(marks), values, n));
    const struct sheet_entry e = {.key = key, .marks = values, .origin = SHEET_FROM_DESK};
    must(sheet_save(desk, a, &r->scoring, &e, NULL, &err), &err);
}

void work_as(struct desk *desk, int64_t person, const char *login, unsigned may)
{
    desk->me.record.id = person;
    desk->me.login = login;
    desk->may = may;
}

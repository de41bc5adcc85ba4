#include "support/ranked.h"

#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "support/check.h"
#include "support/desk.h"

void ranked_check(struct ranked *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

void ranked_insert(struct ranked *f, const struct record_type *type, void *record)
{
    struct write w;
    enum status status = write_begin(&w, f->desk, f->a, "test", 0, &f->err);
    if (status == STATUS_OK) {
        status = write_insert(&w, type, record, &f->err);
    }
    ranked_check(f, write_end(&w, status, "试", NULL, NULL, &f->err));
}

int64_t ranked_panel(struct ranked *f, const char *name, const char *scheme)
{
    struct panel p = {.notice = f->notice, .name = name, .scheme = scheme, .state = PANEL_SCORING};
    ranked_insert(f, &panel_type, &p);
    return p.record.id;
}

void ranked_scheme(struct ranked *f, const char *text)
{
    struct scheme_entry e;
    ranked_check(f, scheme_save(f->desk, f->a, slice_of(text), "x.yaml", &e, &f->err));
}

struct ranked ranked_desk(struct arena *a, const char *scheme)
{
    struct ranked f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    struct notice_row row = {0};
    struct unit unit = {.name = "南岭示例通信有限公司"};
    ranked_check(&f, notice_find(f.desk, a, "255", &row, &f.err));
    ranked_check(&f, unit_save(f.desk, a, NULL, &unit, NULL, &f.err));
    f.notice = row.record.id;
    f.lead = unit.record.id;
    ranked_scheme(&f, scheme);
    f.panel = ranked_panel(&f, "一组", "试");
    for (int i = 0; i < REVIEWERS; i++) {
        struct reviewer r = {.name = arena_printf(a, "专家%c", 'A' + i), .load_max = NUMBER_NONE};
        ranked_insert(&f, &reviewer_type, &r);
        f.reviewers[i] = r.record.id;
    }
    return f;
}

int64_t ranked_case(struct ranked *f, const char *title, int64_t order)
{
    struct submission s = {.notice = f->notice, .title = title, .lead = f->lead};
    ranked_check(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    struct submission mine = s;
    mine.list_order = order;
    ranked_check(f, submission_save(f->desk, f->a, &s, &mine, NULL, &f->err));
    return s.record.id;
}

void ranked_sheet(struct ranked *f, int64_t submission, int reviewer, const char *marks,
                  const char *state)
{
    struct sheet s = {.panel = f->panel,
                      .submission = submission,
                      .reviewer = f->reviewers[reviewer],
                      .state = state,
                      .marks = marks,
                      .origin = SHEET_FROM_FILE,
                      .entered_by = "zhang",
                      .saved_at = TEST_NOW,
                      .sealed_at = TEST_NOW};
    ranked_insert(f, &sheet_type, &s);
}

/* One sheet for each mark, written with blanks between. */
int64_t ranked_scored(struct ranked *f, const char *title, int64_t order, const char *marks)
{
    int64_t id = ranked_case(f, title, order);
    int reviewer = 0;
    for (const char *at = marks; *at;) {
        size_t n = strcspn(at, " ");
        ranked_sheet(f, id, reviewer++, arena_copy(f->a, at, n), SHEET_SEALED);
        at += n + (at[n] == ' ');
    }
    return id;
}

struct ranking ranked_by(struct ranked *f, const char *scheme)
{
    struct ranking r;
    const struct ranking_wanted wanted = {.notice = f->notice, .scheme = scheme, .cut = -1};
    ranked_check(f, ranking_load(f->desk, f->a, &wanted, &r, &f->err));
    return r;
}

/* `1 87.00 in; 2 …`: rank, score and side of each, in the order told. */
void assert_ranked(struct ranked *f, const struct ranking *r, const char *wanted)
{
    static const char *const sides[] = {
        [LINE_NONE] = "-", [LINE_IN] = "in", [LINE_OUT] = "out", [LINE_OPEN] = "open"};
    const char *all = "";
    for (size_t i = 0; i < r->n; i++) {
        struct ranking_line line;
        ranked_check(f, ranking_line_load(f->desk, f->a, r, i, &line, &f->err));
        all = arena_printf(f->a, "%s%s%s %s %s %s", all, i ? "; " : "", line.title, line.rank,
                           line.score, sides[r->at[i].row.side]);
    }
    assert_string_equal(all, wanted);
}

const char *ranked_explained(struct ranked *f, const struct ranking *r, int64_t id)
{
    struct ranking_explained e;
    const char *all = "";
    ranked_check(f, ranking_explain(f->desk, f->a, r, (size_t)ranking_find(r, id), &e, &f->err));
    for (size_t i = 0; i < e.lines.n; i++) {
        all = arena_printf(f->a, "%s%s\n", all, e.lines.at[i]);
    }
    return all;
}

void assert_in_text(const char *text, const char *part)
{
    if (!strstr(text, part)) {
        fail_msg("no \"%s\" in\n%s", part, text);
    }
}

void ranked_move(struct ranked *f, int64_t id, const char *state, const char *direction,
                 const char *track)
{
    struct submission base = {0};
    ranked_check(f, submission_load(f->desk, f->a, id, &base, &f->err));
    struct submission mine = base;
    struct write w;
    mine.state = state;
    mine.direction = direction;
    mine.track = track;
    enum status status = write_begin(&w, f->desk, f->a, "test", 0, &f->err);
    if (status == STATUS_OK) {
        status = write_update(&w, &submission_type, &base, &mine, &f->err);
    }
    ranked_check(f, write_end(&w, status, "试", NULL, NULL, &f->err));
}

struct ranking ranked_of(struct ranked *f, const char *track, const char *direction)
{
    struct ranking r;
    const struct ranking_wanted wanted = {
        .notice = f->notice, .track = track, .direction = direction, .cut = -1};
    ranked_check(f, ranking_load(f->desk, f->a, &wanted, &r, &f->err));
    return r;
}

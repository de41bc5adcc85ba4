#include "bench/sheets.h"

#include <stdlib.h>

#include "bench/played.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/person.h"
#include "model/reviewer.h"

#define LOGIN "expert"
#define CASES 300 /* of the expert */
#define SHEETS 50 /* filled in while measuring */
#define AIM_MS 16

static enum status put_expert(struct write *w, int64_t *reviewer, struct err *err)
{
    struct person who = {.login = LOGIN, .name = "王示例", .roles = "reviewer"};
    struct reviewer r = {.name = "王示例", .load_max = NUMBER_NONE};
    enum status status = write_insert(w, &person_type, &who, err);
    r.person = who.record.id;
    if (status == STATUS_OK)
        status = write_insert(w, &reviewer_type, &r, err);
    *reviewer = r.record.id;
    return status;
}

static enum status put_panel(struct write *w, int64_t notice, int64_t *panel, struct err *err)
{
    struct scheme_entry scheme;
    enum status status = scheme_find(w->desk, w->arena, SCHEME_DEFAULT, &scheme, err);
    if (status != STATUS_OK)
        return status;
    struct panel p = {.notice = notice,
                      .name = "测量打分组",
                      .scheme = SCHEME_DEFAULT,
                      .scheme_text = scheme.file.text,
                      .scheme_digest = scheme.file.digest,
                      .state = PANEL_SCORING,
                      .size = NUMBER_NONE,
                      .drawn_at = NUMBER_NONE,
                      .opened_at = desk_now(w->desk),
                      .order_at = NUMBER_NONE};
    status = write_insert(w, &panel_type, &p, err);
    *panel = p.record.id;
    return status;
}

/* Spread over the whole desk. */
static enum status assign(struct write *w, int64_t panel, int64_t reviewer, size_t rows,
                          struct err *err)
{
    struct panel_member seat = {
        .panel = panel, .reviewer = reviewer, .position = 1, .state = SEAT_MEMBER};
    enum status status = write_insert(w, &panel_member_type, &seat, err);
    for (size_t i = 0; i < CASES && i < rows && status == STATUS_OK; i++) {
        struct assignment a = {.panel = panel,
                               .reviewer = reviewer,
                               .submission = (int64_t)(i * (rows > CASES ? rows / CASES : 1)) + 1,
                               .position = (int64_t)i + 1,
                               .origin = ASSIGNED_HAND};
        status = write_insert(w, &assignment_type, &a, err);
    }
    return status;
}

static enum status fill(struct desk *desk, size_t rows, struct err *err)
{
    struct write w;
    struct notice_row notice = {0};
    int64_t reviewer = 0, panel = 0;
    enum status status = notice_find(desk, err->arena, "255", &notice, err);
    if (status != STATUS_OK)
        return status;
    status = write_begin(&w, desk, err->arena, "panel_open", 0, err);
    w.is_bulk = true;
    if (status == STATUS_OK)
        status = put_expert(&w, &reviewer, err);
    if (status == STATUS_OK)
        status = put_panel(&w, notice.record.id, &panel, err);
    if (status == STATUS_OK)
        status = assign(&w, panel, reviewer, rows, err);
    return write_end(&w, status, "测量用的评审组", NULL, NULL, err);
}

/* ---- the keys --------------------------------------------------------------------------------------- */

struct marking {
    struct session session;
    struct presses digit, enter, kept, next, saved;
};

/* A mark and Enter: the picture comes first, then the draft reaches the disk and line 3 says so. The same with the
 * next case, and the sheet that was left. */
static void mark(struct marking *m)
{
    struct answer digit = played_press(&m->session, "2", PLAYED_QUIET_MS);
    struct answer enter = played_press(&m->session, "Enter", PLAYED_QUIET_MS);
    presses_note(&m->digit, digit.ms, digit.used);
    presses_note(&m->enter, enter.moved, enter.used);
    presses_note(&m->kept, enter.ms, enter.used);
}

static void mark_all(struct marking *m)
{
    for (size_t i = 0; i < SHEETS; i++) {
        for (size_t k = 0; k < 4; k++)
            mark(m);
        struct answer next = played_press(&m->session, "F5", PLAYED_QUIET_MS);
        presses_note(&m->next, next.moved, next.used);
        presses_note(&m->saved, next.ms, next.used);
    }
}

static void play(const char *path, size_t rows)
{
    struct arena a = {0};
    const char *build = getenv("BUILD");
    const char *program = arena_printf(&a, "%s/shenbao", build ? build : "build/release");
    struct marking m = {.session = played_session(program),
                        .digit = {.name = "打分 数字到画面"},
                        .enter = {.name = "打分 回车到画面"},
                        .kept = {.name = "打分 回车到草稿落盘"},
                        .next = {.name = "打分 下一件到画面"},
                        .saved = {.name = "打分 下一件到存好"}};
    if (played_start(&m.session, arena_printf(&a, "-d %s -u %s", path, LOGIN)) > 0) {
        played_settle(&m.session, PLAYED_IDLE_MS);
        (void)played_press(&m.session, "Enter", PLAYED_IDLE_MS);
        mark_all(&m);
        presses_tell_worst(&m.digit, rows, AIM_MS);
        presses_tell_worst(&m.enter, rows, AIM_MS);
        presses_tell_worst(&m.kept, rows, 0);
        presses_tell_worst(&m.next, rows, AIM_MS);
        presses_tell_worst(&m.saved, rows, 0);
    }
    session_release(&m.session);
    arena_release(&a);
}

enum status bench_sheets(const char *path, size_t rows, struct err *err)
{
    struct desk *desk = NULL;
    const struct desk_options o = {
        .path = path, .data_dir = "data", .login = "bench", .clock = clock_system()};
    enum status status = desk_open(&desk, &o, err);
    if (status == STATUS_OK)
        status = fill(desk, rows, err);
    desk_close(desk);
    if (status == STATUS_OK)
        play(path, rows);
    return status;
}

/* What a pure reviewer sees: what was assigned to him, on every road, and nothing else; no table is
 * forgotten. */
#include "desk/sight.h"

#include <string.h>

#include "desk/checks.h"
#include "desk/corrections.h"
#include "desk/demo.h"
#include "desk/history.h"
#include "desk/history_search.h"
#include "desk/lists.h"
#include "desk/login.h"
#include "desk/obligations.h"
#include "desk/persons.h"
#include "desk/receipts.h"
#include "desk/recusals.h"
#include "desk/sheet_case.h"
#include "desk/submissions.h"
#include "desk/table_export.h"
#include "desk/today.h"
#include "desk/unit_pairs.h"
#include "desk/unit_search.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/receipt.h"
#include "model/reviewer.h"
#include "store/narrow.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/review.h"

#define MINE 3   /* assigned, and scoring has begun */
#define DRAWN 4  /* assigned in a panel that is still drawn */
#define OTHERS 5 /* assigned to somebody else */

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t panel, expert; /* zhao's */
};

static void must(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%d %s", status, f->err.text);
    }
}

static int64_t add_expert(struct fixture *f, struct write *w, const char *login)
{
    struct person person = {.login = login, .name = login, .roles = "reviewer"};
    must(f, write_insert(w, &person_type, &person, &f->err));
    struct reviewer r = {.name = login, .person = person.record.id, .load_max = NUMBER_NONE};
    must(f, write_insert(w, &reviewer_type, &r, &f->err));
    return r.record.id;
}

static int64_t add_panel(struct fixture *f, struct write *w, const char *name, const char *state)
{
    struct panel p = {.notice = 1, .name = name, .state = state, .scheme_text = REVIEW_SCHEME};
    must(f, write_insert(w, &panel_type, &p, &f->err));
    return p.record.id;
}

static void assign(struct fixture *f, struct write *w, struct assignment at)
{
    at.position = 1;
    at.origin = ASSIGNED_HAND;
    must(f, write_insert(w, &assignment_type, &at, &f->err));
}

/* The desk of the demonstration with two experts, at which 张收件 sits. */
static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    struct write w;
    must(&f, demo_fill(f.desk, a, &f.err));
    must(&f, write_begin(&w, f.desk, a, "test", 0, &f.err));
    f.expert = add_expert(&f, &w, "zhao");
    int64_t other = add_expert(&f, &w, "qian");
    f.panel = add_panel(&f, &w, "甲组", PANEL_SCORING);
    int64_t drawn = add_panel(&f, &w, "乙组", PANEL_DRAWING);
    assign(&f, &w, (struct assignment){.panel = f.panel, .reviewer = f.expert, .submission = MINE});
    assign(&f, &w, (struct assignment){.panel = drawn, .reviewer = f.expert, .submission = DRAWN});
    assign(&f, &w, (struct assignment){.panel = f.panel, .reviewer = other, .submission = OTHERS});
    must(&f, write_end(&w, STATUS_OK, "评审", NULL, NULL, &f.err));
    return f;
}

static void sit(struct fixture *f, const char *login)
{
    struct person p;
    must(f, person_find(f->desk, f->a, login, &p, &f->err));
    f->desk->me = p;
    must(f, login_open(f->desk, &f->err));
}

static struct fixture as_zhao(struct arena *a)
{
    struct fixture f = fixture(a);
    sit(&f, "zhao");
    return f;
}

static size_t listed(struct fixture *f, struct list_options o)
{
    struct id_list list;
    must(f, id_list_open(&list, f->desk, &o, &f->err));
    must(f, id_list_all(&list, &f->err));
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

static int64_t first_listed(struct fixture *f, const char *order)
{
    struct id_list list;
    struct list_options o = {.noun = "submission", .order = order, .with_void = true};
    must(f, id_list_open(&list, f->desk, &o, &f->err));
    must(f, id_list_all(&list, &f->err));
    assert_int_equal(list.n, 1);
    int64_t id = list.ids[0];
    id_list_release(&list);
    return id;
}

static void put(struct fixture *f, const char *sql)
{
    struct db_cursor c;
    bool has_row = false;
    must(f, db_query_text(f->desk->db, sql, DB_NO_ARGS, &c, &f->err));
    must(f, db_next(&c, &has_row, &f->err));
    db_finish(&c);
}

/* ---- what is seen ----------------------------------------------------------------------------- */

static void test_the_assigned_case_is_seen(void **state)
{
    struct fixture f = as_zhao(*state);
    struct submission s;
    struct submission_view view;
    struct sight_cases mine;
    must(&f, submission_load(f.desk, f.a, MINE, &s, &f.err));
    must(&f, submission_view_load(f.desk, f.a, MINE, &view, &f.err));
    must(&f, sight_case(f.desk, MINE, &f.err));
    must(&f, sight_cases(f.desk, f.a, &mine, &f.err));
    assert_int_equal(mine.n, 1);
    assert_int_equal(mine.at[0], MINE);
    struct unit lead;
    must(&f, unit_load(f.desk, f.a, s.lead, &lead, &f.err));
    desk_close(f.desk);
}

static void test_every_order_of_the_list_has_that_one(void **state)
{
    struct fixture f = as_zhao(*state);
    static const char *const orders[] = {"no",          "title",     "order", "lead",
                                         "recommender", "direction", "state", "correction_due"};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        assert_int_equal(first_listed(&f, orders[i]), MINE);
    }
    desk_close(f.desk);
}

/* More than a window of them: there is no index to walk along. */
static void test_many_are_listed_in_order(void **state)
{
    struct fixture f = fixture(*state);
    put(&f, "WITH RECURSIVE n (i) AS (SELECT 100000 UNION ALL SELECT i + 1 FROM n WHERE i "
            "< 101500) INSERT INTO submission (id, rev, is_void, notice, revision, track, "
            "title, state, logged_at, title_key, initials) SELECT i, 1, 0, 1, 1, 'a', 'x', "
            "'received', 0, 'x', 'x' FROM n");
    put(&f, arena_printf(f.a,
                         "INSERT INTO assignment (rev, is_void, panel, reviewer, "
                         "submission, position, origin) SELECT 1, 0, %lld, %lld, id, 1, "
                         "'hand' FROM submission WHERE id >= 100000",
                         (long long)f.panel, (long long)f.expert));
    sit(&f, "zhao");
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission", .order = "title"}),
                     1502);
    assert_int_equal(
        listed(&f, (struct list_options){.noun = "submission", .order = "recommender"}), 1502);
    desk_close(f.desk);
}

/* ---- anonymous cases -------------------------------------------------------------------------- */

/* The scheme of zhao's panel says so, or is none that this program can read. */
static struct fixture blind(struct arena *a, const char *scheme)
{
    struct fixture f = fixture(a);
    put(&f, arena_printf(a, "UPDATE panel SET scheme_text = '%s' WHERE id = %lld", scheme,
                         (long long)f.panel));
    sit(&f, "zhao");
    return f;
}

static void whose_is_not_told(struct fixture *f)
{
    struct submission s;
    struct submission_view view;
    must(f, submission_load(f->desk, f->a, MINE, &s, &f->err));
    assert_non_null(s.title);
    assert_int_equal(s.lead, 0);
    assert_int_equal(s.recommender, 0);
    const char *const hidden[] = {s.partners,     s.contact,     s.phone,  s.email,
                                  s.contact_info, s.credit_code, s.fields, s.note};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        assert_null(hidden[i]);
    }
    must(f, submission_view_load(f->desk, f->a, MINE, &view, &f->err));
    assert_int_equal(view.partners.n, 0);
    assert_int_equal(listed(f, (struct list_options){.noun = "submission", .where = "单位:有"}), 0);
}

static void test_of_anonymous_cases_whose_is_not_told(void **state)
{
    static const char *const schemes[] = {REVIEW_SCHEME "盲审: 是\n", "不是方案", ""};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct fixture f = blind(*state, schemes[i]);
        whose_is_not_told(&f);
        desk_close(f.desk);
    }
}

static void test_the_sheet_of_an_anonymous_case_has_its_texts(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_view whose;
    struct scoring scoring;
    struct sheet_case c;
    must(&f, submission_view_load(f.desk, f.a, MINE, &whose, &f.err));
    put(&f,
        arena_printf(f.a, "UPDATE submission SET fields = 'brief\t本项目由%s承担' WHERE id = %d",
                     whose.lead, MINE));
    put(&f, "UPDATE panel SET scheme_text = '" REVIEW_SCHEME "盲审: 是\n'");
    sit(&f, "zhao");
    must(&f, scoring_load(f.desk, f.a, f.panel, &scoring, &f.err));
    must(&f, sheet_case_load(f.desk, f.a, &scoring, MINE, &c, &f.err));
    if (strstr(c.text, whose.lead) || !strstr(c.text, "本项目由" SHEET_COVERED "承担")) {
        fail_msg("%s", c.text);
    }
    desk_close(f.desk);
}

/* In lists as on the sheet; nor is the case found by the name. Where nothing is anonymous the title stands. */
static void test_the_title_of_an_anonymous_case_names_nobody(void **state)
{
    static const char *const schemes[] = {"盲审: 是\n", ""};
    for (size_t i = 0; i < 2; i++) {
        struct fixture f = fixture(*state);
        struct submission s;
        struct submission_view whose;
        bool is_blind = i == 0;
        must(&f, submission_view_load(f.desk, f.a, MINE, &whose, &f.err));
        const char *title = arena_printf(f.a, "%s原点大厦与旧名的试点", whose.lead);
        put(&f,
            arena_printf(f.a, "UPDATE submission SET title = '%s', title_key = '%s' WHERE id = %d",
                         title, title, MINE));
        put(&f,
            arena_printf(f.a,
                         "INSERT INTO unit_alias (rev, is_void, unit, name, name_key, initials) "
                         "VALUES (1, 0, %lld, '旧名', '旧名', '')",
                         (long long)whose.submission.lead));
        put(&f,
            arena_printf(f.a, "UPDATE panel SET scheme_text = '" REVIEW_SCHEME "%s'", schemes[i]));
        sit(&f, "zhao");
        must(&f, submission_load(f.desk, f.a, MINE, &s, &f.err));
        assert_string_equal(s.title, is_blind ? "某单位原点大厦与某单位的试点" : title);
        assert_int_equal(listed(&f, (struct list_options){.noun = "submission", .where = "旧名"}),
                         is_blind ? 0 : 1);
        assert_int_equal(
            listed(&f, (struct list_options){.noun = "submission", .where = "原点大厦"}), 1);
        desk_close(f.desk);
    }
}

/* Scoring opens while zhao sits there: anonymous until the scheme has been looked at. */
static void test_a_panel_that_opens_is_anonymous_at_first(void **state)
{
    struct fixture f = as_zhao(*state);
    struct submission s;
    put(&f, "UPDATE panel SET state = 'scoring'");
    must(&f, submission_load(f.desk, f.a, DRAWN, &s, &f.err));
    assert_int_equal(s.lead, 0);
    must(&f, login_open(f.desk, &f.err));
    must(&f, submission_load(f.desk, f.a, DRAWN, &s, &f.err));
    assert_int_not_equal(s.lead, 0);
    desk_close(f.desk);
}

/* ---- what is not ------------------------------------------------------------------------------ */

static void test_other_cases_are_as_if_there_were_none(void **state)
{
    struct fixture f = as_zhao(*state);
    struct submission s;
    static const int64_t hidden[] = {1, DRAWN, OTHERS};
    for (size_t i = 0; i < 3; i++) {
        struct err absent = {.arena = f.a}, asked = {.arena = f.a};
        assert_int_equal(submission_load(f.desk, f.a, hidden[i], &s, &absent), STATUS_NOT_FOUND);
        assert_int_equal(sight_case(f.desk, hidden[i], &asked), STATUS_NOT_FOUND);
        assert_string_equal(absent.text, asked.text);
    }
    assert_int_equal(submission_find(f.desk, f.a, "00005", &s, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_lists_and_searches_hide_them(void **state)
{
    struct fixture f = fixture(*state);
    struct submission other;
    struct unit_hits found;
    must(&f, submission_load(f.desk, f.a, OTHERS, &other, &f.err));
    struct list_options by_title = {
        .noun = "submission", .where = list_typed(f.a, other.title), .with_void = true};
    assert_true(listed(&f, by_title) > 0); /* the texts are in memory now */
    sit(&f, "zhao");
    assert_int_equal(listed(&f, by_title), 0);
    must(&f, unit_search(f.desk, f.a, "公司", 100, &found, &f.err));
    assert_int_equal(found.n, 0);
    desk_close(f.desk);
}

/* A relation is declared with a unit that need not be of any case; nothing but its name is told. */
static void test_of_other_units_the_name_is_told(void **state)
{
    struct fixture f = fixture(*state);
    struct submission mine, other;
    struct unit unit, of_mine;
    must(&f, submission_load(f.desk, f.a, MINE, &mine, &f.err));
    must(&f, submission_load(f.desk, f.a, OTHERS, &other, &f.err));
    must(&f, unit_load(f.desk, f.a, other.lead, &unit, &f.err));
    put(&f, "UPDATE unit SET contact = '钱示例', note = '要保密', kind = '企业'");
    const char *name = unit.name;
    sit(&f, "zhao");
    must(&f, unit_find(f.desk, f.a, name, &unit, &f.err));
    assert_string_equal(unit.name, name);
    assert_null(unit.contact);
    assert_null(unit.note);
    assert_null(unit.kind);
    must(&f, unit_load(f.desk, f.a, mine.lead, &of_mine, &f.err));
    assert_string_equal(of_mine.contact, "钱示例");
    desk_close(f.desk);
}

static void test_papers_and_what_waits_are_hidden(void **state)
{
    struct fixture f = as_zhao(*state);
    struct receipt_full receipt;
    struct today_counts counts;
    struct correction_views corrections;
    assert_int_equal(receipt_load(f.desk, f.a, 1, &receipt, &f.err), STATUS_NOT_FOUND);
    must(&f, today_count(f.desk, &counts, &f.err));
    assert_int_equal(counts.submissions, 1);
    must(&f, corrections_load(f.desk, f.a, 100, false, &corrections, &f.err));
    assert_int_equal(corrections.n, 0);
    desk_close(f.desk);
}

static void refused(struct fixture *f, enum status status)
{
    assert_int_equal(status, STATUS_NOT_PERMITTED);
    if (!strstr(f->err.text, "专家只看分给自己的")) {
        fail_msg("%s", f->err.text);
    }
}

static void test_the_log_and_export_are_refused(void **state)
{
    struct fixture f = as_zhao(*state);
    struct history h;
    struct history_entry entry;
    struct history_changes changes;
    struct history_search search;
    struct table_exported exported;
    const struct table_export_options o = {.notice = 1, .path = "-"};
    struct unit_pairs pairs;
    struct id_list list;
    static const char *const nouns[] = {"unit", "receipt"};
    for (size_t i = 0; i < 2; i++) {
        refused(&f, id_list_open(&list, f.desk, &(struct list_options){.noun = nouns[i]}, &f.err));
        id_list_release(&list);
    }
    refused(&f, unit_duplicates(f.desk, f.a, 10, &pairs, &f.err));
    refused(&f, history_load(f.desk, f.a, INT64_MAX, 10, &h, &f.err));
    refused(&f, history_entry_load(f.desk, f.a, 1, &entry, &f.err));
    refused(&f, history_changes(f.desk, f.a, 1, &changes, &f.err));
    refused(&f, history_changes_of(f.desk, f.a, 1, "submission", MINE, &changes, &f.err));
    refused(&f, history_search_open(&search, f.desk, (struct history_wanted){0}, &f.err));
    refused(&f, table_export(f.desk, f.a, &o, &exported, &f.err));
    must(&f, history_of(f.desk, f.a, "submission", MINE, &h, &f.err));
    assert_int_equal(h.n, 0);
    assert_int_equal(desk_backup(f.desk, "/dev/null/x", &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static void test_of_people_only_oneself(void **state)
{
    struct fixture f = as_zhao(*state);
    struct persons all;
    must(&f, persons_load(f.desk, f.a, &all, &f.err));
    assert_int_equal(all.n, 1);
    assert_string_equal(all.at[0].login, "zhao");
    desk_close(f.desk);
}

static void test_marks_are_ones_own_until_sealed(void **state)
{
    struct fixture f = as_zhao(*state);
    assert_true(sight_marks(f.desk, "zhao", false));
    assert_false(sight_marks(f.desk, "qian", true));
    assert_false(sight_marks(f.desk, NULL, true));
    sit(&f, "zhao"); /* a clerk who reviews as well */
    f.desk->may = MAY_LOG | MAY_REVIEW;
    assert_true(sight_marks(f.desk, "qian", true));
    assert_false(sight_marks(f.desk, "qian", false));
    f.desk->may = 0;
    assert_false(sight_marks(f.desk, "zhao", true));
    desk_close(f.desk);
}

/* ---- who -------------------------------------------------------------------------------------- */

static void test_who_also_logs_sees_the_desk(void **state)
{
    struct fixture f = fixture(*state);
    struct person p = {.login = "sun", .name = "孙示例", .roles = "reviewer,printer"};
    must(&f, person_add(f.desk, f.a, &p, &f.err));
    size_t all = listed(&f, (struct list_options){.noun = "submission"});
    sit(&f, "sun");
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission"}), all);
    desk_close(f.desk);
}

static void test_other_roles_change_what_is_seen_at_once(void **state)
{
    struct fixture f = as_zhao(*state);
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission"}), 1);
    f.desk->me.roles = "reviewer,clerk";
    must(&f, login_open(f.desk, &f.err));
    assert_true(listed(&f, (struct list_options){.noun = "submission"}) > 100);
    f.desk->me.roles = "reviewer";
    must(&f, login_open(f.desk, &f.err));
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission"}), 1);
    desk_close(f.desk);
}

/* In another process, as it happens. */
static void test_a_role_taken_elsewhere_narrows_the_open_desk(void **state)
{
    struct arena *a = *state;
    struct fixture f = {.a = a, .err = {.arena = a}};
    const char *path = folder_path(a, folder_make(a), "desk.db");
    desk_make_at(a, path);
    struct desk *admin = desk_open_at(a, path, 0);
    struct person base, mine, li = {.login = "li", .name = "李样本", .roles = "clerk,reviewer"};
    struct unit unit = {.name = "示例公司", .contact = "钱示例"};
    must(&f, person_add(admin, a, &li, &f.err));
    must(&f, unit_save(admin, a, NULL, &unit, NULL, &f.err));
    struct desk_options o = desk_options_for_test(path);
    o.login = "li";
    must(&f, desk_open(&f.desk, &o, &f.err));
    assert_int_equal(f.desk->is_narrow, false);
    must(&f, person_find(admin, a, "li", &base, &f.err));
    mine = base;
    mine.roles = "reviewer";
    must(&f, person_save(admin, a, &base, &mine, NULL, &f.err));
    assert_true(desk_changed(f.desk));
    must(&f, unit_load(f.desk, a, unit.record.id, &unit, &f.err));
    assert_null(unit.contact);
    desk_close(f.desk);
    desk_close(admin);
}

static void test_a_locked_desk_has_nothing_to_tell(void **state)
{
    struct fixture f = as_zhao(*state);
    struct sight_cases mine;
    f.desk->state = DESK_LOCKED;
    f.desk->may = 0;
    assert_int_equal(sight_cases(f.desk, f.a, &mine, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(sight_case(f.desk, MINE, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(sight_whole(f.desk, &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

/* Whoever makes a table says what an expert sees of it. */
static void test_no_table_is_forgotten(void **state)
{
    struct fixture f = fixture(*state);
    struct db_cursor c;
    bool has_row = true;
    size_t n = 0;
    must(&f, db_query_text(f.desk->db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                           "'sqlite%'",
                           DB_NO_ARGS, &c, &f.err));
    while (db_next(&c, &has_row, &f.err) == STATUS_OK && has_row) {
        if (narrow_kind_of(db_column_borrow(&c, 0)) == NARROW_UNKNOWN) {
            fail_msg("store/narrow.c says nothing of table %s", db_column_borrow(&c, 0));
        }
        n++;
    }
    assert_true(n > 20);
    desk_close(f.desk);
}

/* ---- an expert with other roles --------------------------------------------------------------- */

/* zhao keeps the desk's cases too. */
static struct fixture clerk_and_expert(struct arena *a, const char *scheme)
{
    struct fixture f = fixture(a);
    put(&f, "UPDATE person SET roles = 'clerk,reviewer' WHERE login = 'zhao'");
    put(&f, arena_printf(a, "UPDATE panel SET scheme_text = '%s' WHERE id = %lld", scheme,
                         (long long)f.panel));
    return f;
}

static bool tells_lead(struct fixture *f, int64_t id)
{
    struct submission_view v;
    must(f, submission_view_load(f->desk, f->a, id, &v, &f->err));
    return v.submission.lead != 0 && v.lead && strcmp(v.lead, SUBMISSION_ANONYMOUS) != 0;
}

/* Whose the case is, is not told while sheets are owed, by any road; the rest of the desk is. */
static void test_a_clerk_who_scores_blindly_is_not_told_whose(void **state)
{
    struct fixture f = clerk_and_expert(*state, REVIEW_SCHEME "盲审: 是\n");
    struct submission_view whose;
    struct recusal_views v;
    must(&f, submission_view_load(f.desk, f.a, MINE, &whose, &f.err));
    assert_non_null(whose.recommender);
    const char *by_lead = arena_printf(f.a, "单位:%s", whose.lead);
    size_t all = listed(&f, (struct list_options){.noun = "submission"});
    size_t of_lead = listed(&f, (struct list_options){.noun = "submission", .where = by_lead});
    sit(&f, "zhao");
    assert_false(tells_lead(&f, MINE));
    assert_true(tells_lead(&f, OTHERS));
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission"}), all);
    assert_int_equal(listed(&f, (struct list_options){.noun = "submission", .where = by_lead}),
                     of_lead - 1);
    assert_int_equal(recusals_load(f.desk, f.a, f.panel, &v, &f.err), STATUS_NOT_PERMITTED);
    struct change renamed = {.kind = CHANGE_UPDATE,
                             .noun = "submission",
                             .first = MINE,
                             .last = MINE,
                             .field = "lead",
                             .old = "1",
                             .new = "2"};
    struct changes changes = {.at = &renamed, .n = 1};
    struct history_changes told;
    history_words(f.desk, f.a, &changes, &told);
    assert_string_equal(told.at[0].new, "(不显示)");
    assert_null(told.at[0].old);
    put(&f, arena_printf(f.a,
                         "INSERT INTO sheet (rev, is_void, panel, submission, reviewer, state, "
                         "marks, origin, entered_by, saved_at, sealed_at) VALUES (1, 0, %lld, %d, "
                         "%lld, 'sealed', '30,20', 'desk', 'zhao', 0, 0)",
                         (long long)f.panel, MINE, (long long)f.expert));
    assert_true(tells_lead(&f, MINE));
    must(&f, recusals_load(f.desk, f.a, f.panel, &v, &f.err));
    desk_close(f.desk);
}

static void test_who_is_seated_with_other_roles_is_told(void **state)
{
    struct fixture f = clerk_and_expert(*state, REVIEW_SCHEME);
    const char *text = "";
    must(&f, panel_two_roles_load(f.desk, f.a, f.panel, &text, &f.err));
    assert_null(text);
    put(&f, arena_printf(f.a,
                         "INSERT INTO panel_member (rev, is_void, panel, reviewer, position, "
                         "state, is_head) VALUES (1, 0, %lld, %lld, 1, 'member', 0)",
                         (long long)f.panel, (long long)f.expert));
    must(&f, panel_two_roles_load(f.desk, f.a, f.panel, &text, &f.err));
    assert_non_null(strstr(text, "zhao (收件员, 专家): 自己的打分表全部封存以前"));
    desk_close(f.desk);
}

/* What was not read in full is not written; the rest is, and afterwards as little is told as before. */
static void test_a_clerk_who_scores_blindly_writes_on(void **state)
{
    struct fixture f = clerk_and_expert(*state, REVIEW_SCHEME "盲审: 是\n");
    struct submission before, base, mine;
    must(&f, submission_load(f.desk, f.a, MINE, &before, &f.err));
    sit(&f, "zhao");
    must(&f, submission_load(f.desk, f.a, MINE, &base, &f.err));
    assert_int_equal(base.lead, 0);
    mine = base;
    mine.title = "改过的名称";
    assert_int_equal(submission_save(f.desk, f.a, &base, &mine, NULL, &f.err),
                     STATUS_NOT_PERMITTED);
    must(&f, submission_load(f.desk, f.a, OTHERS, &base, &f.err));
    mine = base;
    mine.title = "改过的名称";
    must(&f, submission_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    assert_false(tells_lead(&f, MINE));
    base = mine;
    mine.lead = 999999; /* refused, and rolled back */
    assert_int_not_equal(submission_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    assert_false(tells_lead(&f, MINE));
    sit(&f, "zhang");
    must(&f, submission_load(f.desk, f.a, MINE, &mine, &f.err));
    assert_int_equal(mine.lead, before.lead);
    assert_int_equal(mine.recommender, before.recommender);
    assert_string_equal(mine.title, before.title);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_assigned_case_is_seen),
        ARENA_TEST(test_every_order_of_the_list_has_that_one),
        ARENA_TEST(test_many_are_listed_in_order),
        ARENA_TEST(test_of_anonymous_cases_whose_is_not_told),
        ARENA_TEST(test_the_sheet_of_an_anonymous_case_has_its_texts),
        ARENA_TEST(test_the_title_of_an_anonymous_case_names_nobody),
        ARENA_TEST(test_a_panel_that_opens_is_anonymous_at_first),
        ARENA_TEST(test_other_cases_are_as_if_there_were_none),
        ARENA_TEST(test_lists_and_searches_hide_them),
        ARENA_TEST(test_of_other_units_the_name_is_told),
        ARENA_TEST(test_papers_and_what_waits_are_hidden),
        ARENA_TEST(test_the_log_and_export_are_refused),
        ARENA_TEST(test_of_people_only_oneself),
        ARENA_TEST(test_marks_are_ones_own_until_sealed),
        ARENA_TEST(test_who_also_logs_sees_the_desk),
        ARENA_TEST(test_other_roles_change_what_is_seen_at_once),
        ARENA_TEST(test_a_role_taken_elsewhere_narrows_the_open_desk),
        ARENA_TEST(test_a_locked_desk_has_nothing_to_tell),
        ARENA_TEST(test_no_table_is_forgotten),
        ARENA_TEST(test_a_clerk_who_scores_blindly_is_not_told_whose),
        ARENA_TEST(test_who_is_seated_with_other_roles_is_told),
        ARENA_TEST(test_a_clerk_who_scores_blindly_writes_on),
    };
    return check_run("sight", tests, sizeof tests / sizeof *tests);
}

/* Every screen and dialog: what F1 tells is made of the table that the keys work by, and lacks nothing. */
#include <string.h>

#include "base/slice.h"
#include "support/check.h"
#include "tui/frame.h"
#include "tui/help.h"

/* tests/lint/test_screens.sh looks that none is missing here. */
#define SCREENS(X)                                                                                 \
    X(ask_choice_screen)                                                                           \
    X(ask_line_screen)                                                                             \
    X(assignments_screen)                                                                          \
    X(candidates_screen)                                                                           \
    X(conditions_screen)                                                                           \
    X(conflict_screen)                                                                             \
    X(correction_issue_screen)                                                                     \
    X(correction_screen)                                                                           \
    X(data_load_screen)                                                                            \
    X(defence_case_screen)                                                                         \
    X(defence_screen)                                                                              \
    X(findings_screen)                                                                             \
    X(first_screen)                                                                                \
    X(documents_screen)                                                                            \
    X(draw_screen)                                                                                 \
    X(help_screen)                                                                                 \
    X(late_screen)                                                                                 \
    X(limits_screen)                                                                               \
    X(list_import_screen)                                                                          \
    X(list_preview_screen)                                                                         \
    X(lock_screen)                                                                                 \
    X(login_screen)                                                                                \
    X(menu_screen)                                                                                 \
    X(my_panels_screen)                                                                            \
    X(notice_card_screen)                                                                          \
    X(notice_choices_screen)                                                                       \
    X(notice_compare_screen)                                                                       \
    X(notice_edit_screen)                                                                          \
    X(notice_files_screen)                                                                         \
    X(notice_history_screen)                                                                       \
    X(notice_hits_screen)                                                                          \
    X(notice_load_screen)                                                                          \
    X(notice_quota_screen)                                                                         \
    X(notice_rejudge_screen)                                                                       \
    X(notice_screen)                                                                               \
    X(notice_text_screen)                                                                          \
    X(obligations_screen)                                                                          \
    X(pages_screen)                                                                                \
    X(pair_screen)                                                                                 \
    X(panel_form_screen)                                                                           \
    X(panel_screen)                                                                                \
    X(password_screen)                                                                             \
    X(print_preview_screen)                                                                        \
    X(print_issues_screen)                                                                         \
    X(pages_columns_screen)                                                                        \
    X(progress_screen)                                                                             \
    X(ranking_export_screen)                                                                       \
    X(rankings_screen)                                                                             \
    X(receipt_cases_screen)                                                                        \
    X(receipt_form_screen)                                                                         \
    X(receipts_screen)                                                                             \
    X(record_entry_screen)                                                                         \
    X(record_log_screen)                                                                           \
    X(record_screen)                                                                               \
    X(record_undo_screen)                                                                          \
    X(recusals_screen)                                                                             \
    X(relation_form_screen)                                                                        \
    X(relations_screen)                                                                            \
    X(review_screen)                                                                               \
    X(reviewer_form_screen)                                                                        \
    X(reviewers_screen)                                                                            \
    X(same_cases_screen)                                                                           \
    X(settings_screen)                                                                             \
    X(sheet_export_screen)                                                                         \
    X(sheet_import_screen)                                                                         \
    X(sheet_screen)                                                                                \
    X(sheets_screen)                                                                               \
    X(submission_act_screen)                                                                       \
    X(submission_screen)                                                                           \
    X(submissions_screen)                                                                          \
    X(package_make_screen)                                                                         \
    X(package_receive_screen)                                                                      \
    X(table_columns_screen)                                                                        \
    X(table_export_screen)                                                                         \
    X(table_import_screen)                                                                         \
    X(table_preview_screen)                                                                        \
    X(table_rows_screen)                                                                           \
    X(tables_screen)                                                                               \
    X(today_screen)                                                                                \
    X(unit_merge_screen)                                                                           \
    X(unit_pairs_screen)                                                                           \
    X(unit_screen)                                                                                 \
    X(units_screen)                                                                                \
    X(user_form_screen)                                                                            \
    X(users_screen)

#define DECLARED(name) extern const struct screen_class name;
SCREENS(DECLARED)
#define LISTED(name) &name,
static const struct screen_class *const screens[] = {SCREENS(LISTED)};

#define N_SCREENS (sizeof screens / sizeof *screens)

static void wrong(const struct screen_class *class, const struct binding *b, const char *what)
{
    char name[KEY_NAME_SIZE];
    fail_msg("%s: %s %s", class->name, b ? key_label(b->key, name) : "", what);
}

static void test_each_says_what_it_is_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_SCREENS; i++) {
        const struct screen_class *c = screens[i];
        if (text_is_empty(c->name) || text_is_empty(c->title)) {
            wrong(c, NULL, "has no name or title");
        }
        if (c->is_gate) {
            continue; /* nothing of the desk is told there, not even help */
        }
        if (text_is_empty(c->help) || c->help[strlen(c->help) - 1] != '\n') {
            wrong(c, NULL, "has no paragraph of help");
        }
    }
}

/* A key without a word would do something that no page tells. */
static void test_each_key_is_told_on_the_page(void **state)
{
    for (size_t i = 0; i < N_SCREENS; i++) {
        const struct screen_class *c = screens[i];
        const char *page = help_text(*state, c);
        for (size_t k = 0; k < c->n_bindings; k++) {
            const struct binding *b = &c->bindings[k];
            char name[KEY_NAME_SIZE];
            const char *told = b->help ? b->help : b->bar;
            if (text_is_empty(told)) {
                wrong(c, b, "has no word of help");
            } else if (!strstr(page, told) || !strstr(page, key_label(b->key, name))) {
                wrong(c, b, "does not stand on the page");
            }
        }
    }
}

static bool is_same_key(const struct binding *a, const struct binding *b)
{
    return a->key == b->key || (a->also && a->also == b->key) || (b->also && b->also == a->key);
}

/* F1 is the frame's everywhere, and no key means two things. */
static void test_no_key_is_bound_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_SCREENS; i++) {
        const struct screen_class *c = screens[i];
        for (size_t k = 0; k < c->n_bindings; k++) {
            const struct binding *b = &c->bindings[k];
            bool is_help = c == &help_screen; /* where F1 goes back */
            if (!is_help && (b->key == K_F(1) || b->also == K_F(1))) {
                wrong(c, b, "takes the key of help");
            }
            for (size_t j = 0; j < k; j++) {
                if (is_same_key(b, &c->bindings[j])) {
                    wrong(c, b, "is bound twice");
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_each_says_what_it_is_for),
        ARENA_TEST(test_each_key_is_told_on_the_page),
        ARENA_TEST(test_no_key_is_bound_twice),
    };
    return check_run("bindings", tests, sizeof tests / sizeof *tests);
}

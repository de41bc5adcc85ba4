/* Drafts: per person, form and field; kept outside of the audit; gone when dropped. */
#include "desk/drafts.h"

#include "base/slice.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

static void put(struct desk *desk, struct arena *a, const char *form, const char *field,
                const char *value)
{
    struct err err = {.arena = a};
    assert_int_equal(draft_put(desk, form, field, value, &err), STATUS_OK);
}

static const char *draft_text(struct desk *desk, struct arena *a, const char *form)
{
    struct err err = {.arena = a};
    struct draft draft;
    const char *text = "";
    assert_int_equal(draft_load(desk, a, form, &draft, &err), STATUS_OK);
    for (size_t i = 0; i < draft.n; i++) {
        text = arena_printf(a, "%s%s=%s;", text, draft.values[i].id,
                            text_or_empty(draft.values[i].value));
    }
    assert_int_equal(draft.at, draft.n ? TEST_NOW : 0);
    return text;
}

static void test_the_last_value_of_each_field_is_kept(void **state)
{
    struct desk *desk = desk_for_test(*state, false);
    put(desk, *state, "submission:31", "title", "光");
    put(desk, *state, "submission:31", "title", "光缆\n隐患");
    put(desk, *state, "submission:31", "phone", "");
    put(desk, *state, "submission:3", "title", "别的");
    assert_string_equal(draft_text(desk, *state, "submission:31"), "phone=;title=光缆\n隐患;");
    assert_string_equal(draft_text(desk, *state, "submission:3"), "title=别的;");
    assert_string_equal(draft_text(desk, *state, "submission:new"), "");
    desk_close(desk);
}

static void test_fields_kept_together(void **state)
{
    struct desk *desk = desk_for_test(*state, false);
    struct err err = {.arena = *state};
    const struct named_value typed[] = {{"得分:创新性", "26"}, {"理由:创新性", "首创"}};
    put(desk, *state, "sheet:1:2:3", "得分:创新性", "2");
    assert_int_equal(draft_put_all(desk, "sheet:1:2:3", typed, 2, &err), STATUS_OK);
    assert_string_equal(draft_text(desk, *state, "sheet:1:2:3"),
                        "得分:创新性=26;理由:创新性=首创;");
    desk_close(desk);
}

static void test_drafts_are_mine(void **state)
{
    struct desk *desk = desk_for_test(*state, false);
    struct err err = {.arena = *state};
    struct draft_forms forms;
    put(desk, *state, "unit:new", "name", "东海");
    put(desk, *state, "unit:new", "phone", "1");
    desk->me.login = "li";
    assert_string_equal(draft_text(desk, *state, "unit:new"), "");
    assert_int_equal(draft_drop(desk, "unit:new", &err), STATUS_OK);
    assert_int_equal(draft_forms_load(desk, *state, &forms, &err), STATUS_OK);
    assert_int_equal(forms.n, 0);
    desk->me.login = "zhang";
    assert_int_equal(draft_forms_load(desk, *state, &forms, &err), STATUS_OK);
    assert_int_equal(forms.n, 1);
    assert_string_equal(forms.at[0].form, "unit:new");
    assert_int_equal(forms.at[0].fields, 2);
    assert_int_equal(draft_drop(desk, "unit:new", &err), STATUS_OK);
    assert_string_equal(draft_text(desk, *state, "unit:new"), "");
    desk_close(desk);
}

static void test_drafts_outlive_the_program_and_leave_no_entry(void **state)
{
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "desk.db");
    desk_make_at(*state, path);
    struct desk *desk = desk_open_at(*state, path, 0);
    put(desk, *state, "receipt:new", "carrier", "王示例");
    desk_close(desk);
    desk = desk_open_at(*state, path, 0);
    assert_string_equal(draft_text(desk, *state, "receipt:new"), "carrier=王示例;");
    desk_close(desk);
    assert_int_equal(desk_verify_at(*state, path), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_last_value_of_each_field_is_kept),
        ARENA_TEST(test_fields_kept_together),
        ARENA_TEST(test_drafts_are_mine),
        ARENA_TEST(test_drafts_outlive_the_program_and_leave_no_entry),
    };
    return check_run("desk/drafts", tests, sizeof tests / sizeof *tests);
}

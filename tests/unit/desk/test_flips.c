/* What flips between two judgements. */
#include "desk/flips.h"

#include "support/check.h"

static void say(struct findings *list, const char *subject, const char *text)
{
    findings_add(list, (struct finding){.subject = subject, .rule = "copies", .text = text});
}

static void test_what_stays_is_not_paired_with_what_comes(void **state)
{
    struct arena *a = *state;
    struct findings before = {.arena = a}, after = {.arena = a};
    struct flips flips = {0};
    say(&before, "00031", "b");
    say(&after, "00031", "b");
    say(&after, "00031", "a");
    flips_find(a, &before, &after, &flips);
    assert_int_equal(flips.n, 1);
    assert_null(flips.at[0].before);
    assert_string_equal(flips.at[0].after, "a");
}

static void test_one_place_is_one_flip(void **state)
{
    struct arena *a = *state;
    struct findings before = {.arena = a}, after = {.arena = a};
    struct flips flips = {0};
    say(&before, "00031", "x");
    say(&before, "00032", "gone");
    say(&after, "00031", "y");
    say(&after, "00033", "new");
    flips_find(a, &before, &after, &flips);
    assert_int_equal(flips.n, 3);
    assert_string_equal(flips.at[0].before, "x");
    assert_string_equal(flips.at[0].after, "y");
    assert_null(flips.at[1].after);
    assert_null(flips.at[2].before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_stays_is_not_paired_with_what_comes),
        ARENA_TEST(test_one_place_is_one_flip),
    };
    return check_run("desk/flips", tests, sizeof tests / sizeof *tests);
}

/* Named values in one text: whatever is put in comes out, in its order. */
#include "model/fields.h"

#include "support/check.h"

#define ROUNDS 300
#define MAX_VALUES 8

/* A generator of the test's own, so that a failure comes again. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Any bytes but NUL, rich in what is written specially. */
static const char *any_value(struct arena *a, uint32_t *seed)
{
    static const char special[] = "\t\n\\tn\r \xe6\x9d\x8e";
    size_t n = next(seed) % 12;
    char *text = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t r = next(seed);
        text[i] = r % 3 ? special[r / 3 % (sizeof special - 1)] : (char)(1 + r / 3 % 255);
    }
    return text;
}

static void test_what_goes_in_comes_out(void **state)
{
    struct arena *a = *state;
    uint32_t seed = 7;
    for (int round = 0; round < ROUNDS; round++) {
        struct named_value in[MAX_VALUES], *out;
        size_t n = next(&seed) % (MAX_VALUES + 1), kept = 0;
        for (size_t i = 0; i < n; i++) {
            in[i] = (struct named_value){arena_printf(a, "项%zu", i), any_value(a, &seed)};
        }
        const char *text = fields_text(a, in, n);
        size_t n_out = fields_parse(a, text, &out);
        for (size_t i = 0; i < n; i++) {
            if (!*in[i].value) {
                assert_null(fields_get(a, text, in[i].id)); /* nothing is not kept */
                continue;
            }
            assert_string_equal(out[kept].id, in[i].id);
            assert_string_equal(out[kept++].value, in[i].value);
            assert_string_equal(fields_get(a, text, in[i].id), in[i].value);
        }
        assert_int_equal(n_out, kept);
        assert_true(kept == 0 ? text == NULL : text != NULL);
    }
}

static void test_values_are_set_and_taken_out(void **state)
{
    struct arena *a = *state;
    const char *text = fields_set(a, NULL, "甲", "1");
    text = fields_set(a, text, "乙", "2");
    text = fields_set(a, text, "甲", "3\t4");
    assert_string_equal(text, "甲\t3\\t4\n乙\t2\n");
    assert_string_equal(fields_get(a, text, "甲"), "3\t4");
    assert_null(fields_get(a, text, "丙"));
    text = fields_set(a, text, "甲", "");
    assert_null(fields_get(a, text, "甲"));
    assert_null(fields_set(a, text, "乙", NULL));
    assert_null(fields_get(a, NULL, "甲"));
}

/* A text that was damaged by hand is read as far as it goes. */
static void test_damaged_texts_are_read(void **state)
{
    static const char *const texts[] = {"",        "\n\n", "没有制表符\n", "\t\n", "甲\t1",
                                        "甲\t1\\", "\\"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct named_value *out;
        assert_true(fields_parse(*state, texts[i], &out) <= 1);
    }
    assert_string_equal(fields_get(*state, "甲\t1", "甲"), "1");
    assert_string_equal(fields_get(*state, "甲\t1\\", "甲"), "1\\");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_goes_in_comes_out),
        ARENA_TEST(test_values_are_set_and_taken_out),
        ARENA_TEST(test_damaged_texts_are_read),
    };
    return check_run("model/fields", tests, sizeof tests / sizeof *tests);
}

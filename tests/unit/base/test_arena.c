/* Growing arrays beside other things in one arena. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "support/check.h"

#define MANY 100000

struct numbers {
    size_t *at;
    size_t n, cap;
};

static void push(struct arena *a, struct numbers *v, size_t number)
{
    size_t *last = VEC_PUSH(a, v);
    assert_int_equal(*last, 0);
    *last = number;
}

/* Two arrays and texts between their elements: each keeps what it had. */
static void test_arrays_grow_beside_each_other(void **state)
{
    struct arena a = {0};
    struct numbers ups = {0}, downs = {0};
    const char *first = arena_text(&a, "第一");
    (void)state;
    for (size_t i = 1; i <= MANY; i++) {
        push(&a, &ups, i);
        push(&a, &downs, MANY - i + 1);
        const char *text = i % 1000 ? NULL : arena_printf(&a, "%zu", i);
        assert_true(!text || strtoull(text, NULL, 10) == i);
    }
    for (size_t i = 1; i <= MANY; i++) {
        assert_int_equal(ups.at[i - 1], i);
        assert_int_equal(downs.at[i - 1], MANY - i + 1);
    }
    assert_string_equal(first, "第一");
    arena_release(&a);
}

/* What a large array was before it grew does not stay. */
static void test_a_large_array_is_kept_once(void **state)
{
    struct arena a = {0};
    struct numbers v = {0};
    (void)state;
    for (size_t i = 1; i <= MANY; i++) {
        push(&a, &v, i);
    }
    assert_true(a.used < v.cap * sizeof *v.at + 2 * 65536);
    arena_reset(&a);
    assert_int_equal(a.used, 0);
    v = (struct numbers){0};
    push(&a, &v, 7); /* in the block that was the array's */
    memset(arena_alloc(&a, 64), 'x', 64);
    assert_int_equal(v.at[0], 7);
    arena_release(&a);
}

/* Texts of every length, so that some just fit into what is left of a block and some do not. */
static void test_texts_are_whole_wherever_they_stand(void **state)
{
    struct arena a = {0};
    const char *texts[700];
    (void)state;
    for (int i = 0; i < 700; i++) {
        texts[i] = arena_printf(&a, "%0*d", i + 1, i);
        if (i == 300) {
            arena_reset(&a); /* goes on in the block of before */
        }
    }
    for (int i = 301; i < 700; i++) {
        assert_int_equal(strlen(texts[i]), i + 1);
        assert_int_equal(strtoull(texts[i] + i - 3, NULL, 10), i);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_arrays_grow_beside_each_other),
        ARENA_TEST(test_a_large_array_is_kept_once),
        ARENA_TEST(test_texts_are_whole_wherever_they_stand),
    };
    return check_run("base/arena", tests, sizeof tests / sizeof *tests);
}

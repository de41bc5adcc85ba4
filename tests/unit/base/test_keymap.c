#include "base/keymap.h"

#include <string.h>

#include "support/check.h"

static void texts_are_found_again(void **state)
{
    struct keymap m;
    struct arena *a = *state;
    keymap_init(&m);
    for (uint32_t i = 0; i < 20000; i++) {
        const char *text = arena_printf(a, "成果名称 %u", (unsigned)i);
        assert_int_equal(keymap_get(&m, text, strlen(text)), KEYMAP_ABSENT);
        assert_int_equal(keymap_add(&m, text, strlen(text), i), i);
        assert_int_equal(keymap_add(&m, text, strlen(text), i + 1), i);
    }
    assert_int_equal(m.n, 20000);
    for (uint32_t i = 0; i < 20000; i++) {
        const char *text = arena_printf(a, "成果名称 %u", (unsigned)i);
        assert_int_equal(keymap_get(&m, text, strlen(text)), i);
    }
    keymap_release(&m);
}

/* Bytes that differ only in length or in trailing zeros are different. */
static void lengths_count(void **state)
{
    struct keymap m;
    const char zeros[40] = {0};
    (void)state;
    keymap_init(&m);
    for (uint32_t n = 0; n < sizeof zeros; n++) {
        assert_int_equal(keymap_add(&m, zeros, n, n), n);
    }
    keymap_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(texts_are_found_again),
        ARENA_TEST(lengths_count),
    };
    return check_run("keymap", tests, sizeof tests / sizeof *tests);
}

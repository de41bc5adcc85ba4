/* The six rule cards to the letter, with the words of the documents (cards/, made with
 * GOLDEN_UPDATE=1). What facts/ asserts are the facts; this is so that no word of a shipped
 * definition changes without somebody reading what the card says now. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/slice.h"
#include "notice/card.h"
#include "support/check.h"
#include "support/golden.h"
#include "support/notice.h"

static void put(struct buf *out, const char *before, const char *text)
{
    if (text && *text) {
        buf_printf(out, "%s%s", before, text);
    }
}

static const char *card_text(struct arena *a, const struct notice *n)
{
    struct card card = notice_card(a, n);
    struct buf out = BUF_INIT;
    const char *section = "";
    for (size_t i = 0; i < card.n; i++) {
        const struct card_row *r = &card.at[i];
        if (!text_eq(section, r->section)) {
            buf_printf(&out, "%s\n", r->section);
            section = r->section;
        }
        buf_fill(&out, ' ', 2 + 2 * (size_t)r->depth);
        buf_text(&out, r->label);
        put(&out, ": ", r->value);
        put(&out, " @ ", r->clause);
        put(&out, " # ", r->number);
        put(&out, " = ", r->words);
        buf_text(&out, "\n");
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

static void check_card(struct arena *a, const char *code)
{
    struct notice n = notice_from(a, notice_file(a, arena_printf(a, "data/notices/%s.yaml", code)));
    struct buf report = BUF_INIT;
    struct golden golden = {.path = arena_printf(a, "tests/unit/notice/cards/%s.txt", code),
                            .update = getenv("GOLDEN_UPDATE") != NULL};
    bool is_same = golden_equal(&golden, card_text(a, &n), &report);
    const char *differences = arena_text(a, report.at);
    buf_release(&report);
    if (!is_same) {
        fail_msg("%s", differences);
    }
}

static void test_255(void **state)
{
    check_card(*state, "255");
}

static void test_88(void **state)
{
    check_card(*state, "88");
}

static void test_gd76(void **state)
{
    check_card(*state, "gd76");
}

static void test_926(void **state)
{
    check_card(*state, "926");
}

static void test_360(void **state)
{
    check_card(*state, "360");
}

static void test_220(void **state)
{
    check_card(*state, "220");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_255), ARENA_TEST(test_88),  ARENA_TEST(test_gd76),
        ARENA_TEST(test_926), ARENA_TEST(test_360), ARENA_TEST(test_220),
    };
    return check_run("cards", tests, sizeof tests / sizeof *tests);
}

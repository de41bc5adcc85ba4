/* What spreadsheets do to cells, and what only looks like it. */
#include "text/damage.h"

#include <string.h>

#include "support/check.h"

struct example {
    const char *cell;
    enum damage_column column;
    unsigned damage;
};

static const struct example EXAMPLES[] = {
    {"9.111E+17", DAMAGE_COLUMN_CREDIT_CODE, DAMAGE_SCIENTIFIC},
    {"1.38E+10", DAMAGE_COLUMN_PHONE, DAMAGE_SCIENTIFIC},
    {" -1.5e-7 ", DAMAGE_COLUMN_NUMBER, DAMAGE_SCIENTIFIC},
    {"1E5", DAMAGE_COLUMN_TEXT, 0},
    {"E+5", DAMAGE_COLUMN_TEXT, 0},
    {"911100007109250000", DAMAGE_COLUMN_CREDIT_CODE, DAMAGE_ROUNDED},
    {"911100007109250324", DAMAGE_COLUMN_CREDIT_CODE, 0},
    {"91110000600037341L", DAMAGE_COLUMN_CREDIT_CODE, 0},
    {"911100007109250000", DAMAGE_COLUMN_TEXT, 0},
    {"2024/3/1", DAMAGE_COLUMN_TEXT, DAMAGE_DATE},
    {"2024-03-01 00:00:00", DAMAGE_COLUMN_TEXT, DAMAGE_DATE},
    {"3月1日", DAMAGE_COLUMN_TEXT, DAMAGE_DATE},
    {"1-Mar", DAMAGE_COLUMN_TEXT, DAMAGE_DATE},
    {"Mar-24", DAMAGE_COLUMN_TEXT, DAMAGE_DATE},
    {"2024/3/1", DAMAGE_COLUMN_DATE, 0},
    {"2024-3", DAMAGE_COLUMN_TEXT, 0},
    {"Marx", DAMAGE_COLUMN_TEXT, 0},
    {"1012345678", DAMAGE_COLUMN_PHONE, DAMAGE_LOST_ZERO},
    {"10-12345678", DAMAGE_COLUMN_PHONE, DAMAGE_LOST_ZERO},
    {"75512345678", DAMAGE_COLUMN_PHONE, DAMAGE_LOST_ZERO},
    {"010-12345678", DAMAGE_COLUMN_PHONE, 0},
    {"13800138000", DAMAGE_COLUMN_PHONE, 0},
    {"4001234567", DAMAGE_COLUMN_PHONE, 0},
    {"400-1234567", DAMAGE_COLUMN_PHONE, 0},
    {"12345678", DAMAGE_COLUMN_PHONE, 0},
    {"13800138000.0", DAMAGE_COLUMN_PHONE, DAMAGE_POINT_ZERO},
    {"3.0", DAMAGE_COLUMN_NUMBER, 0},
    {"V3.0", DAMAGE_COLUMN_TEXT, 0},
    {"\xEF\xBB\xBF示例", DAMAGE_COLUMN_TEXT, DAMAGE_HIDDEN},
    {"示\xE2\x80\x8B例", DAMAGE_COLUMN_TEXT, DAMAGE_HIDDEN},
    {"示\xC2\xA0例", DAMAGE_COLUMN_TEXT, DAMAGE_HARD_BLANK},
    {"示　例", DAMAGE_COLUMN_TEXT, 0},
    {"１３８００１３８０００", DAMAGE_COLUMN_PHONE, DAMAGE_WIDE_DIGITS},
    {"第１名", DAMAGE_COLUMN_TEXT, 0},
    {"#N/A", DAMAGE_COLUMN_TEXT, DAMAGE_ERROR_VALUE},
    {"######", DAMAGE_COLUMN_DATE, DAMAGE_ERROR_VALUE},
    {"#1", DAMAGE_COLUMN_TEXT, 0},
    {"=\"013800138000\"", DAMAGE_COLUMN_PHONE, DAMAGE_FORMULA_TEXT},
    {"=\"", DAMAGE_COLUMN_TEXT, 0},
    {"", DAMAGE_COLUMN_PHONE, 0},
    {"-", DAMAGE_COLUMN_PHONE, 0},
    {"１.0\xC2\xA0", DAMAGE_COLUMN_NUMBER, DAMAGE_WIDE_DIGITS | DAMAGE_HARD_BLANK},
};

static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) {
        const struct example *e = &EXAMPLES[i];
        unsigned found = damage_find(slice_of(e->cell), e->column);
        if (found != e->damage) {
            fail_msg("%s: found %x, not %x", e->cell, found, e->damage);
        }
    }
}

static void test_every_kind_has_its_words_and_an_example(void **state)
{
    (void)state;
    unsigned seen = 0;
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) {
        seen |= EXAMPLES[i].damage;
    }
    assert_int_equal(seen, (1u << DAMAGE_KINDS) - 1);
    for (unsigned i = 0; i < DAMAGE_KINDS; i++) {
        assert_true(strlen(damage_name((enum damage)(1u << i))) > 3);
        assert_non_null(strstr(damage_sentence((enum damage)(1u << i)), ": 请"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_examples),
        ARENA_TEST(test_every_kind_has_its_words_and_an_example),
    };
    return check_run("text/damage", tests, sizeof tests / sizeof *tests);
}

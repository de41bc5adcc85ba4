/* What is owed afterwards, turned into days. */
#include "rules/obligation.h"

#include <string.h>

#include "support/calendars.h"
#include "unit/rules/notice_of.h"

static day_t day(const char *text)
{
    day_t d = DAY_NONE;
    assert_true(day_parse(text, &d));
    return d;
}

/* The turns of a step of these words, seen on 2024-03-10, its clock started on `from`. */
static struct turns turns(struct arena *a, const char *step, day_t from)
{
    struct calendars *calendars = ARENA_NEW(a, struct calendars);
    *calendars = calendars_shipped(a);
    struct deadline_context c = {.arena = a, .calendars = calendars, .event = from};
    const struct notice *n = notice_of(a, arena_printf(a, "环节:\n- {名称: 报告, %s}\n", step));
    return obligation_turns(&c, &n->steps.at[0], day("2024-03-10"));
}

static const char *listed(struct arena *a, struct turns t)
{
    const char *text = "";
    for (size_t i = 0; i < t.n; i++) {
        const char *due = t.at[i].due == DAY_NONE ? "?" : day_text(a, t.at[i].due);
        text = arena_printf(a, "%s%s%s%s%s", text, i ? " " : "", due, *t.at[i].period ? "/" : "",
                            t.at[i].period);
    }
    return text;
}

static void test_days(void **state)
{
    static const struct {
        const char *step, *from, *listed;
        bool is_inferred;
    } cases[] = {
        {"性质: 任务, 止: 2024-12-15", NULL, "2024-12-15", false},
        {"性质: 任务, 止: 2023-12-15", NULL, "2023-12-15", false},
        {"性质: 报告, 止: 每年6月、12月", "2023-01-28",
         "2023-06-30/2023-06 2023-12-31/2023-12 "
         "2024-06-30/2024-06",
         true},
        {"性质: 报告, 止: 每年3月", NULL, "2024-03-31/2024-03", true},
        {"性质: 评估, 止: 每3年", "2020-02-29", "2023-02-28/2023 2026-02-28/2026", true},
        {"性质: 评估, 止: 每3年", NULL, "?", true},
        {"性质: 有效期, 止: 2年", "2024-02-29", "2026-02-28", true},
        {"性质: 有效期, 止: 2年", NULL, "?", true},
        {"性质: 报告, 起: 更名, 止: 20个工作日", "2022-12-01", "2022-12-29/2022-12-01", false},
        {"性质: 报告, 起: 更名", "2022-12-01", "?/2022-12-01",
         false}, /* owed, nobody says till when */
        {"性质: 任务", NULL, "?", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct turns t =
            turns(*state, cases[i].step, cases[i].from ? day(cases[i].from) : DAY_NONE);
        assert_string_equal(listed(*state, t), cases[i].listed);
        if (t.n) {
            assert_int_equal(t.at[0].is_inferred, cases[i].is_inferred);
        }
    }
}

/* No answer is guessed: a year without a calendar says so. */
static void test_what_cannot_be_counted_says_why(void **state)
{
    struct turns t = turns(*state, "性质: 报告, 起: 更名, 止: 20个工作日", day("2026-12-20"));
    assert_int_equal(t.n, 1);
    assert_true(t.at[0].due == DAY_NONE);
    assert_non_null(strstr(t.at[0].note, "日历未发布"));
    t = turns(*state, "性质: 有效期, 止: 2年", DAY_NONE);
    assert_non_null(strstr(t.at[0].note, "认定的日子本台没有"));
    t = turns(*state, "性质: 任务, 止: 2024-12-15", DAY_NONE);
    assert_non_null(strstr(t.at[0].note, "期限未自动顺延"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_days),
        ARENA_TEST(test_what_cannot_be_counted_says_why),
    };
    return check_run("obligation", tests, sizeof tests / sizeof *tests);
}

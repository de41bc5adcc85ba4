/* Option parsing: every form a value can come in, and the sentence for each mistake. */
#include "cli/args.h"
#include "support/check.h"

struct got {
    bool dry;
    const char *notice, *output;
    text_list items, words;
};

static enum status parse(struct arena *a, struct got *g, struct err *err, int argc,
                         const char **argv)
{
    *g = (struct got){0};
    const struct option options[] = {{"dry-run", 0, .flag = &g->dry},
                                     {"notice", 0, .value = &g->notice},
                                     {"output", 'o', .value = &g->output},
                                     {"item", 0, .list = &g->items}};
    char *words[16];
    for (int i = 0; i < argc; i++) {
        words[i] = arena_text(a, argv[i]);
    }
    return args_parse(a, argc, words, options, 4, &g->words, err);
}

static void test_every_form(void **state)
{
    struct err err = {.arena = *state};
    struct got g;
    const char *argv[] = {"表.csv", "--notice=255", "-o",   "-",  "--dry-run", "--item",
                          "甲=1",   "--item",       "乙=2", "--", "--x",       "-"};
    assert_int_equal(parse(*state, &g, &err, 12, argv), STATUS_OK);
    assert_true(g.dry);
    assert_string_equal(g.notice, "255");
    assert_string_equal(g.output, "-");
    assert_int_equal(g.items.n, 2);
    assert_string_equal(g.items.at[1], "乙=2");
    assert_int_equal(g.words.n, 3);
    assert_string_equal(g.words.at[1], "--x");
}

static void test_mistakes(void **state)
{
    struct err err = {.arena = *state};
    struct got g;
    const char *unknown[] = {"--nope"}, *missing[] = {"--notice"}, *valued[] = {"--dry-run=1"};
    assert_int_equal(parse(*state, &g, &err, 1, unknown), STATUS_USAGE);
    assert_string_equal(err.text, "不认识的选项 --nope");
    assert_int_equal(parse(*state, &g, &err, 1, missing), STATUS_USAGE);
    assert_string_equal(err.text, "选项 --notice 后面缺少值");
    assert_int_equal(parse(*state, &g, &err, 1, valued), STATUS_USAGE);
    assert_int_equal(args_count(&g.words, 1, 1, "文件", &err), STATUS_USAGE);
    assert_string_equal(err.text, "缺少参数: 文件");
    long number;
    assert_int_equal(args_number("12", "收件号", &number, &err), STATUS_OK);
    assert_int_equal(number, 12);
    assert_int_equal(args_number("1x", "收件号", &number, &err), STATUS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ARENA_TEST(test_every_form), ARENA_TEST(test_mistakes)};
    return check_run("cli/args", tests, sizeof tests / sizeof *tests);
}

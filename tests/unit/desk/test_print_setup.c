/* data/print.yaml: printers as a bureau writes them, and each mistake told where it stands. */
#include "desk/print_setup.h"

#include <string.h>

#include "report/page_style.h"
#include "support/check.h"
#include "support/folder.h"

static enum status load(struct arena *a, const char *yaml, struct print_setup *out, struct err *err)
{
    const char *folder = folder_make(a);
    folder_write(folder_path(a, folder, "print.yaml"), slice_of(yaml));
    *err = (struct err){.arena = a};
    return print_setup_load(a, folder, out, err);
}

static void a_printer_is_as_it_is_written(void **state)
{
    struct print_setup s;
    struct err err;
    assert_int_equal(load(*state,
                          "打印机:\n"
                          "- {名: 窄, 队列: dot, 前缀: 1B 40, 后缀: 0C}\n"
                          "- {名: 宽, 队列: dot, 页: 132列, 框线: 制表符, 编码: utf-8}\n"
                          "- {名: 素, 队列: dot, 框线: +-|}\n",
                          &s, &err),
                     STATUS_OK);
    assert_int_equal(s.printers.n, 3);
    const struct printer *narrow = print_setup_printer(&s, "窄");
    assert_string_equal(narrow->style->id, "80");
    assert_int_equal(narrow->charset, CHARSET_GB18030);
    assert_int_equal(narrow->prefix.n, 2);
    assert_memory_equal(narrow->prefix.at, "\x1b\x40", 2);
    assert_string_equal(print_setup_printer(&s, "宽")->style->id, "132-boxed");
    assert_int_equal(print_setup_printer(&s, "宽")->charset, CHARSET_UTF8);
    assert_string_equal(print_setup_printer(&s, "素")->style->id, "80");
    assert_null(print_setup_printer(&s, "dot"));
}

static void mistakes_are_told_where_they_stand(void **state)
{
    static const struct {
        const char *printer, *told;
    } wrong[] = {
        {"{名: 甲}", "打印机要有 名 和 队列"},
        {"{名: 甲, 队列: a, 页: 公文}", "页 只能是"},
        {"{名: 甲, 队列: a, 框线: 实线}", "框线 只能是 制表符 或 +-|"},
        {"{名: 甲, 队列: a, 编码: gbk}", "编码 只能是"},
        {"{名: 甲, 队列: a, 前缀: 1G}", "应是十六进制的字节"},
        {"甲", "打印机应写成"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct print_setup s;
        struct err err;
        const char *yaml = arena_printf(*state, "打印机:\n- %s\n", wrong[i].printer);
        assert_int_equal(load(*state, yaml, &s, &err), STATUS_CONFIG);
        assert_non_null(strstr(err.text, wrong[i].told));
        assert_int_equal(err.line, 2);
    }
}

static void without_the_file_there_are_no_wishes(void **state)
{
    struct print_setup s;
    struct err err = {.arena = *state};
    assert_int_equal(print_setup_load(*state, folder_make(*state), &s, &err), STATUS_OK);
    assert_int_equal(s.printers.n, 0);
    assert_int_equal(s.fonts.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_printer_is_as_it_is_written),
        ARENA_TEST(mistakes_are_told_where_they_stand),
        ARENA_TEST(without_the_file_there_are_no_wishes),
    };
    return check_run("desk/print_setup", tests, sizeof tests / sizeof *tests);
}

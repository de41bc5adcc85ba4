/* Documents as the people who print them expect them: forms as the notice has them, labels of one size, notices that can
 * be posted. */
#include "desk/documents.h"

#include <stdlib.h>
#include <string.h>

#include "paper/text.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

static struct report made(struct desk *desk, struct arena *a, const char *document,
                          struct document_order o)
{
    struct err err = {.arena = a};
    struct report r;
    if (document_make(desk, a, document_find(document), &o, &r, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return r;
}

static const char *as_text(struct arena *a, const struct report *r, const char *style)
{
    return text_of(a, r, page_style_find(style));
}

/* The only one. */
static const struct report_table *table_of(const struct report *r)
{
    for (size_t i = 0; i < r->blocks.n; i++) {
        if (r->blocks.at[i].table) {
            return r->blocks.at[i].table;
        }
    }
    fail_msg("no table in %s", r->name);
    abort();
}

/* 220号 附件3: title, line below it, one cell over two rows, one member a line. */
static void the_list_of_220_is_as_the_notice_has_it(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    struct report r =
        made(desk, *state, "表样", (struct document_order){.notice = "220", .about = "培育清单"});
    const char *text = as_text(*state, &r, "wide");
    assert_non_null(strstr(text, "5G应用安全创新示范中心培育清单\n"));
    assert_non_null(strstr(text, "(按地区排序)\n"));
    assert_non_null(strstr(text, "西安交通大学"));
    assert_null(strstr(text, "西安交通大学、"));
    const struct report_table *t = table_of(&r);
    assert_int_equal(t->rows.at[5].cells[2].rows, 2);
    assert_string_equal(t->rows.at[5].cells[2].text, "陕西省通信管理局,陕西省工业和信息化厅");
    assert_int_equal(t->rows.at[6].n, 4);
    desk_close(desk);
}

static void the_form_of_220_asks_for_the_seal_as_the_notice_does(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    const struct document_order o = {.notice = "220", .about = "推广中心人员名单"};
    struct report r = made(desk, *state, "表样", o);
    assert_non_null(strstr(as_text(*state, &r, "wide"), "牵头单位公章\n"));
    desk_close(desk);
}

/* Tables whose form is not there have a place for the seal and the day, as their notices ask. */
static void tables_of_our_own_have_room_for_the_seal(void **state)
{
    static const char *const notices[] = {"220", "360", "926", "粤76"};
    struct desk *desk = desk_for_test(*state, true);
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        struct report r =
            made(desk, *state, "汇总表", (struct document_order){.notice = notices[i]});
        const char *text = as_text(*state, &r, "wide-small");
        assert_non_null(strstr(text, "推荐单位（盖章）："));
        assert_non_null(strstr(text, "填报日期："));
        assert_non_null(strstr(text, "表样本台自定"));
        assert_string_equal(r.style, "wide-small");
    }
    desk_close(desk);
}

static struct desk *with_cases(struct arena *a)
{
    struct desk *desk = desk_for_test(a, true);
    (void)import_file(
        desk, a, "220",
        table_file(a, "推荐顺序,名称,方向,牵头单位,手机,推荐单位\n"
                      "1,甲成果,5G安全产品,甲公司,13800138000,子省局\n"
                      "2,面向5G专网的非常长的名称一直写到一列放不下为止的那种平台"
                      "（二期）,5G安全产品,乙示例信息技术股份有限公司,66778899,子省局\n"));
    return desk;
}

static void a_notice_to_be_posted_says_when_and_where_to(void **state)
{
    struct desk *desk = with_cases(*state);
    const struct document_order o = {.notice = "220", .where = "名称:成果"};
    struct report r = made(desk, *state, "公示稿", o);
    const char *text = as_text(*state, &r, "list");
    assert_non_null(strstr(text, "5个工作日（指南第九条（五））"));
    assert_non_null(strstr(text, "年　　月　　日至"));
    assert_non_null(strstr(text, "联系电话："));
    assert_non_null(strstr(text, "电子邮箱："));
    assert_non_null(strstr(text, "联系地址："));
    assert_non_null(strstr(text, "138****8000"));
    desk_close(desk);
}

static size_t lines_of(const char *text)
{
    size_t n = 1;
    for (; *text; text++) {
        n += *text == '\n';
    }
    return n;
}

static void labels_of_spines_are_of_one_size(void **state)
{
    struct desk *desk = with_cases(*state);
    struct report r = made(desk, *state, "脊背签", (struct document_order){.notice = "220"});
    const struct report_row *row = &r.blocks.at[0].table->rows.at[0];
    const char *first = row->cells[0].text, *second = row->cells[1].text;
    assert_int_equal(lines_of(first), lines_of(second));
    assert_non_null(strstr(first, "\n甲\n成\n果\n")); /* from top to bottom */
    assert_non_null(strstr(first, "〔2022〕"));
    assert_non_null(strstr(second, "　5G\n"));
    assert_non_null(strstr(second, "︶")); /* what does not fit goes on at the left */
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(the_list_of_220_is_as_the_notice_has_it),
        ARENA_TEST(the_form_of_220_asks_for_the_seal_as_the_notice_does),
        ARENA_TEST(tables_of_our_own_have_room_for_the_seal),
        ARENA_TEST(a_notice_to_be_posted_says_when_and_where_to),
        ARENA_TEST(labels_of_spines_are_of_one_size),
    };
    return check_run("documents", tests, sizeof tests / sizeof *tests);
}

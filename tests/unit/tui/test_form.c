/* A form: the order of fields, errors beside them, drafts, proposals, layout at 80 and 160. */
#include <string.h>

#include "support/check.h"
#include "support/keys.h"
#include "text/pinyin.h"
#include "tui/widget/form.h"

static const char *const ways[] = {"送达", "邮寄", "机要", "电子"};
static const struct suggestion units[] = {
    {.text = "广东省通信管理局", .note = "广州", .id = 11},
    {.text = "广东示例联通发展有限公司", .id = 12},
    {.text = "南岭示例", .note = "还有下级", .goes_on = true},
    {.text = "南岭示例电信", .id = 13},
};
#define N_UNITS (sizeof units / sizeof *units)

static struct suggestions suggest(void *context, struct arena *a, const char *typed)
{
    (void)context;
    struct filter *filter = filter_make(a, typed);
    struct suggestion *found = ARENA_ARRAY(a, struct suggestion, N_UNITS);
    size_t n = 0;
    for (size_t i = 0; i < N_UNITS; i++) {
        if (filter_match(filter, units[i].text)) {
            found[n++] = units[i];
        }
    }
    return (struct suggestions){found, n, n};
}

static const char *check_phone(void *context, struct arena *a, const char *value)
{
    (void)context;
    size_t n = strlen(value);
    return n == 11 ? NULL : arena_printf(a, "手机号应有 11 位, 现有 %zu 位", n);
}

enum { UNIT, WAY, PHONE, DAY, ON_DISC, NUMBER, STATE, TEXT, N_FIELDS };
static const struct input fields[N_FIELDS] = {
    [UNIT] = {.name = "unit",
              .label = "推荐单位",
              .is_required = true,
              .columns = 30,
              .help = "全称, 或拼音首字母",
              .suggest = suggest},
    [WAY] = {.name = "way",
             .label = "送达方式",
             .kind = INPUT_CHOICE,
             .columns = 30,
             .choices = ways,
             .n_choices = 4},
    [PHONE] = {.name = "phone",
               .label = "电话",
               .kind = INPUT_PHONE,
               .columns = 16,
               .check = check_phone},
    [DAY] = {.name = "day", .label = "日期", .kind = INPUT_DATE, .columns = 12},
    [ON_DISC] = {.name = "disc", .label = "有光盘", .kind = INPUT_YES_NO, .columns = 12},
    [NUMBER] = {.name = "copies", .label = "份数", .kind = INPUT_NUMBER, .columns = 6},
    [STATE] = {.label = "状态", .kind = INPUT_READ_ONLY},
    [TEXT] = {.name = "summary", .label = "成果简述", .kind = INPUT_LINES, .max = 10, .rows = 2},
};

struct seen {
    char left[64];
    int64_t taken;
    struct form *form;
};

static void left(void *context, size_t field)
{
    struct seen *seen = context;
    strncat(seen->left, fields[field].name, sizeof seen->left - strlen(seen->left) - 1);
    strncat(seen->left, ",", sizeof seen->left - strlen(seen->left) - 1);
}

static void taken(void *context, size_t field)
{
    struct seen *seen = context;
    seen->taken = form_id(seen->form, field);
}

static void start(struct form *f, struct seen *seen)
{
    seen->form = f;
    form_init(f, fields, N_FIELDS, (struct form_hooks){seen, left, taken});
}

static enum widget_result take(void *f, struct key key)
{
    return form_key(f, key);
}

static const char *drawn(struct form *f, struct arena *a, int rows, int cols)
{
    struct canvas cv;
    canvas_init(&cv, rows, cols);
    form_draw(f, &cv);
    const char *dump = canvas_dump(&cv, a);
    canvas_release(&cv);
    return dump;
}

static void test_picture_at_80(void **state)
{
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_set(&f, WAY, "邮寄");
    form_set(&f, STATE, "待补正");
    form_set(&f, PHONE, "13800138000");
    assert_string_equal(
        drawn(&f, *state, 10, 80),
        "* 推荐单位  ______________________________\n"
        "  送达方式   送达  [邮寄]  机要   电子\n"
        "  电话      13800138000_____\n"
        "  日期      ____________\n"
        "  有光盘     是   否\n"
        "  份数      ______\n"
        "  状态      待补正\n"
        "  成果简述  ___________________________________________________________________\n"
        "            ___________________________________________________________________\n"
        "\n");
    form_release(&f);
}

static void test_two_columns_at_160(void **state)
{
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    const char *wide = drawn(&f, *state, 10, 160);
    const char *second = strstr(wide, "送达方式");
    assert_non_null(second);
    assert_true(second < strchr(wide, '\n'));
    assert_int_equal(utf8_width(wide, (size_t)(second - wide)), 82);
    assert_non_null(strstr(wide, "\n  电话      ________________ "));
    assert_non_null(strstr(wide, "\n  成果简述  "));
    form_release(&f);
}

static void test_enter_goes_through_and_leaves_drafts(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    keys_type(take, &f, "东海虚构铁塔");
    assert_int_equal(form_key(&f, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(f.focus, WAY);
    assert_string_equal(seen.left, "unit,");
    assert_int_equal(form_key(&f, key_of(K_TAB)), WIDGET_HANDLED);
    assert_int_equal(form_key(&f, key_of(K_BACK_TAB)), WIDGET_HANDLED);
    assert_int_equal(form_key(&f, key_of(K_UP)), WIDGET_HANDLED);
    assert_int_equal(f.focus, UNIT);
    assert_string_equal(seen.left, "unit,");
    form_focus(&f, NUMBER);
    assert_int_equal(form_key(&f, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(f.focus, TEXT); /* the read-only one is passed over */
    keys_type(take, &f, "一\r二");
    assert_string_equal(form_value(&f, TEXT, a), "一\n二");
    assert_int_equal(form_key(&f, key_of(K_ESC)), WIDGET_LEFT);
    assert_string_equal(seen.left, "unit,summary,");
    assert_string_equal(form_unsaved(&f, a), "未存: 推荐单位, 成果简述 已改");
    form_saved(&f);
    assert_null(form_unsaved(&f, a));
    assert_int_equal(form_key(&f, key_of(K_F(2))), WIDGET_PASS);
    form_release(&f);
}

static void test_a_rest_keeps_a_draft(void **state)
{
    (void)state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    assert_false(form_idle(&f, 0));
    keys_type(take, &f, "东");
    assert_true(form_idle(&f, 5000));
    assert_true(form_idle(&f, 5999));
    assert_string_equal(seen.left, "");
    assert_false(form_idle(&f, 6000));
    assert_string_equal(seen.left, "unit,");
    assert_int_equal(form_key(&f, key_of(K_TAB)), WIDGET_HANDLED);
    assert_string_equal(seen.left, "unit,");
    form_release(&f);
}

static void test_errors_stay_beside_the_field(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_focus(&f, PHONE);
    keys_type(take, &f, "１３８ 0013 800");
    (void)form_key(&f, key_of(K_ENTER));
    assert_string_equal(form_value(&f, PHONE, a), "1380013800");
    assert_non_null(strstr(drawn(&f, a, 10, 80),
                           " +电话      1380013800______  手机号应有 11 位, 现有 10 位\n"));
    /* too narrow: below */
    assert_non_null(strstr(drawn(&f, a, 10, 40), "\n            手机号应有 11 位, 现有 10 位\n"));
    (void)form_key(&f, key_of(K_UP));
    assert_string_equal(form_sentence(&f, a), "手机号应有 11 位, 现有 10 位");
    keys_type(take, &f, "0"); /* put right: gone at once */
    assert_null(form_error(&f, PHONE));
    form_release(&f);
}

static void test_kinds_judge_and_tidy(void **state)
{
    struct arena *a = *state;
    assert_string_equal(input_clean(&fields[DAY], a, "２０２４年7月5日"), "2024-07-05");
    assert_string_equal(input_error(&fields[DAY], NULL, a, "2024-02-30"),
                        "没有这一天: 写成 2024-07-15");
    assert_null(input_error(&fields[NUMBER], NULL, a, "－１２．５"));
    const char *wrong[] = {"1e5", "1.", ".5", "一", "1 2x", "-"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_non_null(input_error(&fields[NUMBER], NULL, a, wrong[i]));
    }
    assert_string_equal(input_error(&fields[WAY], NULL, a, "飞鸽"),
                        "只能是: 送达, 邮寄, 机要, 电子");
    const struct input code = {.label = "信用代码", .kind = INPUT_CREDIT_CODE};
    assert_string_equal(input_clean(&code, a, " ９１44 0101ma５ｃ"), "91440101MA5C");
    assert_null(input_error(&fields[TEXT], NULL, a, "一二三四五六七八九十"));
    assert_string_equal(input_error(&fields[TEXT], NULL, a, "一二三四五六七八九十百"),
                        "超出 1 字, 最多 10 字");
}

static void test_check_shows_all_and_goes_to_the_first(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_put(&f, PHONE, "1");
    form_focus(&f, DAY);
    assert_false(form_judge(&f));
    assert_int_equal(f.focus, UNIT);
    assert_string_equal(form_error(&f, UNIT), "推荐单位必填");
    assert_non_null(form_error(&f, PHONE));
    assert_null(form_error(&f, DAY));
    form_set(&f, UNIT, "东海虚构铁塔");
    form_set(&f, PHONE, "13800138000");
    assert_true(form_judge(&f));
    form_set_error(&f, UNIT, "已作废");
    assert_string_equal(form_sentence(&f, a), "已作废");
    form_release(&f);
}

static void test_proposals_by_initials(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    keys_type(take, &f, "gd");
    assert_non_null(strstr(drawn(&f, a, 10, 80), "\n  送达方式  > 广东省通信管理局  广州"));
    assert_int_equal(form_key(&f, key_of(K_DOWN)), WIDGET_HANDLED);
    assert_int_equal(form_key(&f, key_of(K_DOWN)), WIDGET_HANDLED); /* the last stays chosen */
    assert_non_null(strstr(drawn(&f, a, 10, 80), "> 广东示例联通发展有限公司"));
    assert_int_equal(form_key(&f, key_of(K_ENTER)), WIDGET_CHANGED);
    assert_string_equal(form_value(&f, UNIT, a), "广东示例联通发展有限公司");
    assert_int_equal(seen.taken, 12);
    assert_int_equal(form_id(&f, UNIT), 12);
    assert_int_equal(f.focus, WAY);
    assert_null(strstr(drawn(&f, a, 10, 80), "> "));
    (void)form_key(&f, key_of(K_UP));
    keys_type(take, &f, "x"); /* typed on: no longer that unit */
    assert_int_equal(form_id(&f, UNIT), 0);
    form_release(&f);
}

/* Two short fields in a row: the error below the left one reaches on as far as the right one has none. */
static void test_an_error_reaches_over_the_field_beside(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    f.is_dense = true;
    form_set_error(&f, PHONE, "手机号应有 11 位, 现有 10 位, 请照原件补全后再存一次");
    assert_non_null(strstr(drawn(&f, a, 12, 80), "请照原件补全后再存一次"));
    form_set_error(&f, DAY, "没有这一天");
    const char *dump = drawn(&f, a, 12, 80);
    assert_non_null(strstr(dump, "没有这一天"));
    assert_null(strstr(dump, "请照原件补全后再存一次"));
    form_release(&f);
}

/* A directory is only a step on the way to a file. */
static void test_a_proposal_that_goes_on(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    keys_type(take, &f, "nl");
    assert_int_equal(form_key(&f, key_of(K_ENTER)), WIDGET_CHANGED);
    assert_string_equal(form_value(&f, UNIT, a), "南岭示例");
    assert_int_equal(f.focus, UNIT);
    assert_int_equal(seen.taken, 0);
    assert_non_null(strstr(drawn(&f, a, 10, 80), "南岭示例电信"));
    (void)form_key(&f, key_of(K_DOWN));
    (void)form_key(&f, key_of(K_DOWN));
    (void)form_key(&f, key_of(K_ENTER));
    assert_int_equal(seen.taken, 13);
    form_release(&f);
}

static void test_typing_anew_means_another_unit(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_set(&f, UNIT, "广东省通信管理局");
    keys_type(take, &f, "南岭");
    assert_string_equal(form_value(&f, UNIT, a), "南岭");
    form_focus(&f, WAY);
    form_focus(&f, UNIT);
    (void)form_key(&f, key_of(K_END));
    keys_type(take, &f, "局");
    assert_string_equal(form_value(&f, UNIT, a), "南岭局");
    form_release(&f);
}

static void test_a_chinese_name_is_not_replaced_by_enter(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    keys_type(take, &f, "广东");
    assert_int_equal(f.popup.found.n, 2);
    assert_int_equal(form_key(&f, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_string_equal(form_value(&f, UNIT, a), "广东");
    (void)form_key(&f, key_of(K_UP));
    keys_type(take, &f, "省");
    assert_int_equal(form_key(&f, key_of(K_ESC)), WIDGET_HANDLED); /* closes the proposals */
    assert_int_equal(form_key(&f, key_of(K_ESC)), WIDGET_LEFT);
    form_release(&f);
}

static void test_choices(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_focus(&f, WAY);
    assert_int_equal(form_key(&f, key_of(K_RIGHT)), WIDGET_CHANGED);
    assert_string_equal(form_value(&f, WAY, a), "送达");
    (void)form_key(&f, key_of(K_LEFT));
    assert_string_equal(form_value(&f, WAY, a), "电子");
    keys_type(take, &f, "j");
    assert_string_equal(form_value(&f, WAY, a), "机要");
    keys_type(take, &f, "2");
    assert_string_equal(form_value(&f, WAY, a), "邮寄");
    assert_int_equal(keys_type(take, &f, "z"), WIDGET_HANDLED);
    assert_int_equal(form_key(&f, key_of(K_DELETE)), WIDGET_CHANGED);
    assert_string_equal(form_value(&f, WAY, a), "");
    form_focus(&f, ON_DISC);
    keys_type(take, &f, "n");
    assert_string_equal(form_value(&f, ON_DISC, a), "否");
    keys_type(take, &f, "y");
    assert_string_equal(form_value(&f, ON_DISC, a), "是");
    form_release(&f);
}

static void test_too_few_words_and_the_clause_are_told(void **state)
{
    static const struct input chapter = {
        .name = "effect", .label = "实施效果", .min = 3, .max = 5, .clause = "附件2四"};
    struct arena *a = *state;
    assert_string_equal(input_error(&chapter, NULL, a, "一二"), "少 1 字, 至少 3 字 (附件2四)");
    assert_null(input_error(&chapter, NULL, a, "一二三"));
    assert_string_equal(input_error(&chapter, NULL, a, "一二三四五六"),
                        "超出 1 字, 最多 5 字 (附件2四)");
    struct form f;
    form_init(&f, &chapter, 1, (struct form_hooks){0});
    form_put(&f, 0, "一二");
    assert_string_equal(form_sentence(&f, a), "字数 2  至少 3 至多 5");
    form_release(&f);
}

static void test_a_long_form_scrolls_and_counts(void **state)
{
    struct arena *a = *state;
    struct form f;
    struct seen seen = {0};
    start(&f, &seen);
    form_focus(&f, TEXT);
    keys_type(take, &f, "一二");
    assert_string_equal(form_sentence(&f, a), "字数 2 / 10");
    assert_non_null(strstr(drawn(&f, a, 3, 40), " +成果简述  一二___"));
    form_focus(&f, UNIT);
    assert_non_null(strstr(drawn(&f, a, 3, 40), "* 推荐单位"));
    assert_string_equal(form_sentence(&f, a), "全称, 或拼音首字母");
    assert_int_equal(form_find(&f, "day"), DAY);
    assert_int_equal(form_find(&f, "nothing"), N_FIELDS);
    form_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_picture_at_80),
        ARENA_TEST(test_two_columns_at_160),
        ARENA_TEST(test_enter_goes_through_and_leaves_drafts),
        ARENA_TEST(test_a_rest_keeps_a_draft),
        ARENA_TEST(test_errors_stay_beside_the_field),
        ARENA_TEST(test_kinds_judge_and_tidy),
        ARENA_TEST(test_check_shows_all_and_goes_to_the_first),
        ARENA_TEST(test_proposals_by_initials),
        ARENA_TEST(test_an_error_reaches_over_the_field_beside),
        ARENA_TEST(test_a_proposal_that_goes_on),
        ARENA_TEST(test_typing_anew_means_another_unit),
        ARENA_TEST(test_a_chinese_name_is_not_replaced_by_enter),
        ARENA_TEST(test_choices),
        ARENA_TEST(test_too_few_words_and_the_clause_are_told),
        ARENA_TEST(test_a_long_form_scrolls_and_counts),
    };
    return check_run("form", tests, sizeof tests / sizeof *tests);
}

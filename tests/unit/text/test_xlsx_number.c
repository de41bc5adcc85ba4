/* What numbers in a spreadsheet show. */
#include "text/xlsx_number.h"

#include "support/check.h"

static void check_number(const char *value, struct xlsx_format format, const char *wanted)
{
    struct buf out = BUF_INIT;
    buf_text(&out, "x"); /* it is appended to what is there */
    xlsx_number_text(slice_of(value), format, false, &out);
    assert_string_equal(out.at + 1, wanted);
    buf_release(&out);
}

static void check_plain(const char *value, const char *wanted)
{
    check_number(value, (struct xlsx_format){XLSX_PLAIN, 0}, wanted);
}

static void check_format(const char *code, enum xlsx_format_kind kind)
{
    if (xlsx_format_read(code).kind != kind) {
        fail_msg("%s is %d", code, xlsx_format_read(code).kind);
    }
}

static void test_numbers_keep_what_they_have(void **state)
{
    (void)state;
    check_plain("0", "0");
    check_plain("1", "1");
    check_plain("-3", "-3");
    check_plain("13800138000", "13800138000");
    check_plain("1.3800138E10", "13800138000");
    check_plain("0.1", "0.1");
    check_plain("0.10000000000000001", "0.1");
    check_plain("0.30000000000000004", "0.3");
    check_plain("12.50", "12.5");
    check_plain("100", "100");
    check_plain("1E-5", "0.00001");
    check_plain("999999999999999", "999999999999999");
    check_plain("", "");
    check_plain("1e999", "1e999");
    check_plain("甲", "甲");
}

/* Digits that are gone are not made up: it stays visible that they are. */
static void test_lost_digits_stay_lost(void **state)
{
    (void)state;
    check_plain("911100001234567000", "9.11100001234567E+17");
    check_plain("9.1110000123456787E+17", "9.11100001234568E+17");
    check_plain("1000000000000000", "1E+15");
}

static void test_dates(void **state)
{
    (void)state;
    const struct xlsx_format day = {XLSX_DATE, 0}, both = {XLSX_DATE_TIME, 0},
                             time = {XLSX_TIME, 0};
    check_number("45488", day, "2024-07-15");
    check_number("1", day, "1900-01-01");
    check_number("59", day, "1900-02-28");
    check_number("60", day, "1900-02-28");
    check_number("61", day, "1900-03-01");
    check_number("2958465", day, "9999-12-31");
    check_number("2958466", day, "2958466");
    check_number("-1", day, "-1");
    check_number("45488", both, "2024-07-15");
    check_number("45488.999994", both, "2024-07-15 23:59:59");
    check_number("45488.9999999", both, "2024-07-16");
    check_number("0.5", time, "12:00");
    check_number("45488.5", time, "12:00"); /* the day is not shown */
    check_number("0.5", (struct xlsx_format){XLSX_ELAPSED, 0}, "12:00");
    check_number("1.5", (struct xlsx_format){XLSX_ELAPSED, 0}, "36:00");
    check_number("45488", (struct xlsx_format){XLSX_YEAR, 0}, "2024年");
}

static void test_formats(void **state)
{
    (void)state;
    check_format("General", XLSX_PLAIN);
    check_format("G/通用格式", XLSX_PLAIN);
    check_format("0.00", XLSX_PLAIN);
    check_format("#,##0.00;[Red]-#,##0.00", XLSX_PLAIN);
    check_format("\"月\"0", XLSX_PLAIN);
    check_format("@", XLSX_PLAIN);
    check_format("0.00E+00", XLSX_PLAIN);
    check_format("0%", XLSX_PERCENT);
    check_format("000000", XLSX_ZEROS);
    check_format("yyyy\\-mm\\-dd", XLSX_DATE);
    check_format("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", XLSX_DATE);
    check_format("yyyy\"年\"m\"月\"d\"日\";@", XLSX_DATE);
    check_format("m\"月\"d\"日\"", XLSX_MONTH_DAY);
    check_format("mmm-yy", XLSX_MONTH);
    check_format("[h]:mm:ss", XLSX_ELAPSED);
    check_format("[mm]:ss", XLSX_ELAPSED);
    check_format("上午/下午h\"时\"mm\"分\"", XLSX_TIME);
    check_format("yyyy\"年\"", XLSX_YEAR);
    check_format("e\"年\"", XLSX_YEAR);
    check_format("[$-804]aaaa", XLSX_DATE);
    check_format("dddd", XLSX_DATE);
    check_format("d", XLSX_DATE);
    check_format("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", XLSX_DATE);
    check_format("[DBNum1][$-804]m\"月\"d\"日\"", XLSX_MONTH_DAY);
    check_format("[<=9999999]###-####;###-###-####", XLSX_PLAIN);
    check_format("[Red][>100]0;0", XLSX_PLAIN);
    check_format("0.00E+00", XLSX_PLAIN);
    check_format("h:mm AM/PM", XLSX_TIME);
    check_format("yyyy/m/d\\ h:mm", XLSX_DATE_TIME);
    check_format("\"", XLSX_PLAIN);
    check_format("[", XLSX_PLAIN);
    check_format("\\", XLSX_PLAIN);
    assert_int_equal(xlsx_format_built_in(31).kind, XLSX_DATE);
    assert_int_equal(xlsx_format_built_in(49).kind, XLSX_PLAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_keep_what_they_have),
        cmocka_unit_test(test_lost_digits_stay_lost),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_formats),
    };
    return check_run("xlsx_number", tests, sizeof tests / sizeof *tests);
}

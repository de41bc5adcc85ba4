/* The JSON writer: escapes, nesting, and that calls which give no JSON end the process. */
#include "text/json.h"

#include "base/die.h"
#include "support/check.h"

static jmp_buf died;

static void on_die(void)
{
    longjmp(died, 1);
}

static void check_text(const char *text, const char *expected)
{
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    json_text(&j, text);
    json_finish(&j);
    assert_string_equal(out.at, expected);
    buf_release(&out);
}

static void test_escapes(void **state)
{
    (void)state;
    check_text("引\"\\", "\"引\\\"\\\\\"\n");
    check_text("\t\x1b\x7f", "\"\\t\\u001b\\u007f\"\n");
    check_text("\xe2\x80\xa8", "\"\\u2028\"\n");
    check_text("\xc1\xaa", "\"\xef\xbf\xbd\xef\xbf\xbd\"\n");
    check_text(NULL, "null\n");
}

static void test_nesting(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    json_array(&j);
    json_object(&j);
    json_key(&j, "empty");
    json_object(&j);
    json_object_end(&j);
    json_put_int(&j, "least", INT64_MIN);
    json_object_end(&j);
    json_bool(&j, false);
    json_array_end(&j);
    json_finish(&j);
    assert_string_equal(out.at, "[\n  {\n    \"empty\": {},\n    \"least\": -9223372036854775808\n"
                                "  },\n  false\n]\n");
    buf_release(&out);
}

static void value_without_key(struct json *j)
{
    json_object(j);
    json_int(j, 1);
}

static void two_keys(struct json *j)
{
    json_object(j);
    json_key(j, "a");
    json_key(j, "b");
}

static void key_in_array(struct json *j)
{
    json_array(j);
    json_key(j, "a");
}

static void wrong_end(struct json *j)
{
    json_object(j);
    json_array_end(j);
}

static void key_without_value(struct json *j)
{
    json_object(j);
    json_key(j, "a");
    json_object_end(j);
}

static void two_values(struct json *j)
{
    json_int(j, 1);
    json_int(j, 2);
}

static void left_open(struct json *j)
{
    json_array(j);
    json_finish(j);
}

static void too_deep(struct json *j)
{
    for (int i = 0; i <= JSON_MAX_DEPTH; i++) {
        json_array(j);
    }
}

static void test_misuse_ends_the_process(void **state)
{
    (void)state;
    static void (*const wrong[])(struct json *) = {
        value_without_key, two_keys,  key_in_array, wrong_end,   key_without_value,
        two_values,        left_open, too_deep,     json_finish,
    };
    for (volatile size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct buf out = BUF_INIT;
        struct json j = json_start(&out);
        die_set_hook(on_die);
        if (setjmp(died) == 0) {
            wrong[i](&j);
            die_set_hook(NULL);
            fail_msg("misuse %zu was let through", i);
        }
        die_set_hook(NULL);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_escapes),
        ARENA_TEST(test_nesting),
        ARENA_TEST(test_misuse_ends_the_process),
    };
    return check_run("text/json", tests, sizeof tests / sizeof *tests);
}

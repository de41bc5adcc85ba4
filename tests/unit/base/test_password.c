/* How passwords are held and hashed. At the least cost: the way is the same. */
#include "base/password.h"

#include <string.h>

#include "support/check.h"

static void test_a_secret_does_not_grow(void **state)
{
    (void)state;
    struct secret s = {0};
    for (size_t i = 0; i + 1 < SECRET_ROOM; i++) {
        assert_true(secret_add(&s, 'x'));
    }
    assert_false(secret_add(&s, 'x'));
    assert_int_equal(strlen(s.text), SECRET_ROOM - 1);
}

static void test_nothing_is_left(void **state)
{
    (void)state;
    static const struct secret clean;
    struct secret s = {0};
    secret_add(&s, 'a');
    secret_add(&s, 'b');
    secret_drop(&s, 1);
    assert_string_equal(s.text, "a");
    assert_int_equal(s.text[1], 0);
    secret_drop(&s, 5);
    assert_memory_equal(&s, &clean, sizeof s);
    secret_add(&s, 'c');
    secret_wipe(&s);
    assert_memory_equal(&s, &clean, sizeof s);
}

static void test_a_hash_is_argon2id_and_salted(void **state)
{
    (void)state;
    char one[PASSWORD_HASH_ROOM], other[PASSWORD_HASH_ROOM];
    assert_true(password_hash("correct horse", password_cost_least, one));
    assert_true(password_hash("correct horse", password_cost_least, other));
    assert_memory_equal(one, "$argon2id$", 10);
    assert_string_not_equal(one, other);
    assert_null(strstr(one, "correct"));
    assert_true(password_matches(one, "correct horse"));
    assert_false(password_matches(one, "correct horsf"));
    assert_false(password_matches(one, ""));
    assert_false(password_matches("no hash", "correct horse"));
}

static void test_the_usual_cost_is_not_below_the_floor(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH_ROOM];
    assert_true(password_cost_usual.memory >= (size_t)19 << 20 && password_cost_usual.passes >= 2);
    assert_true(password_hash("correct horse", password_cost_least, hash));
    assert_true(password_is_of_other_cost(hash, password_cost_usual));
    assert_false(password_is_of_other_cost(hash, password_cost_least));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_secret_does_not_grow),
        cmocka_unit_test(test_nothing_is_left),
        cmocka_unit_test(test_a_hash_is_argon2id_and_salted),
        cmocka_unit_test(test_the_usual_cost_is_not_below_the_floor),
    };
    return check_run("password", tests, sizeof tests / sizeof *tests);
}

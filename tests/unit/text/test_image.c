/* Sizes of pictures, and pictures that end before they should. */
#include "text/image.h"

#include "support/check.h"

#define BYTES(literal) ((struct slice){(literal), sizeof(literal) - 1})

/* 640 by 480 at 11811 dots per metre. */
#define PNG                                                                                        \
    "\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\x02\x80\0\0\x01\xE0\x08\x02\0\0\0crc!"                    \
    "\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\x01"                                                   \
    "crc!\0\0\0\0IDATcrc!"
/* 72 dots per inch; a comment; 800 by 600. */
#define JPEG                                                                                       \
    "\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\x01\0\x48\0\x48\0\0\xFF\xFE\0\x04!!"                     \
    "\xFF\xC2\0\x0B\x08\x02\x58\x03\x20\x01\0\0\0"

static void test_png(void **state)
{
    struct image_size size;
    (void)state;
    assert_true(image_measure(BYTES(PNG), &size));
    assert_int_equal(size.width, 640);
    assert_int_equal(size.height, 480);
    assert_int_equal(size.per_inch, 300);
}

static void test_jpeg(void **state)
{
    struct image_size size;
    (void)state;
    assert_true(image_measure(BYTES(JPEG), &size));
    assert_int_equal(size.width, 800);
    assert_int_equal(size.height, 600);
    assert_int_equal(size.per_inch, 72);
}

/* As the fuzzer found: a side of no dots is no size. */
static void test_nothing_is_no_size(void **state)
{
    struct image_size size;
    (void)state;
    assert_false(image_measure(
        BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\0\0\0\x01\xE0\x08\x02\0\0\0crc!"), &size));
    assert_false(image_measure(BYTES("\xFF\xD8\xFF\xC2\0\x0B\x08\0\0\x03\x20\x01\0\0\0"), &size));
}

/* Every cut, in memory of just that size: the sanitizers see a step too far. */
static void test_cuts(void **state)
{
    struct arena *a = *state;
    struct image_size size;
    for (size_t n = 0; n < sizeof JPEG - 1; n++) {
        struct slice cut = {arena_copy(a, JPEG, n), n};
        assert_int_equal(image_measure(cut, &size), n >= 35);
    }
    for (size_t n = 0; n < sizeof PNG - 1; n++) {
        struct slice cut = {arena_copy(a, PNG, n), n};
        assert_int_equal(image_measure(cut, &size), n >= 24);
    }
}

static void test_hostile_lengths(void **state)
{
    struct image_size size;
    (void)state;
    assert_false(image_measure(BYTES("\xFF\xD8\xFF\xE0\0\0\xFF\xE0\0\0"), &size));
    assert_false(image_measure(BYTES("\xFF\xD8\xFF\xE0\xFF\xFFxxxxxxxxxxxxxx"), &size));
    assert_true(image_measure(
        BYTES("\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR\0\0\0\1\0\0\0\1xxxxxxxxxx"), &size));
    assert_false(image_measure(BYTES("GIF89a"), &size));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_png),
        ARENA_TEST(test_jpeg),
        ARENA_TEST(test_nothing_is_no_size),
        ARENA_TEST(test_cuts),
        ARENA_TEST(test_hostile_lengths),
    };
    return check_run("image", tests, sizeof tests / sizeof *tests);
}

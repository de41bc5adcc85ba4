#include "rules/mask.h"

#include <stdbool.h>
#include <string.h>

#include "base/slice.h"

#define LEAST_DIGITS 3
#define WIDE_DIGIT 3 /* bytes of ０ to ９, which end with 0x90 to 0x99 */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many of the digits stay at both ends. */
struct kept {
    size_t first, last;
};

static struct kept kept_of(size_t digits)
{
    return digits >= 11  ? (struct kept){3, 4}
           : digits >= 8 ? (struct kept){2, 2}
           : digits == 7 ? (struct kept){1, 2}
                         : (struct kept){0, 0};
}

static const char *narrow_digits(struct arena *a, const char *text)
{
    char *copy = arena_text(a, text), *to = copy;
    for (const char *at = text; *at; to++) {
        bool is_wide = at[0] == '\xEF' && at[1] == '\xBC' && at[2] >= '\x90' && at[2] <= '\x99';
        *to = is_wide ? (char)(at[2] - '\x90' + '0') : *at;
        at += is_wide ? WIDE_DIGIT : 1;
    }
    *to = '\0';
    return copy;
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '+' || c == '-';
}

/* The end of a number that begins here; *digits of them. */
static size_t number_end(const char *text, size_t at, size_t *digits)
{
    size_t end = at;
    *digits = 0;
    for (size_t i = at; is_digit(text[i]) || text[i] == '-'; i++) {
        if (is_digit(text[i])) {
            (*digits)++;
            end = i + 1;
        }
    }
    return end;
}

static void mask_number(char *text, size_t from, size_t to, size_t digits)
{
    const struct kept kept = kept_of(digits);
    size_t seen = 0;
    for (size_t i = from; i < to; i++) {
        if (is_digit(text[i])) {
            bool is_kept = seen < kept.first || seen + kept.last >= digits;
            text[i] = is_kept ? text[i] : '*';
            seen++;
        }
    }
}

static void mask_numbers(char *text)
{
    for (size_t i = 0; text[i];) {
        size_t digits, end = number_end(text, i, &digits);
        if (is_digit(text[i]) && digits >= LEAST_DIGITS) {
            mask_number(text, i, end, digits);
        }
        bool is_mail = text[i] == '@';
        i = is_digit(text[i]) ? end : i + 1;
        while (is_mail && is_word(text[i])) {
            i++;
        }
    }
}

/* Each mail of the text, from the left. */
static const char *mask_mail(struct arena *a, const char *text)
{
    const char *sign = strchr(text, '@');
    const char *from = sign;
    while (sign && from > text && is_word(from[-1])) {
        from--;
    }
    if (!sign || from == sign) {
        return text;
    }
    const char *rest = mask_mail(a, sign + 1);
    return arena_printf(a, "%.*s%c***@%s", (int)(from - text), text, *from, rest);
}

const char *contact_masked(struct arena *a, const char *text)
{
    char *copy = arena_text(a, mask_mail(a, narrow_digits(a, text_or_empty(text))));
    mask_numbers(copy);
    return copy;
}

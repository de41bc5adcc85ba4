#include "rules/mask.h"

#include <stdbool.h>
#include <string.h>

#include "base/slice.h"

#define LEAST_DIGITS 8
#define KEPT_FIRST 3
#define KEPT_LAST 4

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
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
    size_t seen = 0;
    for (size_t i = from; i < to; i++) {
        if (is_digit(text[i])) {
            bool is_kept = seen < KEPT_FIRST || seen + KEPT_LAST >= digits;
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
        i = is_digit(text[i]) ? end : i + 1;
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
    char *copy = arena_text(a, mask_mail(a, text_or_empty(text)));
    mask_numbers(copy);
    return copy;
}

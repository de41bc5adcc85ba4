#include "rules/fraction.h"

__extension__ typedef __int128 wide;

static wide wide_abs(wide a)
{
    return a < 0 ? -a : a;
}

/* Dividing in 128 bits is slow, and hardly any fraction needs it for long. */
static wide common_divisor(wide a, wide b)
{
    while (b > INT64_MAX) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    if (!b) {
        return a;
    }
    uint64_t small = (uint64_t)b, rest = (uint64_t)(a % b);
    while (rest) {
        uint64_t next = small % rest;
        small = rest;
        rest = next;
    }
    return small;
}

/* num/den in lowest terms; neither may exceed 2^126 in size. */
static struct fraction reduced(wide num, wide den)
{
    if (den == 0) {
        return FRACTION_LOST;
    }
    if (den < 0) {
        num = -num;
        den = -den;
    }
    wide by = common_divisor(wide_abs(num), den);
    num /= by;
    den /= by;
    if (den > INT64_MAX || wide_abs(num) > INT64_MAX) {
        return FRACTION_LOST;
    }
    return (struct fraction){(int64_t)num, (int64_t)den};
}

struct fraction fraction_of(int64_t num, int64_t den)
{
    return reduced(num, den);
}

struct fraction fraction_score(int64_t units)
{
    return reduced(units, SCORE_UNIT);
}

bool fraction_is_lost(struct fraction f)
{
    return f.den == 0;
}

/* What is lost has den == 0, and so has every product with it. The sum of two products below 2^126
 * stays below 2^127. */
struct fraction fraction_add(struct fraction a, struct fraction b)
{
    return reduced((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den);
}

struct fraction fraction_times(struct fraction a, struct fraction b)
{
    return reduced((wide)a.num * b.num, (wide)a.den * b.den);
}

struct fraction fraction_over(struct fraction a, struct fraction b)
{
    return fraction_is_lost(a) || fraction_is_lost(b)
               ? FRACTION_LOST
               : reduced((wide)a.num * b.den, (wide)a.den * b.num);
}

int fraction_compare(struct fraction a, struct fraction b)
{
    wide left = (wide)a.num * b.den, right = (wide)b.num * a.den;
    return (left > right) - (left < right);
}

/* Away from 0 or not, by what is left behind the division: `twice` the rest against the divisor. */
static bool rounds_up(wide whole, wide twice, wide den, enum score_rounding rounding)
{
    if (rounding == SCORE_TRUNCATE || twice < den) {
        return false;
    }
    return twice > den || rounding == SCORE_HALF_UP || whole % 2 != 0;
}

bool fraction_round(struct fraction f, int places, enum score_rounding rounding, int64_t *units)
{
    int64_t scale = 1, rest = SCORE_UNIT;
    *units = 0;
    if (fraction_is_lost(f)) {
        return false;
    }
    for (int i = 0; i < places && i < SCORE_PLACES; i++) {
        scale *= 10;
        rest /= 10;
    }
    wide scaled = wide_abs(f.num) * scale;
    wide whole = scaled / f.den;
    whole += rounds_up(whole, scaled % f.den * 2, f.den, rounding);
    whole *= rest;
    if (whole > INT64_MAX) {
        return false;
    }
    *units = f.num < 0 ? -(int64_t)whole : (int64_t)whole;
    return true;
}

const char *fraction_text(struct arena *a, struct fraction f)
{
    if (fraction_is_lost(f)) {
        return "";
    }
    return f.den == 1 ? arena_printf(a, "%lld", (long long)f.num)
                      : arena_printf(a, "%lld/%lld", (long long)f.num, (long long)f.den);
}

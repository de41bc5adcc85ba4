#include "support/big.h"

#include <stdlib.h>

#include "support/check.h"

static struct big big_of(uint64_t value)
{
    struct big b = {0};
    b.limb[0] = (uint32_t)value;
    b.limb[1] = (uint32_t)(value >> 32);
    return b;
}

static int big_compare(const struct big *a, const struct big *b)
{
    for (int i = BIG_LIMBS - 1; i >= 0; i--) {
        if (a->limb[i] != b->limb[i]) {
            return a->limb[i] > b->limb[i] ? 1 : -1;
        }
    }
    return 0;
}

static struct big big_add(const struct big *a, const struct big *b)
{
    struct big sum;
    uint64_t carry = 0;
    for (int i = 0; i < BIG_LIMBS; i++) {
        carry += (uint64_t)a->limb[i] + b->limb[i];
        sum.limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    assert_true(carry == 0);
    return sum;
}

/* a must not be less than b. */
static struct big big_minus(const struct big *a, const struct big *b)
{
    struct big rest;
    int64_t borrow = 0;
    for (int i = 0; i < BIG_LIMBS; i++) {
        int64_t digit = (int64_t)a->limb[i] - b->limb[i] - borrow;
        borrow = digit < 0;
        rest.limb[i] = (uint32_t)(digit + (borrow << 32));
    }
    return rest;
}

static struct big big_times(const struct big *a, const struct big *b)
{
    struct big product = {0};
    for (int i = 0; i < BIG_LIMBS; i++) {
        uint64_t carry = 0;
        for (int j = 0; a->limb[i] && i + j < BIG_LIMBS; j++) {
            carry += (uint64_t)a->limb[i] * b->limb[j] + product.limb[i + j];
            product.limb[i + j] = (uint32_t)carry;
            carry >>= 32;
        }
        assert_true(carry == 0);
    }
    return product;
}

struct ratio ratio_of(int64_t num, int64_t den)
{
    return (struct ratio){big_of((uint64_t)llabs(num)), big_of((uint64_t)llabs(den)),
                          (num < 0) != (den < 0)};
}

struct ratio ratio_times(const struct ratio *a, const struct ratio *b)
{
    return (struct ratio){big_times(&a->num, &b->num), big_times(&a->den, &b->den),
                          a->is_negative != b->is_negative};
}

struct ratio ratio_add(const struct ratio *a, const struct ratio *b)
{
    struct big left = big_times(&a->num, &b->den), right = big_times(&b->num, &a->den);
    struct ratio sum = {.den = big_times(&a->den, &b->den), .is_negative = a->is_negative};
    if (a->is_negative == b->is_negative) {
        sum.num = big_add(&left, &right);
    } else if (big_compare(&left, &right) >= 0) {
        sum.num = big_minus(&left, &right);
    } else {
        sum.num = big_minus(&right, &left);
        sum.is_negative = b->is_negative;
    }
    return sum;
}

int ratio_compare(const struct ratio *a, const struct ratio *b)
{
    static const struct big zero;
    struct big left = big_times(&a->num, &b->den), right = big_times(&b->num, &a->den);
    bool a_below = a->is_negative && big_compare(&left, &zero) != 0;
    bool b_below = b->is_negative && big_compare(&right, &zero) != 0;
    if (a_below != b_below) {
        return a_below ? -1 : 1;
    }
    return a_below ? big_compare(&right, &left) : big_compare(&left, &right);
}

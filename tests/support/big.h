/* Fractions of any length, slow and plain: what exact scores are compared with. Nothing is ever put in
 * lowest terms; numbers that grow beyond BIG_LIMBS fail the test. */
#ifndef SUPPORT_BIG_H
#define SUPPORT_BIG_H

#include <stdbool.h>
#include <stdint.h>

#define BIG_LIMBS 160 /* of 32 bits, the lowest first */

struct big {
    uint32_t limb[BIG_LIMBS];
};
struct ratio {
    struct big num, den;
    bool is_negative;
};

struct ratio ratio_of(int64_t num, int64_t den);
struct ratio ratio_add(const struct ratio *a, const struct ratio *b);
struct ratio ratio_times(const struct ratio *a, const struct ratio *b);
/* Below, equal, above 0. */
int ratio_compare(const struct ratio *a, const struct ratio *b);

#endif

/* Where "now" comes from. Nothing but main makes a system clock; tests make fixed ones. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

struct clock {
    int64_t (*now)(const struct clock *c); /* seconds since the epoch, UTC */
    int64_t fixed;                         /* what a fixed clock says */
};

struct clock clock_system(void);
struct clock clock_fixed(int64_t instant);

static inline int64_t clock_now(const struct clock *c)
{
    return c->now(c);
}

#endif

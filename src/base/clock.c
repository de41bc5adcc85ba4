#include "base/clock.h"

#include <time.h>

static int64_t system_now(const struct clock *c)
{
    (void)c;
    return (int64_t)time(NULL);
}

static int64_t fixed_now(const struct clock *c)
{
    return c->fixed;
}

struct clock clock_system(void)
{
    return (struct clock){system_now, 0};
}

struct clock clock_fixed(int64_t instant)
{
    return (struct clock){fixed_now, instant};
}

/* The program with a clock that stands still at E2E_CLOCK (seconds since the epoch), so that its
 * screens can be compared with golden ones. */
#include <stdlib.h>

#include "app.h"

#define DEFAULT_NOW "1721094097" /* 2024-07-16 09:41:37 in Asia/Shanghai */

int main(int argc, char **argv)
{
    const char *now = getenv("E2E_CLOCK");
    return app_main(argc, argv, clock_fixed(strtoll(now ? now : DEFAULT_NOW, NULL, 10)));
}

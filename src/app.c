#include "app.h"

int app_main(int argc, char **argv, struct clock clock)
{
    (void)argc;
    (void)argv;
    (void)clock;
    return 0;
}

/* The start of the process; everything else is app.c, so that tests can run it with their clock. */
#include "app.h"

int main(int argc, char **argv)
{
    return app_main(argc, argv, clock_system());
}

/* The program as a function: locale, options, then the command line or the screens. */
#ifndef APP_H
#define APP_H

#include "base/clock.h"

/* Returns the process exit code (base/err.h). */
int app_main(int argc, char **argv, struct clock clock);

#endif

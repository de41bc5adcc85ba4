/* A desk in memory for tests: clock fixed at 2024-07-16 09:41:37, user zhang (administrator). */
#ifndef SUPPORT_DESK_H
#define SUPPORT_DESK_H

#include "desk/desk.h"

#define TEST_NOW INT64_C(1721094097) /* 2024-07-16 09:41:37 in Asia/Shanghai */

/* With the shipped data when `with_data`; ends the test when it cannot be made. */
struct desk *desk_for_test(struct arena *a, bool with_data);
/* The options of that desk, for tests that open files of their own. */
struct desk_options desk_options_for_test(const char *path);

#endif

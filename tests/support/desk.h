/* Desks for tests, in memory or in a file: clock fixed at 2024-07-16 09:41:37, user zhang
 * (administrator). What cannot be done ends the test. */
#ifndef SUPPORT_DESK_H
#define SUPPORT_DESK_H

#include "desk/desk.h"

#define TEST_NOW INT64_C(1721094097) /* 2024-07-16 09:41:37 in Asia/Shanghai */

/* With the shipped data when `with_data`; ends the test when it cannot be made. */
struct desk *desk_for_test(struct arena *a, bool with_data);
/* The options of that desk, for tests that open files of their own. */
struct desk_options desk_options_for_test(const char *path);

/* A new desk without data at this path, closed again. */
void desk_make_at(struct arena *a, const char *path);
/* Opens it as zhang; a lock of others is waited for `patience_ms`, 0 for the usual time. */
struct desk *desk_open_at(struct arena *a, const char *path, int patience_ms);
/* Its chain and its structure are whole; the number of entries. */
int64_t desk_verify_at(struct arena *a, const char *path);

#endif

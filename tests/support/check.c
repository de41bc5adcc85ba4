#include "support/check.h"

#include <locale.h>
#include <stdlib.h>

int check_arena_setup(void **state)
{
    *state = calloc(1, sizeof(struct arena));
    return *state ? 0 : -1;
}

int check_arena_teardown(void **state)
{
    arena_release(*state);
    free(*state);
    return 0;
}

int check_run(const char *group, const struct CMUnitTest *tests, size_t n)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        return 1;
    }
    return _cmocka_run_group_tests(group, tests, n, NULL, NULL);
}

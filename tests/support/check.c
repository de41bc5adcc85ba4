#define _GNU_SOURCE /* nftw */
#include "support/check.h"

#include <ftw.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

static int remove_entry(const char *path, const struct stat *s, int type, struct FTW *at)
{
    (void)s, (void)type, (void)at;
    return remove(path);
}

int check_run(const char *group, const struct CMUnitTest *tests, size_t n)
{
    struct arena a = {0};
    const char *under = getenv("TMPDIR");
    char *folder = arena_printf(&a, "%s/shenbao-XXXXXX", under ? under : "/tmp");
    if (!setlocale(LC_CTYPE, "C.UTF-8") || !mkdtemp(folder) || chmod(folder, 0711) != 0 ||
        setenv("TMPDIR", folder, 1) != 0) {
        perror(folder);
        return 1;
    }
    int failed = _cmocka_run_group_tests(group, tests, n, NULL, NULL);
    bool is_removed = nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0;
    arena_release(&a);
    return is_removed ? failed : 1;
}

pid_t check_fork(void)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)setenv("CMOCKA_TEST_ABORT", "1", 1);
    }
    return child;
}

int check_wait(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

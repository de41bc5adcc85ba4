#include "support/golden.h"

#include <stdlib.h>

#include "support/check.h"

void golden_check(const char *name, const char *text)
{
    struct arena a = {0};
    struct buf report = BUF_INIT;
    struct golden golden = {
        .path = arena_printf(&a, "tests/screen/golden/%s.txt", name),
        .update = getenv("GOLDEN_UPDATE") != NULL,
    };
    bool equal = golden_equal(&golden, text, &report);
    if (!equal)
        print_error("%s", report.at);
    buf_release(&report);
    arena_release(&a);
    if (!equal)
        fail();
}

#include "support/scheme.h"

#include "notice/load.h"
#include "support/check.h"

struct scheme scheme_of(struct arena *a, const char *body)
{
    struct scheme s;
    struct problems problems = {.arena = a, .file = "x"};
    struct err err = {.arena = a};
    const char *text = arena_printf(a, "名称: 试\n来源: 本台自定\n%s", body);
    if (scheme_load_text(slice_of(text), &s, &problems, &err) != STATUS_OK) {
        fail_msg("%d:%d: %s", problems.at[0].line, problems.at[0].column, problems.at[0].text);
    }
    return s;
}

#include "support/calendars.h"

#include "base/file.h"
#include "notice/load.h"
#include "support/check.h"

#define FIRST_YEAR 2021
#define YEARS 6

struct calendars calendars_shipped(struct arena *a)
{
    struct calendar *at = ARENA_ARRAY(a, struct calendar, YEARS);
    struct err err = {.arena = a};
    for (int i = 0; i < YEARS; i++) {
        const char *path = arena_printf(a, "data/calendars/%d.yaml", FIRST_YEAR + i);
        struct problems ps = {.arena = a, .file = path};
        struct slice text;
        assert_int_equal(file_read(a, path, YAML_MAX_BYTES, &text, &err), STATUS_OK);
        if (calendar_load_text(text, &at[i], &ps, &err)) {
            fail_msg("%s:%d: %s", path, ps.n ? ps.at[0].line : 0, ps.n ? ps.at[0].text : err.text);
        }
        assert_int_equal(at[i].year, FIRST_YEAR + i);
    }
    return (struct calendars){at, YEARS};
}

#include "support/notice.h"

#include "base/file.h"
#include "notice/load.h"
#include "support/check.h"

struct slice notice_file(struct arena *a, const char *path)
{
    struct slice text;
    struct err err = {.arena = a};
    if (file_read(a, path, YAML_MAX_BYTES, &text, &err)) {
        fail_msg("%s", err_sentence(&err));
    }
    return text;
}

struct notice notice_from(struct arena *a, struct slice text)
{
    struct problems ps = {.arena = a, .file = "x.yaml"};
    struct err err = {.arena = a};
    struct notice n;
    if (notice_load_text(text, &n, &ps, &err)) {
        fail_msg("%s", err_sentence(&err));
    }
    return n;
}

struct notice notice_of_text(struct arena *a, const char *text)
{
    return notice_from(a, slice_of(text));
}

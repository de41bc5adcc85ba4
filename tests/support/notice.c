#include "support/notice.h"

#include "base/file.h"
#include "notice/load.h"
#include "notice/schema.h"
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

size_t schema_collect(const struct schema *root, const struct schema **out, size_t max)
{
    size_t n = 0;
    out[n++] = root;
    for (size_t done = 0; done < n; done++) {
        for (size_t i = 0; i < out[done]->n; i++) {
            const struct schema *sub = out[done]->keys[i].sub;
            size_t seen = 0;
            while (sub && seen < n && out[seen] != sub) {
                seen++;
            }
            if (sub && seen == n && n < max) {
                out[n++] = sub;
            }
        }
    }
    return n;
}

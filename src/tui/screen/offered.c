#include "tui/screen/offered.h"

#include "base/vec.h"
#include "desk/notices.h"
#include "desk/schemes.h"

static void add_directions(struct arena *a, const struct direction *at, size_t n,
                           struct offered *out)
{
    for (size_t i = 0; i < n; i++) {
        *VEC_PUSH(a, out) = at[i].name;
        add_directions(a, at[i].children.at, at[i].children.n, out);
    }
}

static enum status add_schemes(struct desk *desk, struct arena *a, struct offered *out,
                               struct err *err)
{
    struct scheme_entries schemes = {0};
    enum status status = schemes_load(desk, a, &schemes, err);
    for (size_t i = 0; status == STATUS_OK && i < schemes.n; i++) {
        *VEC_PUSH(a, out) = schemes.at[i].scheme.name;
    }
    return status;
}

static void add_of_notice(struct arena *a, const struct notice *n, enum offered_kind kind,
                          struct offered *out)
{
    for (size_t i = 0; kind == OFFERED_TRACKS && i < n->tracks.n; i++) {
        *VEC_PUSH(a, out) = n->tracks.at[i].name;
    }
    for (size_t i = 0; kind == OFFERED_DIRECTIONS && i < n->axes.n; i++) {
        add_directions(a, n->axes.at[i].directions.at, n->axes.at[i].directions.n, out);
    }
}

enum status offered_add(struct desk *desk, struct arena *a, enum offered_kind kind, int64_t notice,
                        struct offered *out, struct err *err)
{
    struct notice_row row = {0};
    const struct notice *n = NULL;
    if (kind == OFFERED_SCHEMES) {
        return add_schemes(desk, a, out, err);
    }
    enum status status = notice_row_load(desk, a, notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, row.record.id, row.revision, &n, err);
    }
    if (status == STATUS_OK) {
        add_of_notice(a, n, kind, out);
    }
    return status;
}

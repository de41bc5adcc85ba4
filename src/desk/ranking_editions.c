#include "desk/ranking_editions.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/edition_rows.h"
#include "store/queries.h"
#include "store/record.h"

void ranking_fingerprint(const struct ranking_edition *e, char out[DIGEST_TEXT_SIZE])
{
    struct digest d;
    struct arena a = {0};
    const char *cut =
        e->cut == NUMBER_NONE ? "\n-\n" : arena_printf(&a, "\n%lld\n", (long long)e->cut);
    digest_init(&d);
    digest_add(&d, e->scheme_text, strlen(e->scheme_text));
    digest_add(&d, cut, strlen(cut));
    digest_add(&d, e->rows, strlen(e->rows));
    digest_finish(&d, out);
    arena_release(&a);
}

bool ranking_edition_is_whole(const struct ranking_edition *e)
{
    char digest[DIGEST_TEXT_SIZE];
    ranking_fingerprint(e, digest);
    return text_eq(digest, e->fingerprint);
}

enum status ranking_editions_load(struct desk *desk, struct arena *a, int64_t notice,
                                  struct ranking_editions *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct ranking_editions){0};
    enum status status = desk_allow(desk, MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status =
            record_ids(desk->db, QUERY_RANKING_EDITIONS, DB_ARGS(db_int(notice)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &ranking_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

const struct ranking_edition *ranking_edition_last(const struct ranking_editions *all,
                                                   const struct ranking_wanted *wanted)
{
    const struct ranking_edition *last = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct ranking_edition *e = &all->at[i];
        bool is_same = text_eq(e->track, wanted->track) && text_eq(e->direction, wanted->direction);
        last = is_same && (!last || e->edition > last->edition) ? e : last;
    }
    return last;
}

enum status ranking_edition_of(struct desk *desk, struct arena *a, const struct ranking *r,
                               struct ranking_edition *out, struct err *err)
{
    char digest[DIGEST_TEXT_SIZE];
    *out = (struct ranking_edition){.notice = r->wanted.notice,
                                    .track = r->wanted.track,
                                    .direction = r->wanted.direction,
                                    .scheme = r->scheme->name,
                                    .scheme_text = text_or_empty(r->scheme_text),
                                    .cut = r->cut < 0 ? NUMBER_NONE : r->cut,
                                    .made_by = desk->me.login,
                                    .made_at = desk_now(desk)};
    enum status status = edition_rows_text(desk, a, r, &out->rows, err);
    if (status == STATUS_OK) {
        ranking_fingerprint(out, digest);
        out->fingerprint = arena_text(a, digest);
    }
    return status;
}

const char *ranking_edition_text(struct arena *a, const struct ranking_edition *e)
{
    const char *choice =
        arena_printf(a, "%s%s", text_or_empty(e->track), text_or_empty(e->direction));
    return arena_printf(a, "第 %lld 版  %s  %s %s  指纹 %s", (long long)e->edition,
                        *choice ? choice : "全部", instant_text(a, e->made_at), e->made_by,
                        e->fingerprint);
}

enum status ranking_editions_text(struct desk *desk, struct arena *a, int64_t notice,
                                  const char **text, struct err *err)
{
    struct ranking_editions all;
    struct buf out = BUF_INIT;
    enum status status = ranking_editions_load(desk, a, notice, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        const struct ranking_edition *e = &all.at[i];
        buf_printf(&out, "%s%s%s%s\n%s", ranking_edition_text(a, e), e->why ? "  " : "",
                   text_or_empty(e->why), ranking_edition_is_whole(e) ? "" : "  与内容不符!",
                   text_or_empty(e->differences));
    }
    *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return status;
}

#include "desk/package_last.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/packages.h"
#include "desk/sight.h"
#include "store/queries.h"
#include "store/record.h"

enum status package_last_load(struct desk *desk, struct arena *a, const struct package_of *of,
                              struct package_last *out, struct err *err)
{
    const struct package_file *f = of->file;
    struct package p = {0};
    int64_t id = 0;
    *out = (struct package_last){0};
    enum status status =
        db_one(desk->db, QUERY_PACKAGE_LAST,
               DB_ARGS(db_text(of->direction), db_int(of->notice), db_text(text_or_empty(f->track)),
                       db_text(f->table), db_text(f->sender), db_int(of->before)),
               0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &package_type, id, a, &p, err);
        *out = (struct package_last){p.number, p.submissions, p.fingerprint, p.made_at};
    }
    return status;
}

enum status package_find(struct desk *desk, struct arena *a, const struct package_of *of,
                         struct package *out, struct err *err)
{
    int64_t id = 0;
    *out = (struct package){0};
    enum status status = db_one(desk->db, QUERY_PACKAGE_BY_NUMBER,
                                DB_ARGS(db_text(of->direction), db_text(of->file->number),
                                        db_text(text_or_empty(of->file->sender))),
                                0, &id, err);
    return status == STATUS_OK && id ? record_load(desk->db, &package_type, id, a, out, err)
                                     : status;
}

struct package package_record(struct arena *a, const struct package_file *f, const char *direction,
                              int64_t notice)
{
    const struct slice cases = f->parts[PACKAGE_SUBMISSIONS].bytes;
    return (struct package){
        .direction = direction,
        .number = f->number,
        .notice = notice,
        .revision = f->revision,
        .track = text_or_empty(f->track),
        .table_name = f->table,
        .sender = f->sender,
        .receiver = f->receiver,
        .made_at = NUMBER_NONE,
        .taken_at = NUMBER_NONE,
        .rows = f->parts[PACKAGE_TABLE].rows,
        .digest = f->digest,
        .fingerprint = f->fingerprint,
        .submissions = arena_copy(a, cases.at, cases.n),
        .acked_at = NUMBER_NONE,
    };
}

enum status package_list_load(struct desk *desk, struct arena *a, struct package_list *out,
                              struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct package_list){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_PACKAGE_IDS, DB_NO_ARGS, a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct arena scratch = {0};
        struct package p = {0};
        status = record_load(desk->db, &package_type, ids[i], &scratch, &p, err);
        if (status == STATUS_OK) {
            p.submissions = p.ack = NULL;
            *VEC_PUSH(a, out) = p;
            struct package *kept = &out->at[out->n - 1];
            for (size_t k = 0; k < package_type.n; k++) {
                const struct record_field *f = &package_type.fields[k];
                if (record_is_text(f)) {
                    record_set_text(kept, f, arena_text(a, record_text(&p, f)));
                }
            }
        }
        arena_release(&scratch);
    }
    return status;
}

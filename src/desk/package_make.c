/* A package for the next level: number, file and record in one write. */
#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_contents.h"
#include "desk/package_last.h"
#include "desk/packages.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "store/queries.h"

struct making {
    struct desk *desk;
    struct arena *arena;
    const struct package_make_options *options;
    struct package_made *made;
    struct package_last last;
};

static enum status next_number(struct making *m, struct err *err)
{
    int64_t now = desk_now(m->desk), n = 0;
    int year = day_civil(instant_day(now)).year;
    const char *prefix = arena_printf(m->arena, "移交%d-", year);
    enum status status =
        db_one(m->desk->db, QUERY_PACKAGE_COUNT, DB_ARGS(db_text(prefix)), 0, &n, err);
    m->made->file.number = arena_printf(m->arena, "%s%04lld", prefix, (long long)n + 1);
    m->made->file.made_at = instant_text(m->arena, now);
    return status;
}

static enum status gather(struct making *m, struct err *err)
{
    struct package_file *f = &m->made->file;
    const struct package_make_options *o = m->options;
    const struct package_wanted wanted = {o->notice, o->track, o->table, o->where,
                                          &m->made->warnings};
    enum status status = sight_whole(m->desk, err);
    if (status == STATUS_OK) {
        status = package_contents(m->desk, m->arena, &wanted, f, err);
    }
    if (status == STATUS_OK) {
        status = desk_setting(m->desk, m->arena, "unit_name", &f->sender, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    f->receiver = text_or_empty(o->receiver);
    if (text_is_empty(f->sender)) {
        return err_set(err, STATUS_DATA,
                       "本台没有单位, 不知道由谁移交; 新建申报台时用 --unit 写明");
    }
    if (f->parts[PACKAGE_TABLE].rows == 0) {
        return err_set(err, STATUS_DATA, "「%s」里一件也没有, 没有可移交的", f->table);
    }
    package_file_seal(f, m->arena);
    return STATUS_OK;
}

static enum status compare_with_last(struct making *m, struct err *err)
{
    struct package_file *f = &m->made->file;
    const struct package_of wanted = {"out", m->options->notice, f, 0};
    enum status status = package_last_load(m->desk, m->arena, &wanted, &m->last, err);
    m->made->last = m->last.number;
    return status == STATUS_OK
               ? package_compare(m->arena, slice_of(text_or_empty(m->last.submissions)),
                                 f->parts[PACKAGE_SUBMISSIONS].bytes, &m->made->against_last, err)
               : status;
}

static enum status write_file(struct making *m, struct slice bytes, struct err *err)
{
    struct outfile f;
    enum status status = outfile_open(&f, m->options->path, err);
    if (status == STATUS_OK) {
        outfile_write(&f, bytes.at, bytes.n);
        status = outfile_commit(&f, err);
    }
    return status;
}

static enum status record_and_write(struct making *m, struct write *w, struct err *err)
{
    struct package_file *f = &m->made->file;
    struct buf bytes = BUF_INIT;
    enum status status = next_number(m, err);
    if (status == STATUS_OK) {
        status = package_file_pack(f, m->arena, &bytes, err);
    }
    struct package p = package_record(m->arena, f, "out", m->options->notice);
    p.made_at = desk_now(m->desk);
    if (status == STATUS_OK) {
        status = write_insert(w, &package_type, &p, err);
    }
    if (status == STATUS_OK) {
        status = write_file(m, (struct slice){bytes.at, bytes.n}, err);
    }
    buf_release(&bytes);
    return status;
}

enum status package_make(struct desk *desk, struct arena *a, const struct package_make_options *o,
                         struct package_made *out, struct err *err)
{
    *out = (struct package_made){0};
    struct making m = {desk, a, o, out, {0}};
    struct write w;
    enum status status = gather(&m, err);
    if (status == STATUS_OK) {
        status = compare_with_last(&m, err);
    }
    if (status != STATUS_OK || o->is_dry) {
        return status;
    }
    status = write_begin(&w, desk, a, "package_make", MAY_LOG | MAY_DECIDE, err);
    w.is_bulk = true; /* what is in it stands in its file */
    if (status == STATUS_OK) {
        status = record_and_write(&m, &w, err);
    }
    const char *summary = arena_printf(
        a, "制作移交包 %s (%s %s): %lld 件; SHA-256 %s", text_or_empty(out->file.number),
        out->file.notice, out->file.table, (long long)out->file.parts[PACKAGE_TABLE].rows,
        text_or_empty(out->file.digest));
    return write_end(&w, status, summary, NULL, &out->batch, err);
}

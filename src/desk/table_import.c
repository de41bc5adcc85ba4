#include "desk/table_import.h"

#include <string.h>
#include <sys/stat.h>

#include "base/slice.h"
#include "desk/table_import_parts.h"
#include "store/queries.h"

#define BYTES_PER_ROW 100 /* about; to guess the rows of a file by its size */
#define BULK_ROWS 5000    /* fewer are not worth building indexes anew */
#define CACHE_KIB_MAX 65536

static const char *const act_names[] = {
    [ROW_NEW] = "新增",   [ROW_CHANGED] = "修改",  [ROW_SAME] = "不变",
    [ROW_ASKED] = "待答", [ROW_REJECTED] = "拒收",
};

const char *row_act_name(enum row_act act)
{
    return act_names[act];
}

const char *table_plan_format(const struct table_plan *plan)
{
    return plan->sheet ? "xlsx" : charset_name(plan->charset);
}

const char *table_plan_place(struct arena *a, const struct table_plan *plan, int line,
                             size_t column)
{
    return table_place(a, plan->sheet != NULL, line, column);
}

/* ---- preview and import ---------------------------------------------------------------------------- */

/* A file with more new rows than the desk has cases is written without the indexes of the cases. */
static enum status begin_bulk(struct import *im, struct err *err)
{
    int64_t last = 0,
            rows = im->file.is_book ? im->file.look.last_row : (int64_t)(im->size / BYTES_PER_ROW);
    struct db *db = im->walk.desk->db;
    enum status status = db_one(db, QUERY_CASE_LAST, DB_NO_ARGS, 0, &last, err);
    bool is_bulk = rows > BULK_ROWS && rows > 2 * last;
    if (status != STATUS_OK || !is_bulk) {
        return status;
    }
    db_set_cache(db, 0); /* rows go to the end of the table; a larger one only made larger sorts */
    return bulk_begin(db, im->walk.arena, submission_type.id, &im->bulk, err);
}

static enum status walk_file(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    enum status status = import_note_digest(im, err);
    if (status == STATUS_OK) {
        status = import_find_layout(im, err);
    }
    if (status == STATUS_OK) {
        status = import_find_recommender(im, err);
    }
    if (status == STATUS_OK) {
        status = import_load_cases(im, err);
    }
    if (status == STATUS_OK && w->cases.cases.n) {
        status = import_each_row(im, table_walk_name, err);
        table_walk_rewind(w);
    }
    if (status == STATUS_OK && w->write) {
        status = begin_bulk(im, err);
    }
    if (status == STATUS_OK) {
        w->rejects = (struct table_rejects){.path = w->options->rejects,
                                            .recommender = w->recommender,
                                            .charset = w->plan->charset};
        status = import_each_row(im, table_walk_row, err);
    }
    if (status == STATUS_OK) {
        status = bulk_end(w->desk->db, &im->bulk, err);
    }
    if (status == STATUS_OK) {
        status = table_walk_end(w, err);
    }
    struct err ignored = {.arena = w->arena};
    enum status kept =
        table_rejects_end(&w->rejects, status == STATUS_OK, status == STATUS_OK ? err : &ignored);
    return status == STATUS_OK ? kept : status;
}

static enum status run(struct import *im, struct write *write, struct err *err)
{
    struct table_walk *w = &im->walk;
    w->write = w->units.write = write;
    w->cells = (struct case_cells){im->target.notice, &w->units};
    enum status status = import_open_file(im, err);
    if (status == STATUS_OK) {
        status = walk_file(im, err);
        rows_file_close(&im->file);
    }
    source_close(&im->source);
    return status;
}

static enum status prepare(struct import *im, struct desk *desk, struct arena *a,
                           const struct table_import_options *o, struct table_plan *plan,
                           struct err *err)
{
    const struct table_wanted wanted = {o->notice, o->track, o->table, false};
    const char *slash = strrchr(o->path, '/');
    *im = (struct import){0};
    table_walk_init(&im->walk, desk, NULL);
    im->walk.arena = a;
    im->walk.options = o;
    im->walk.plan = plan;
    *plan = (struct table_plan){.file = slash ? slash + 1 : o->path, .charset = o->charset};
    plan->problems = (struct table_problems){.arena = a, .max = TABLE_PROBLEMS_KEPT};
    enum status status = table_target_find(desk, a, &wanted, &im->target, err);
    if (status == STATUS_OK) {
        status = notice_takes_submissions(desk, &im->target.row, err);
    }
    if (status == STATUS_OK) {
        status = table_count_open(&im->walk.limits, &im->walk.units, o->notice, err);
    }
    im->walk.notice = im->target.notice;
    plan->table = im->target.table;
    plan->track = im->target.track;
    plan->revision = im->target.row.revision;
    return status;
}

enum status table_preview(struct desk *desk, struct arena *a, const struct table_import_options *o,
                          struct table_plan *out, struct err *err)
{
    struct import im;
    enum status status = prepare(&im, desk, a, o, out, err);
    if (status == STATUS_OK) {
        status = run(&im, NULL, err);
    }
    table_walk_release(&im.walk);
    return status;
}

static const char *summary_of(struct arena *a, const struct import *im)
{
    const struct table_plan *p = im->walk.plan;
    const struct table_counts *c = &p->counts;
    return arena_printf(a,
                        "导入汇总表 %s (%s): 新增 %lld 修改 %lld 不变 %lld 未收 %lld; SHA-256 %s",
                        p->file, im->target.row.code, (long long)c->new, (long long)c->changed,
                        (long long)c->same, (long long)(c->asked + c->rejected), p->digest);
}

/* Enough page cache that the pages of indexes being written stay in it. */
static int cache_kib(const char *path)
{
    struct stat st;
    int64_t kib = stat(path, &st) == 0 ? (int64_t)st.st_size / 1024 * 3 : 0;
    return kib < 8192 ? 0 : kib > CACHE_KIB_MAX ? CACHE_KIB_MAX : (int)kib;
}

enum status table_import(struct desk *desk, struct arena *a, const struct table_import_options *o,
                         struct table_plan *out, struct err *err)
{
    struct import im;
    struct write w;
    struct arena changes = {0};
    enum status status = prepare(&im, desk, a, o, out, err);
    if (status == STATUS_OK) {
        int kib = cache_kib(o->path);
        db_set_cache(desk->db, kib);
        db_set_bulk(desk->db, kib > 0);
        status = write_begin(&w, desk, &changes, "table_import", MAY_LOG, err);
        w.is_bulk = true;
        w.scratch = &im.walk.scratch;
        if (status == STATUS_OK) {
            status = run(&im, &w, err);
        }
        if (status == STATUS_OK && o->also) {
            status = o->also(&w, out, o->also_to, err);
        }
        status = write_end(&w, status, status == STATUS_OK ? summary_of(&changes, &im) : "", NULL,
                           &out->batch, err);
        db_set_cache(desk->db, 0);
        db_set_bulk(desk->db, false);
    }
    table_walk_release(&im.walk);
    arena_release(&changes);
    return status;
}

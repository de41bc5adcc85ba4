#include "desk/table_import.h"

#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/slice.h"
#include "desk/table_sheet.h"
#include "desk/table_target.h"
#include "desk/table_walk.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "store/bulk.h"
#include "store/queries.h"
#include "text/key.h"

#define BLOCK_SIZE (1u << 20)
#define ROWS_PER_PROGRESS 1000
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

/* One import while it runs. */
struct import {
    struct table_walk walk;
    struct bulk bulk;
    struct source source;
    struct rows_file file;
    struct table_target target;
    uint64_t size;
};

/* ---- the file ------------------------------------------------------------------------------------ */

static enum status digest_source(const struct source *s, char out[DIGEST_TEXT_SIZE], uint64_t *size,
                                 struct err *err)
{
    struct arena a = {0};
    struct digest d;
    struct source_piece piece = {.out = arena_alloc(&a, BLOCK_SIZE), .cap = BLOCK_SIZE};
    enum status status;
    digest_init(&d);
    do {
        status = source_read(s, &piece, err);
        digest_add(&d, piece.out, status == STATUS_OK ? piece.n : 0);
        piece.offset += piece.n;
    } while (status == STATUS_OK && piece.n == piece.cap);
    digest_finish(&d, out);
    *size = piece.offset;
    arena_release(&a);
    return status;
}

static enum status note_digest(struct import *im, struct err *err)
{
    struct table_plan *plan = im->walk.plan;
    const char *expected = im->walk.options->digest;
    char *digest = arena_alloc(im->walk.arena, DIGEST_TEXT_SIZE);
    enum status status = digest_source(&im->source, digest, &im->size, err);
    plan->digest = digest;
    if (status == STATUS_OK && expected && !text_eq(expected, digest)) {
        return err_set(err, STATUS_DATA, "%s 在预览之后被改过, 什么也没有写入; 请重新预览",
                       plan->file);
    }
    return status;
}

typedef enum status (*row_visitor)(struct table_walk *w, const struct csv_row *row,
                                   struct err *err);

const char *table_plan_format(const struct table_plan *plan)
{
    return plan->sheet ? "xlsx" : charset_name(plan->charset);
}

const char *table_plan_place(struct arena *a, const struct table_plan *plan, int line,
                             size_t column)
{
    return table_place(a, plan->sheet != NULL, line, column);
}

static bool goes_on(struct import *im, const struct rows *rows, int64_t n)
{
    const struct table_import_options *o = im->walk.options;
    return !o->progress || o->progress(o->progress_to, n, rows_percent(rows, im->size));
}

static enum status visit_rows(struct import *im, struct rows *rows, row_visitor visit,
                              struct err *err)
{
    const struct table_layout *l = &im->walk.plan->layout;
    const size_t first = l->header_row + (size_t)l->header_rows;
    struct csv_row row = {0};
    for (size_t i = 0;; i++) {
        enum status status = rows_next(rows, &row, err);
        if (status != STATUS_OK || row.is_end) {
            return status;
        }
        if (i >= first) {
            status = visit(&im->walk, &row, err);
        }
        if (status != STATUS_OK) {
            return status;
        }
        if (i % ROWS_PER_PROGRESS == 0 && !goes_on(im, rows, (int64_t)i)) {
            return err_set(err, STATUS_CANCELLED, "已取消, 什么也没有写入");
        }
    }
}

/* Reads the file anew from its start. */
static enum status with_rows(struct import *im, row_visitor visit, struct err *err)
{
    struct rows rows;
    enum status status = rows_open(&rows, &im->file, err);
    if (status == STATUS_OK) {
        status = visit_rows(im, &rows, visit, err);
        rows_close(&rows);
    }
    return status;
}

static enum status read_head(struct import *im, struct table_head *head, struct err *err)
{
    struct rows rows;
    enum status status = rows_open(&rows, &im->file, err);
    if (status == STATUS_OK) {
        status = table_head_read(im->walk.arena, &rows, head, err);
        rows_close(&rows);
    }
    return status;
}

/* Which sheet, what lies where in it, and what of it is odd. */
static enum status find_layout(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    struct table_plan *plan = w->plan;
    struct table_head *head = ARENA_NEW(w->arena, struct table_head);
    const struct table_layout_options o = {im->target.table, w->options->columns,
                                           w->options->n_columns, plan->file};
    const struct table_sheet_wanted wanted = {w->options->sheet, im->target.table};
    enum status status = table_sheet_choose(&im->file, w->arena, &wanted, &plan->problems, err);
    if (status == STATUS_OK) {
        status = read_head(im, head, err);
    }
    if (status == STATUS_OK) {
        status = table_layout_find(w->arena, head, &o, &plan->layout, &plan->problems, err);
    }
    if (status == STATUS_OK) {
        table_sheet_tell(&im->file, &plan->layout, &plan->problems);
    }
    plan->charset = im->file.is_book ? CHARSET_UTF8_BOM : im->file.charset;
    plan->sheet = im->file.is_book ? im->file.book.sheets.at[im->file.sheet].name : NULL;
    return status;
}

/* ---- who recommends ------------------------------------------------------------------------------- */

/* A unit the desk knows, or a name that will be a new one; numbers and codes must be known. */
static enum status named_recommender(struct import *im, const char *from, struct err *err)
{
    struct unit unit = {0};
    struct err not_found = {.arena = im->walk.arena};
    enum status status = unit_find(im->walk.desk, im->walk.arena, from, &unit, &not_found);
    bool is_name = *from != '#' && strspn(from, "0123456789") != strlen(from) &&
                   credit_code_check(im->walk.arena, from).fault != CREDIT_CODE_OK;
    if (status == STATUS_NOT_FOUND && is_name) {
        im->walk.recommender = from;
        return STATUS_OK;
    }
    im->walk.recommender = unit.name;
    return status == STATUS_OK ? status : err_set(err, status, "%s", not_found.text);
}

static enum status find_recommender(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    const struct table_layout *l = &w->plan->layout;
    const char *from = w->options->from;
    enum status status = STATUS_OK;
    w->recommender = l->recommender;
    w->is_from = !text_is_empty(from);
    if (w->is_from) {
        status = named_recommender(im, from, err);
    }
    w->plan->recommender = w->recommender;
    if (status != STATUS_OK) {
        return status;
    }
    bool differs = w->is_from && l->recommender &&
                   !text_eq(unit_key(w->arena, l->recommender), unit_key(w->arena, w->recommender));
    if (differs) {
        table_problem_add(
            &w->plan->problems,
            (struct table_problem){
                l->recommender_line, 0, NULL, SEVERITY_WARNING, "recommender",
                arena_printf(w->arena, "表上方写的推荐单位是「%s」, 指定的是「%s」: 以指定的为准",
                             l->recommender, w->recommender)});
    }
    bool is_silent = !w->recommender && table_leaf_of(l, SOURCE_RECOMMENDER) == NO_COLUMN;
    if (is_silent && !text_is_empty(w->options->otherwise_from)) {
        w->recommender = w->plan->recommender = w->options->otherwise_from;
    } else if (is_silent) {
        table_problem_add(&w->plan->problems,
                          (struct table_problem){0, 0, NULL, SEVERITY_WARNING,
                                                 "missing-recommender",
                                                 "没有写推荐单位; 可用 --from 指明"});
    }
    return STATUS_OK;
}

static enum status load_cases(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    struct cases_wanted wanted = {w->options->notice, 0, w->plan->track};
    struct unit_found unit = {0};
    bool is_single =
        w->recommender &&
        (w->is_from || table_leaf_of(&w->plan->layout, SOURCE_RECOMMENDER) == NO_COLUMN);
    enum status status = STATUS_OK;
    if (w->recommender) {
        const struct unit_cells cells = {w->recommender, NULL, false};
        status = table_units_find(&w->units, &w->scratch, &cells, &unit, err);
    }
    wanted.recommender = is_single ? (unit.id ? unit.id : -1) : 0;
    if (status == STATUS_OK) {
        status = table_cases_load(&w->cases, w->desk, &wanted, err);
    }
    if (unit.id) {
        table_cases_recommender(&w->cases, unit.id);
    }
    return status;
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

static enum status open_file(struct import *im, struct err *err)
{
    const struct table_import_options *o = im->walk.options;
    enum status status = STATUS_OK;
    im->source = source_of_bytes(o->bytes);
    if (!o->bytes.at) {
        status = source_open(&im->source, o->path, err);
    }
    if (status == STATUS_OK) {
        status = rows_file_open(&im->file, im->walk.arena, &im->source, err);
        im->file.name = im->walk.plan->file;
        im->file.charset = o->charset;
    }
    return status;
}

static enum status walk_file(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    enum status status = note_digest(im, err);
    if (status == STATUS_OK) {
        status = find_layout(im, err);
    }
    if (status == STATUS_OK) {
        status = find_recommender(im, err);
    }
    if (status == STATUS_OK) {
        status = load_cases(im, err);
    }
    if (status == STATUS_OK && w->cases.cases.n) {
        status = with_rows(im, table_walk_name, err);
        table_walk_rewind(w);
    }
    if (status == STATUS_OK && w->write) {
        status = begin_bulk(im, err);
    }
    if (status == STATUS_OK) {
        w->rejects = (struct table_rejects){.path = w->options->rejects,
                                            .recommender = w->recommender,
                                            .charset = w->plan->charset};
        status = with_rows(im, table_walk_row, err);
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
    enum status status = open_file(im, err);
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

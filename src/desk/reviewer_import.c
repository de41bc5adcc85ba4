#include "desk/reviewer_import_parts.h"

#include <stdlib.h>

#include "base/vec.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

/* ---- who it is --------------------------------------------------------------------------------- */

/* A unit that is not there yet: made once nothing is wrong with the row any more. */
#define NEW_UNIT (-1)

static struct unit_cells unit_cells(struct arena *a, const char *name, const char *code,
                                    bool is_adding)
{
    const char *right = *code ? credit_code_normalise(a, code) : NULL;
    return (struct unit_cells){arena_text(a, name), right, is_adding};
}

/* A row with nothing but a code means the unit that has it. */
static enum status seek_by_code(struct reviewer_importing *im, struct list_row *row,
                                const char *code, int64_t *id, struct err *err)
{
    enum status status = unit_match(im->w->desk, im->w->arena, code, NULL, id, err);
    if (status == STATUS_OK && !*id) {
        reviewer_row_reject(im, row, AT_UNIT, "只有信用代码, 单位里没有这个代码: 请写单位名称");
    }
    return status;
}

/* By name and code; 0 where the row names none. */
static enum status seek_unit(struct reviewer_importing *im, struct list_row *row, const char *name,
                             const char *code, int64_t *id, struct err *err)
{
    struct unit_found found = {0};
    const struct unit_cells cells = unit_cells(im->w->arena, name, code, false);
    *id = 0;
    if (!*name) {
        return cells.credit_code ? seek_by_code(im, row, cells.credit_code, id, err) : STATUS_OK;
    }
    enum status status = table_units_find(&im->units, im->w->arena, &cells, &found, err);
    if (status == STATUS_OK && found.is_other_name) {
        list_row_tell(&im->plan->file, row,
                      (struct list_remark){AT_UNIT, SEVERITY_WARNING, "unit",
                                           arena_printf(im->w->arena, "按信用代码是「%s」",
                                                        table_unit_name(&im->units, found.id))});
    }
    *id = found.id ? found.id : NEW_UNIT;
    return status;
}

/* The unit sought, made when it was not there, with its code when it had none. */
static enum status settle_unit(struct reviewer_importing *im, const char *name, const char *code,
                               int64_t *id, struct err *err)
{
    struct unit_found found = {0};
    const struct unit_cells cells = unit_cells(im->w->arena, name, code, true);
    if (!*name) {
        return STATUS_OK;
    }
    enum status status = table_units_find(&im->units, im->w->arena, &cells, &found, err);
    *id = found.id;
    return status == STATUS_OK && cells.credit_code
               ? table_unit_complete(&im->units, im->w->arena, found.id, cells.credit_code, err)
               : status;
}

static enum status find_by_name(struct reviewer_importing *im, const char *name, int64_t unit,
                                struct reviewer *out, struct err *err)
{
    struct arena *a = im->w->arena;
    int64_t *ids = NULL;
    size_t n = 0, fits = 0;
    struct reviewer one = {0};
    enum status status = record_ids(im->w->desk->db, QUERY_REVIEWER_BY_KEY,
                                    DB_ARGS(db_text(unit_key(a, name))), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(im->w->desk->db, &reviewer_type, ids[i], a, &one, err);
        /* A row without a unit is whoever alone has the name. */
        if (status == STATUS_OK && (one.unit == unit || (!unit && n == 1))) {
            *out = one;
            fits++;
        }
    }
    if (fits > 1) {
        *out = (struct reviewer){0};
    }
    return status;
}

static enum status find_who(struct reviewer_importing *im, struct list_row *row, int64_t unit,
                            struct reviewer *out, struct err *err)
{
    const char *no = reviewer_cell(row, AT_NO);
    int64_t id = reviewer_no_parse(no);
    struct err absent = {.arena = im->w->arena};
    if (!*no) {
        return find_by_name(im, reviewer_cell(row, AT_NAME), unit, out, err);
    }
    if (!id ||
        record_load(im->w->desk->db, &reviewer_type, id, im->w->arena, out, &absent) != STATUS_OK ||
        out->record.is_void) {
        *out = (struct reviewer){0};
        reviewer_row_reject(im, row, AT_NO, "没有这个编号的专家; 新的专家编号空着");
    }
    return STATUS_OK;
}

/* ---- what is written --------------------------------------------------------------------------- */

/* Cells with something in them; an empty one leaves what was there. */
static void overlay(struct reviewer_importing *im, const struct list_row *row,
                    struct reviewer *mine)
{
    struct arena *a = im->w->arena;
    const struct {
        enum reviewer_place column;
        const char **to;
    } texts[] = {{AT_NAME, &mine->name},           {AT_TITLE, &mine->title},
                 {AT_EXPERTISE, &mine->expertise}, {AT_PHONE, &mine->phone},
                 {AT_EMAIL, &mine->email},         {AT_NOTE, &mine->note},
                 {AT_CODE, &mine->credit_code}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (*reviewer_cell(row, texts[i].column)) {
            *texts[i].to = arena_text(a, reviewer_cell(row, texts[i].column));
        }
    }
    mine->expertise = reviewer_expertise(a, mine->expertise);
    if (*reviewer_cell(row, AT_LOAD)) {
        mine->load_max = strtol(reviewer_cell(row, AT_LOAD), NULL, 10);
    }
    if (*reviewer_cell(row, AT_CODE)) {
        mine->credit_code = credit_code_normalise(a, mine->credit_code);
    }
}

static bool is_same(const struct reviewer *base, const struct reviewer *mine)
{
    for (size_t i = 0; i < reviewer_type.n; i++) {
        const struct record_field *f = &reviewer_type.fields[i];
        if (!(f->traits & TRAIT_DERIVED) && !record_same(base, mine, f)) {
            return false;
        }
    }
    return true;
}

/* A refusal of what the row says rejects the row, and nothing else. */
static enum status told(struct reviewer_importing *im, struct list_row *row, enum status status,
                        const struct err *refusal, struct err *err)
{
    if (status == STATUS_DATA || status == STATUS_NOT_FOUND || status == STATUS_USAGE) {
        reviewer_row_reject(im, row, NO_COLUMN, refusal->text);
        return STATUS_OK;
    }
    return status == STATUS_OK ? status : err_set(err, status, "%s", refusal->text);
}

static enum status put_relation(struct reviewer_importing *im, const struct list_row *row,
                                int64_t reviewer, bool *is_known, struct err *err)
{
    struct arena *a = im->w->arena;
    struct relation r = {.reviewer = reviewer,
                         .kind = arena_text(a, reviewer_cell(row, AT_KIND)),
                         .since = arena_text(a, reviewer_cell(row, AT_SINCE)),
                         .until = arena_text(a, reviewer_cell(row, AT_UNTIL)),
                         .note = arena_text(a, reviewer_cell(row, AT_ABOUT))};
    *is_known = true;
    if (!*r.kind) {
        return STATUS_OK;
    }
    enum status status = settle_unit(im, reviewer_cell(row, AT_RELATED), "", &r.unit, err);
    if (status == STATUS_OK) {
        status = relation_put(im->w, &r, is_known, err);
    }
    im->plan->relations += status == STATUS_OK && !*is_known;
    return status;
}

static enum status put_row(struct reviewer_importing *im, const struct list_row *row,
                           const struct reviewer *base, struct reviewer *mine, struct err *err)
{
    struct list_counts *counts = &im->plan->file.counts;
    const bool is_new = base->record.id == 0;
    const struct reviewer_edit edit = {is_new ? NULL : base, mine, NULL};
    bool is_known = true, is_kept = false;
    enum status status =
        settle_unit(im, reviewer_cell(row, AT_UNIT), reviewer_cell(row, AT_CODE), &mine->unit, err);
    is_kept = !is_new && is_same(base, mine);
    if (status == STATUS_OK && !is_kept) {
        status = reviewer_put(im->w, &edit, err);
    }
    if (status == STATUS_OK) {
        status = put_relation(im, row, mine->record.id, &is_known, err);
    }
    if (status == STATUS_OK) {
        counts->new += is_new;
        counts->changed += !is_new && (!is_kept || !is_known);
        counts->same += !is_new && is_kept && is_known;
    }
    return status;
}

/* Who it is and what becomes of them; what is wrong with that rejects the row. */
static enum status judge_row(struct reviewer_importing *im, struct list_row *row,
                             struct reviewer *base, struct reviewer *mine, struct err *err)
{
    struct err refusal = {.arena = im->w->arena};
    int64_t unit = 0;
    enum status status =
        seek_unit(im, row, reviewer_cell(row, AT_UNIT), reviewer_cell(row, AT_CODE), &unit, err);
    if (status == STATUS_OK && !row->is_rejected) {
        status = find_who(im, row, unit, base, err);
    }
    if (status != STATUS_OK || row->is_rejected) {
        return status;
    }
    base->load_max = base->record.id ? base->load_max : NUMBER_NONE;
    *mine = *base;
    mine->unit = unit ? unit : base->unit;
    overlay(im, row, mine);
    if (*reviewer_cell(row, AT_PERSON)) {
        status = reviewer_set(im->w->desk, im->w->arena, mine, "person",
                              reviewer_cell(row, AT_PERSON), &refusal);
    }
    if (status == STATUS_OK) {
        status = reviewer_judge(im->w, mine, &refusal);
    }
    return told(im, row, status, &refusal, err);
}

/* Nothing is written before the whole row is known to be right. */
static enum status take_row(void *to, struct list_row *row, struct err *err)
{
    struct reviewer_importing *im = to;
    struct reviewer base = {.load_max = NUMBER_NONE}, mine;
    reviewer_row_check(im, row);
    enum status status = row->is_rejected ? STATUS_OK : judge_row(im, row, &base, &mine, err);
    return status == STATUS_OK && !row->is_rejected ? put_row(im, row, &base, &mine, err) : status;
}

static void note_units(struct reviewer_importing *im)
{
    struct texts *names = &im->plan->new_units;
    names->at = ARENA_ARRAY(im->w->arena, const char *, im->units.added.n + 1);
    for (size_t i = 0; i < im->units.added.n; i++) {
        names->at[names->n++] =
            arena_text(im->w->arena, im->units.units.at[im->units.added.at[i]].name);
    }
}

enum status reviewer_import(struct desk *desk, struct arena *a, const struct reviewer_import *o,
                            struct reviewer_plan *out, struct err *err)
{
    struct write w;
    struct reviewer_importing im = {.w = &w, .plan = out};
    const struct list_visit visit = {take_row, &im};
    *out = (struct reviewer_plan){
        .file = {.columns = reviewer_columns, .n_columns = REVIEWER_COLUMNS}};
    enum status status = write_begin(&w, desk, a, "reviewer_import", MAY_KEEP_PANELS, err);
    if (status != STATUS_OK) {
        return write_end(&w, status, NULL, NULL, NULL, err);
    }
    table_units_init(&im.units, desk, &w);
    status = list_file_read(a, o->path, o->charset, &out->file, &visit, err);
    note_units(&im);
    table_units_release(&im.units);
    if (o->is_dry) {
        return write_forget(&w, status);
    }
    const struct list_counts *c = &out->file.counts;
    return write_end(&w, status,
                     arena_printf(a, "导入专家名单 %s: 新增 %lld 修改 %lld 不变 %lld 拒收 %lld",
                                  out->file.headed.file, (long long)c->new, (long long)c->changed,
                                  (long long)c->same, (long long)c->rejected),
                     NULL, &out->batch, err);
}

/* Sealing, opening again, making void. */
#include "base/slice.h"
#include "base/vec.h"
#include "desk/sheet_rights.h"
#include "desk/signings.h"
#include "model/submission.h"
#include "rules/mark.h"
#include "rules/score.h"
#include "store/queries.h"
#include "store/record.h"

/* A sheet about to be sealed, or sealed already. */
struct candidate {
    struct sheet sheet; /* record.id 0: nothing written yet */
    int64_t total;
    bool is_asked; /* among those to seal */
};
struct candidates {
    struct candidate *at;
    size_t n, cap;
};

static bool is_asked(const struct sheet_batch *of, int64_t submission)
{
    for (size_t i = 0; i < of->n; i++) {
        if (of->submissions[i] == submission) {
            return true;
        }
    }
    return of->n == 0;
}

/* Everything the reviewer has in the panel, since equal totals are looked for in all of it. */
static enum status load_all(struct desk *desk, struct arena *a, const struct scoring *scoring,
                            const struct sheet_batch *of, struct candidates *out, struct err *err)
{
    struct sheet_lines lines;
    enum status status = sheet_lines_load(desk, a, scoring, of->reviewer, &lines, err);
    for (size_t i = 0; i < lines.n && status == STATUS_OK; i++) {
        struct candidate *c = VEC_PUSH(a, out);
        struct sheet_key key = {lines.at[i].submission, of->reviewer};
        int64_t id = 0;
        *c = (struct candidate){.sheet = {.submission = key.submission, .reviewer = key.reviewer}};
        c->is_asked = is_asked(of, key.submission);
        status = sheet_find(desk, scoring->panel.record.id, key, &id, err);
        if (status == STATUS_OK && id) {
            status = record_load(desk->db, &sheet_type, id, a, &c->sheet, err);
        }
    }
    return status;
}

static enum status refuse_strangers(struct arena *a, const struct sheet_batch *of,
                                    const struct candidates *all, struct err *err)
{
    for (size_t i = 0; i < of->n; i++) {
        size_t k = 0;
        while (k < all->n && all->at[k].sheet.submission != of->submissions[i]) {
            k++;
        }
        if (k == all->n) {
            return err_set(err, STATUS_DATA, "%s 没有分配给这位专家",
                           submission_no(a, of->submissions[i]));
        }
    }
    return STATUS_OK;
}

static bool is_complete(struct arena *a, const struct scoring *scoring, struct candidate *c,
                        struct sheet_problems *out, struct err *err)
{
    int64_t *marks;
    if (sheet_marks_of(a, scoring, &c->sheet, &marks, err) != STATUS_OK) {
        *VEC_PUSH(a, out) = (struct sheet_problem){c->sheet.submission, arena_text(a, err->text)};
        return false;
    }
    c->total = sheet_total(scoring->scheme, (int)scoring->stage, marks);
    return !sheet_lacks(a, scoring, marks, c->sheet.reasons, c->is_asked ? out : NULL,
                        c->sheet.submission);
}

static void find_equal(struct arena *a, const struct candidates *all, size_t i,
                       struct sheet_problems *out)
{
    const struct candidate *c = &all->at[i];
    for (size_t k = 0; k < i; k++) {
        const struct candidate *o = &all->at[k];
        if (o->total == c->total && (o->is_asked || c->is_asked)) {
            *VEC_PUSH(a, out) = (struct sheet_problem){
                c->sheet.submission, arena_printf(a, "%s 与 %s 同分, 方案规定不得同分",
                                                  submission_no(a, c->sheet.submission),
                                                  submission_no(a, o->sheet.submission))};
        }
    }
}

static bool is_sealed(const struct candidate *c)
{
    return text_eq(c->sheet.state, SHEET_SEALED);
}

static void find_problems(struct arena *a, const struct scoring *scoring, struct candidates *all,
                          struct sheet_problems *out)
{
    struct err err = {.arena = a};
    struct candidates complete = {0};
    for (size_t i = 0; i < all->n; i++) {
        struct candidate *c = &all->at[i];
        c->is_asked = c->is_asked && !is_sealed(c);
        if (is_complete(a, scoring, c, out, &err)) {
            *VEC_PUSH(a, &complete) = *c;
            if (scoring->scheme->forbids_equal_totals == YES_YES) {
                find_equal(a, &complete, complete.n - 1, out);
            }
        }
    }
}

static enum status prepare(struct desk *desk, struct arena *a, const struct scoring *scoring,
                           const struct sheet_batch *of, struct candidates *all, struct err *err)
{
    struct sheet_sight sight;
    enum status status = sheet_sight_of(desk, scoring->panel.record.id, &sight, err);
    if (status == STATUS_OK) {
        status = sheet_allow(&sight, of->reviewer, err);
    }
    if (status == STATUS_OK) {
        status = load_all(desk, a, scoring, of, all, err);
    }
    return status == STATUS_OK ? refuse_strangers(a, of, all, err) : status;
}

enum status sheets_check(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         const struct sheet_batch *of, struct sheet_problems *out, struct err *err)
{
    struct candidates all = {0};
    *out = (struct sheet_problems){0};
    enum status status = prepare(desk, a, scoring, of, &all, err);
    if (status == STATUS_OK) {
        find_problems(a, scoring, &all, out);
    }
    return status;
}

static enum status seal_all(struct write *w, struct candidates *all, size_t *sealed,
                            struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < all->n && status == STATUS_OK; i++) {
        struct candidate *c = &all->at[i];
        if (c->is_asked) {
            struct sheet mine = c->sheet;
            mine.state = SHEET_SEALED;
            mine.sealed_at = desk_now(w->desk);
            status = write_update(w, &sheet_type, &c->sheet, &mine, err);
            *sealed += 1;
        }
    }
    return status;
}

static enum status refuse(struct arena *a, const struct sheet_problems *problems, struct err *err)
{
    return err_set(err, STATUS_DATA, "%s%s; 一份也没有封存", problems->at[0].text,
                   problems->n == 1 ? "" : arena_printf(a, ", 共 %zu 处", problems->n));
}

enum status sheets_seal_in(struct write *w, const struct scoring *scoring,
                           const struct sheet_batch *of, size_t *sealed, struct err *err)
{
    struct candidates all = {0};
    struct sheet_problems problems = {0};
    *sealed = 0;
    enum status status = scoring_must_be_open(w->desk, w->arena, scoring, "不能封存", err);
    if (status == STATUS_OK) {
        status = prepare(w->desk, w->arena, scoring, of, &all, err);
    }
    if (status == STATUS_OK) {
        find_problems(w->arena, scoring, &all, &problems);
        status = problems.n ? refuse(w->arena, &problems, err) : seal_all(w, &all, sealed, err);
    }
    return status;
}

enum status sheets_seal(struct desk *desk, struct arena *a, const struct scoring *scoring,
                        const struct sheet_batch *of, size_t *sealed, int64_t *batch,
                        struct err *err)
{
    struct write w;
    *sealed = 0;
    enum status status = write_begin(&w, desk, a, "sheet_seal", MAY_REVIEW | MAY_LOG, err);
    if (status == STATUS_OK) {
        status = sheets_seal_in(&w, scoring, of, sealed, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "封存打分表 %zu 份, %s", *sealed, scoring->panel.name), NULL,
                     batch, err);
}

/* ---- afterwards ------------------------------------------------------------------------------- */

static enum status make_void(struct write *w, const struct sheet *old, const char *ground,
                             const char *why, struct err *err)
{
    struct sheet mine = *old;
    mine.state = SHEET_VOID;
    mine.ground = ground;
    mine.why = why;
    return write_update(w, &sheet_type, old, &mine, err);
}

static enum status reopen(struct write *w, const struct sheet *old,
                          const struct sheet_ground *ground, const char *why, struct err *err)
{
    struct sheet again = *old;
    enum status status = make_void(w, old, ground->id, why, err);
    again.record = (struct record){0};
    again.state = SHEET_DRAFT;
    again.sealed_at = NUMBER_NONE;
    return status == STATUS_OK ? write_insert(w, &sheet_type, &again, err) : status;
}

static enum status find_sealed(struct desk *desk, struct arena *a, const struct scoring *scoring,
                               struct sheet_key key, struct sheet *out, struct err *err)
{
    int64_t id = 0;
    enum status status = sheet_find(desk, scoring->panel.record.id, key, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &sheet_type, id, a, out, err);
    }
    return status == STATUS_OK && (!id || !text_eq(out->state, SHEET_SEALED))
               ? err_set(err, STATUS_DATA, "%s 的这份打分表没有封存, 不用退回",
                         submission_no(a, key.submission))
               : status;
}

enum status sheet_reopen(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         struct sheet_key key, const struct sheet_ground *ground, const char *why,
                         int64_t *batch, struct err *err)
{
    struct write w;
    struct sheet old = {0};
    if (!ground || !ground->reopens) {
        return err_set(err, STATUS_USAGE,
                       "退回要写明事由: 合计有误, 超出分值范围, 客观项不一致, 畸高畸低");
    }
    if (text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "退回封存的打分表要写明理由");
    }
    enum status status = write_begin(&w, desk, a, "sheet_reopen", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = scoring_must_be_open(desk, a, scoring, "不能退回打分表", err);
    }
    if (status == STATUS_OK) {
        status = find_sealed(desk, a, scoring, key, &old, err);
    }
    if (status == STATUS_OK) {
        status = reopen(&w, &old, ground, why, err);
    }
    if (status == STATUS_OK) {
        status = signings_take_back(&w, scoring->panel.record.id, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "退回打分表 %s, %s", submission_no(a, key.submission), ground->name), why,
        batch, err);
}

static enum status ids_of(struct write *w, const struct sheet_voiding *v, struct candidates *out,
                          struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(
        w->desk->db, QUERY_SHEETS_IN_FORCE,
        DB_ARGS(db_int(v->panel), db_int(v->key.reviewer), db_int(v->key.submission)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        VEC_PUSH(w->arena, out)->sheet.record.id = db_column_int(&c, 0);
    }
    db_finish(&c);
    return status;
}

enum status sheets_void(struct write *w, const struct sheet_voiding *v, int64_t *n, struct err *err)
{
    struct candidates all = {0};
    enum status status = ids_of(w, v, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        struct sheet *old = &all.at[i].sheet;
        status = record_load(w->desk->db, &sheet_type, old->record.id, w->arena, old, err);
        if (status == STATUS_OK) {
            status = make_void(w, old, v->ground, v->why, err);
        }
    }
    *n = (int64_t)all.n;
    return status;
}

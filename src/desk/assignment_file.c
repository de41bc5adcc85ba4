#include "desk/assignment_file.h"

#include "desk/assignment_freeze.h"
#include "desk/assignment_judge.h"
#include "desk/assignment_parts.h"
#include "desk/stage_advance.h"
#include "desk/submissions.h"

enum place { AT_CASE, AT_REVIEWER, COLUMNS };

static const struct list_file_column columns[COLUMNS] = {
    [AT_CASE] = {{"申报件号|申报件|编号|件号", true}, DAMAGE_COLUMN_TEXT},
    [AT_REVIEWER] = {{"专家|专家编号|姓名|评审专家", true}, DAMAGE_COLUMN_TEXT},
};

struct taking {
    struct write *w;
    const struct assignment_file *options;
    struct assignment_plan *plan;
    struct assignment_judge judge;
};

/* What the row says wrong rejects it; anything else ends the reading. */
static enum status told(struct taking *t, struct list_row *row, size_t column, enum status status,
                        const struct err *refusal, struct err *err)
{
    if (status == STATUS_DATA || status == STATUS_NOT_FOUND) {
        list_row_tell(&t->plan->file, row,
                      (struct list_remark){column, SEVERITY_ERROR, "wrong", refusal->text});
        return STATUS_OK;
    }
    return status == STATUS_OK ? status : err_set(err, status, "%s", refusal->text);
}

static enum status put(struct taking *t, struct list_row *row, const struct assignment *x,
                       struct err *err)
{
    int64_t id = 0;
    enum status status = assignment_of(t->w->desk, x->panel, x->reviewer, x->submission, &id, err);
    if (status != STATUS_OK || id) {
        t->plan->file.counts.same += status == STATUS_OK;
        return status;
    }
    const char *refusal = assignment_refusal(&t->judge, x->reviewer, x->submission);
    if (refusal) {
        list_row_tell(&t->plan->file, row,
                      (struct list_remark){AT_REVIEWER, SEVERITY_ERROR, "wrong", refusal});
        return STATUS_OK;
    }
    t->plan->file.counts.new ++;
    return assignment_ensure(t->w, x, &id, err);
}

static enum status take_row(void *to, struct list_row *row, struct err *err)
{
    struct taking *t = to;
    struct submission s = {0};
    struct reviewer r = {0};
    struct err refusal = {.arena = t->w->arena};
    enum status status =
        submission_find(t->w->desk, t->w->arena, row->cells[AT_CASE], &s, &refusal);
    status = told(t, row, AT_CASE, status, &refusal, err);
    if (status == STATUS_OK && !row->is_rejected) {
        status = reviewer_find(t->w->desk, t->w->arena, row->cells[AT_REVIEWER], &r, &refusal);
        status = told(t, row, AT_REVIEWER, status, &refusal, err);
    }
    const struct assignment x = {.panel = t->options->panel,
                                 .reviewer = r.record.id,
                                 .submission = s.record.id,
                                 .origin = ASSIGNED_FILE};
    return status == STATUS_OK && !row->is_rejected ? put(t, row, &x, err) : status;
}

enum status assignment_file_take(struct desk *desk, struct arena *a,
                                 const struct assignment_file *o, struct assignment_plan *out,
                                 struct err *err)
{
    *out = (struct assignment_plan){.file = {.columns = columns, .n_columns = COLUMNS}};
    struct write w;
    struct taking t = {.w = &w, .options = o, .plan = out};
    const struct list_visit visit = {take_row, &t};
    enum status status = write_begin(&w, desk, a, "assign_file", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = assignment_judge_load(desk, a, o->panel, &t.judge, err);
    }
    if (status == STATUS_OK) {
        status = assignment_must_be_open(&t.judge.panel, err);
    }
    if (status == STATUS_OK) {
        status = panel_needs_advance(desk, a, &t.judge.panel, err);
    }
    if (status == STATUS_OK) {
        status = list_file_read(a, o->path, o->charset, &out->file, &visit, err);
    }
    if (o->is_dry) {
        return write_forget(&w, status);
    }
    const struct list_counts *c = &out->file.counts;
    return write_end(&w, status,
                     arena_printf(a, "按文件分配 %s: 新分配 %lld 已有 %lld 拒收 %lld",
                                  text_or_empty(out->file.headed.file), (long long)c->new,
                                  (long long)c->same, (long long)c->rejected),
                     NULL, &out->batch, err);
}

#include "desk/ranking_export.h"

#include "base/file.h"
#include "base/slice.h"
#include "desk/submissions.h"
#include "model/submission.h"
#include "text/csv_writer.h"

struct export
{
    struct desk *desk;
    struct arena *arena;
    const struct ranking *ranking;
    struct csv_writer writer;
    struct outfile file;
    struct ranking_exported *out;
};

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void cell(struct export *e, const char *text)
{
    csv_writer_cell(&e->writer, slice_of(text_or_empty(text)));
}

static void write_head(struct export *e)
{
    static const char *const heads[] = {"序号",     "编号",     "成果名称", "申报方向", "申报单位",
                                        "联合单位", "推荐单位", "得分",     "名次",     "说明"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        cell(e, heads[i]);
    }
    csv_writer_end_row(&e->writer);
}

static const char *joined(struct arena *a, const struct texts *names)
{
    const char *all = "";
    for (size_t i = 0; i < names->n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? "、" : "", names->at[i]);
    }
    return all;
}

static enum status write_case(struct export *e, size_t i, struct err *err)
{
    struct ranking_line line;
    struct submission_view v;
    enum status status = ranking_line_load(e->desk, e->arena, e->ranking, i, &line, err);
    if (status == STATUS_OK) {
        status = submission_view_load(e->desk, e->arena, e->ranking->at[i].id, &v, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    cell(e, arena_printf(e->arena, "%zu", ++e->out->chosen));
    cell(e, line.no);
    cell(e, line.title);
    cell(e, v.submission.direction);
    cell(e, line.applicant);
    cell(e, joined(e->arena, &v.partners));
    cell(e, line.recommender);
    cell(e, line.score);
    cell(e, line.rank);
    cell(e, line.why);
    csv_writer_end_row(&e->writer);
    return STATUS_OK;
}

static enum status write_file(struct export *e, const struct ranking_export *how, struct err *err)
{
    const struct csv_sink sink = {to_file, &e->file};
    enum status status = csv_writer_open(&e->writer, how->charset, sink, e->arena, err);
    if (status != STATUS_OK) {
        return status;
    }
    write_head(e);
    for (size_t i = 0; i < e->ranking->n && status == STATUS_OK; i++) {
        enum line_side side = e->ranking->at[i].row.side;
        e->out->open += side == LINE_OPEN;
        status = side == LINE_IN ? write_case(e, i, err) : STATUS_OK;
    }
    csv_writer_close(&e->writer);
    return status;
}

static const char *told(struct arena *a, const struct ranking_exported *x, const char *source)
{
    const char *open = x->open ? arena_printf(a, "; 并列跨线待定 %zu 件, 没有列入", x->open) : "";
    const char *quota = x->quota < 0
                            ? "本单位没有查到名额"
                            : arena_printf(a, "名额 %lld (%s)%s", (long long)x->quota,
                                           text_or_empty(source), x->is_over ? ", 超出了" : "");
    return arena_printf(a, "已选 %zu 件, %s%s", x->chosen, quota, open);
}

enum status ranking_export(struct desk *desk, struct arena *a, const struct ranking *r,
                           const struct ranking_export *how, struct ranking_exported *out,
                           struct err *err)
{
    struct export e = {.desk = desk, .arena = a, .ranking = r, .out = out};
    const char *source = NULL;
    *out = (struct ranking_exported){0};
    if (r->cut < 0) {
        return err_set(err, STATUS_DATA, "没有入围线，不知道选哪些；请用 --cut 写明取几件");
    }
    enum status status = ranking_quota(desk, a, r, &out->quota, &source, err);
    if (status == STATUS_OK) {
        status = outfile_open(&e.file, how->path, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_file(&e, how, err);
    if (status != STATUS_OK) {
        outfile_abort(&e.file);
        return status;
    }
    out->is_over = out->quota >= 0 && (int64_t)out->chosen > out->quota;
    out->text = told(a, out, source);
    return outfile_commit(&e.file, err);
}

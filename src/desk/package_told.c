#include "desk/package_told.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "model/finding.h"

void package_told_file(struct buf *out, const struct package_file *f)
{
    struct arena a = {0};
    const char *digest = text_or_empty(f->digest ? f->digest : f->fingerprint);
    if (text_is_empty(f->number)) {
        buf_text(out, "移交包\n");
    } else {
        buf_printf(out, "移交包 %s  %s  校验码 %s\n", f->number, f->made_at,
                   package_check_code(&a, digest));
    }
    buf_printf(out, "报送单位  %s\n", f->sender);
    if (!text_is_empty(f->receiver)) {
        buf_printf(out, "接收单位  %s\n", f->receiver);
    }
    buf_printf(out, "通知      %s %s (第 %lld 版)\n", f->notice, text_or_empty(f->title),
               (long long)f->revision);
    buf_printf(out, "汇总表    %s%s%s\n", f->table, text_is_empty(f->track) ? "" : "  通道 ",
               text_or_empty(f->track));
    buf_printf(out, "申报件    %lld 件  收件 %lld 个\n", (long long)f->parts[PACKAGE_TABLE].rows,
               (long long)f->parts[PACKAGE_RECEIPTS].rows);
    arena_release(&a);
}

void package_told_warnings(struct buf *out, const struct package_warnings *warnings)
{
    for (size_t i = 0; i < warnings->n; i++) {
        buf_printf(out, "警告: %s\n", warnings->at[i]);
    }
}

void package_told_parts(struct buf *out, const struct package_file *f)
{
    struct arena a = {0};
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        const struct package_part *p = &f->parts[i];
        buf_printf(out, "%s  %lld 行  %zu 字节  SHA-256 %s\n",
                   utf8_pad(&a, arena_printf(&a, "%s %s", p->what, p->name), 24),
                   (long long)p->rows, p->bytes.n, p->digest);
    }
    arena_release(&a);
}

/* ---- two of them ------------------------------------------------------------------------------------ */

static void told_cases(struct buf *out, const char *word, const struct package_cases *cases)
{
    for (size_t i = 0; i < cases->n; i++) {
        buf_printf(out, "%s  %s %s\n", word, cases->at[i].no, cases->at[i].title);
    }
}

static void told_cell(struct buf *out, const char *cell)
{
    bool is_empty = text_is_empty(cell);
    buf_printf(out, "%s%s%s", is_empty ? "(空)" : "「", text_or_empty(cell), is_empty ? "" : "」");
}

void package_told_comparison(struct buf *out, const char *last, const struct package_comparison *c)
{
    if (!last) {
        buf_text(out, "以前没有这样的移交包, 无从对照\n");
        return;
    }
    buf_printf(
        out,
        "与 %s 对照 (按报送单位的申报件号): 新增 %lld 件  去掉 %lld 件  改动 %lld 件 %lld 格  "
        "不变 %lld 件\n",
        last, (long long)c->n_added, (long long)c->n_removed, (long long)c->n_changed,
        (long long)c->n_cells, (long long)c->n_same);
    told_cases(out, "新增", &c->added);
    told_cases(out, "去掉", &c->removed);
    for (size_t i = 0; i < c->cells.n; i++) {
        const struct package_change *one = &c->cells.at[i];
        buf_printf(out, "改动  %s %s  %s: ", one->no, one->title, one->heading);
        told_cell(out, one->old);
        buf_text(out, " -> ");
        told_cell(out, one->new);
        buf_char(out, '\n');
    }
    int64_t kept = (int64_t)(c->added.n + c->removed.n + c->cells.n);
    if (kept < c->n_added + c->n_removed + c->n_cells) {
        buf_printf(out, "... 只列出前 %lld 处\n", (long long)kept);
    }
}

/* ---- received ------------------------------------------------------------------------------------------ */

static void told_ack(struct buf *out, const struct package_ack *ack)
{
    buf_printf(
        out, "移交包 %s 的回执: %s 于 %s 接收, %lld 件 (新增 %lld 修改 %lld 不变 %lld 未收 %lld)\n",
        ack->number, ack->receiver, ack->taken_at, (long long)ack->rows, (long long)ack->counts.new,
        (long long)ack->counts.changed, (long long)ack->counts.same,
        (long long)ack->counts.refused);
}

static void told_problems(struct buf *out, const struct table_plan *p)
{
    struct arena a = {0};
    for (size_t i = 0; i < p->problems.n; i++) {
        const struct table_problem *one = &p->problems.at[i];
        if (one->severity != SEVERITY_NOTE) {
            buf_printf(out, "%s %s %s: %s\n", severity_name(one->severity),
                       table_plan_place(&a, p, one->line, one->column), text_or_empty(one->heading),
                       one->text);
        }
    }
    arena_release(&a);
}

void package_told_received(struct buf *out, const struct package_received *r)
{
    const struct table_counts *c = &r->plan.counts;
    if (r->is_ack) {
        told_ack(out, &r->ack);
        return;
    }
    package_told_file(out, &r->file);
    buf_text(out, "核对: 各文件与清单相符\n");
    package_told_warnings(out, &r->warnings);
    buf_printf(out,
               "推荐单位 %s\n%s: 新增 %lld  修改 %lld  不变 %lld  拒收 %lld (其中待答 %lld)  没了 "
               "%lld\n",
               r->plan.recommender ? r->plan.recommender : "见各行", r->batch ? "已写入" : "写入后",
               (long long)c->new, (long long)c->changed, (long long)c->same,
               (long long)(c->rejected + c->asked), (long long)c->asked, (long long)c->gone);
    package_told_comparison(out, r->last, &r->against_last);
    told_problems(out, &r->plan);
    package_told_parts(out, &r->file);
}

/* ---- what there was --------------------------------------------------------------------------------- */

const char *package_told_state(struct arena *a, const struct package *p)
{
    if (text_eq(p->direction, "in")) {
        return arena_printf(a, "收于 %s", instant_text(a, p->taken_at));
    }
    return p->acked_at == NUMBER_NONE ? "还没有回执"
                                      : arena_printf(a, "回执 %s", instant_text(a, p->acked_at));
}

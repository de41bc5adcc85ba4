#include "cli/package_out.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "text/table.h"

void package_file_text(struct cli *cli, const struct package_file *f)
{
    struct arena *a = cli->arena;
    const char *sent =
        text_is_empty(f->number) ? "" : arena_printf(a, "%s  %s  ", f->number, f->made_at);
    buf_printf(&cli->out, "移交包 %s校验码 %s\n", sent,
               package_check_code(a, text_or_empty(f->digest ? f->digest : f->fingerprint)));
    buf_printf(&cli->out, "报送单位  %s\n", f->sender);
    if (!text_is_empty(f->receiver)) {
        buf_printf(&cli->out, "接收单位  %s\n", f->receiver);
    }
    buf_printf(&cli->out, "通知      %s %s (第 %lld 版)\n", f->notice, text_or_empty(f->title),
               (long long)f->revision);
    buf_printf(&cli->out, "汇总表    %s%s%s\n", f->table, text_is_empty(f->track) ? "" : "  通道 ",
               text_or_empty(f->track));
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        const struct package_part *p = &f->parts[i];
        buf_printf(&cli->out, "%s  %lld 行  %zu 字节  SHA-256 %s\n",
                   utf8_pad(a, arena_printf(a, "%s %s", p->what, p->name), 24), (long long)p->rows,
                   p->bytes.n, p->digest);
    }
}

void package_file_json(struct json *j, const struct package_file *f)
{
    json_put_text(j, "number", f->number);
    json_put_text(j, "made_at", f->made_at);
    json_put_text(j, "sender", f->sender);
    json_put_text(j, "receiver", f->receiver);
    json_put_text(j, "notice", f->notice);
    json_put_int(j, "revision", f->revision);
    json_put_text(j, "track", f->track);
    json_put_text(j, "table", f->table);
    json_put_text(j, "digest", f->digest);
    json_put_text(j, "fingerprint", f->fingerprint);
    json_key(j, "parts");
    json_array(j);
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        const struct package_part *p = &f->parts[i];
        json_object(j);
        json_put_text(j, "name", p->name);
        json_put_int(j, "rows", p->rows);
        json_put_int(j, "bytes", (int64_t)p->bytes.n);
        json_put_text(j, "digest", p->digest);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- two of them ------------------------------------------------------------------------------------ */

static void cases_text(struct cli *cli, const char *word, const struct package_cases *cases)
{
    for (size_t i = 0; i < cases->n; i++) {
        buf_printf(&cli->out, "%s  %s %s\n", word, cases->at[i].no, cases->at[i].title);
    }
}

static const char *shown(struct arena *a, const char *cell)
{
    return text_is_empty(cell) ? "(空)" : arena_printf(a, "「%s」", cell);
}

void package_comparison_text(struct cli *cli, const char *last, const struct package_comparison *c)
{
    if (!last) {
        buf_text(&cli->out, "以前没有这样的移交包, 无从对照\n");
        return;
    }
    buf_printf(&cli->out,
               "与 %s 对照 (按对方申报件号): 新增 %lld 件  去掉 %lld 件  改动 %lld 件 %lld 格  "
               "不变 %lld 件\n",
               last, (long long)c->n_added, (long long)c->n_removed, (long long)c->n_changed,
               (long long)c->n_cells, (long long)c->n_same);
    cases_text(cli, "新增", &c->added);
    cases_text(cli, "去掉", &c->removed);
    for (size_t i = 0; i < c->cells.n; i++) {
        const struct package_change *one = &c->cells.at[i];
        buf_printf(&cli->out, "改动  %s %s  %s: %s -> %s\n", one->no, one->title, one->heading,
                   shown(cli->arena, one->old), shown(cli->arena, one->new));
    }
    int64_t kept = (int64_t)(c->added.n + c->removed.n + c->cells.n);
    if (kept < c->n_added + c->n_removed + c->n_cells) {
        buf_printf(&cli->out, "... 只列出前 %lld 处\n", (long long)kept);
    }
}

static void cases_json(struct json *j, const char *key, const struct package_cases *cases)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < cases->n; i++) {
        json_object(j);
        json_put_text(j, "no", cases->at[i].no);
        json_put_text(j, "title", cases->at[i].title);
        json_object_end(j);
    }
    json_array_end(j);
}

void package_comparison_json(struct json *j, const char *last, const struct package_comparison *c)
{
    json_put_text(j, "last", last);
    if (!last) {
        return;
    }
    json_key(j, "counts");
    json_object(j);
    json_put_int(j, "added", c->n_added);
    json_put_int(j, "removed", c->n_removed);
    json_put_int(j, "changed", c->n_changed);
    json_put_int(j, "cells", c->n_cells);
    json_put_int(j, "same", c->n_same);
    json_object_end(j);
    cases_json(j, "added", &c->added);
    cases_json(j, "removed", &c->removed);
    json_key(j, "cells");
    json_array(j);
    for (size_t i = 0; i < c->cells.n; i++) {
        const struct package_change *one = &c->cells.at[i];
        json_object(j);
        json_put_text(j, "no", one->no);
        json_put_text(j, "title", one->title);
        json_put_text(j, "heading", one->heading);
        json_put_text(j, "old", one->old);
        json_put_text(j, "new", one->new);
        json_object_end(j);
    }
    json_array_end(j);
}

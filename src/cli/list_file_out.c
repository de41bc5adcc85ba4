#include "cli/list_file_out.h"

#include "text/table.h"

static const char *place_of(struct arena *a, const struct table_problem *p)
{
    const char *line = p->line ? arena_printf(a, "第 %d 行", p->line) : "";
    return p->column ? arena_printf(a, "%s第 %zu 列", line, p->column) : line;
}

static void problems_text(struct cli *cli, const struct table_problems *all)
{
    static const struct table_column columns[] = {{"位置", false, 0, false},
                                                  {"", false, 0, false},
                                                  {"列", false, 16, false},
                                                  {"说明", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 4);
    for (size_t i = 0; i < all->n; i++) {
        table_cell(&t, place_of(cli->arena, &all->at[i]));
        table_cell(&t, severity_name(all->at[i].severity));
        table_cell(&t, all->at[i].heading);
        table_cell(&t, all->at[i].text);
    }
    if (all->n) {
        table_write(&t, &cli->out);
        buf_char(&cli->out, '\n');
    }
    if (all->total > (int64_t)all->n) {
        buf_printf(&cli->out, "... 共 %lld 处, 只列出前 %zu 处\n", (long long)all->total, all->n);
    }
}

void list_file_text(struct cli *cli, const struct list_file *file, const char *done)
{
    const struct list_counts *c = &file->counts;
    const struct headed *h = &file->headed;
    buf_printf(&cli->out, "%s  %s  表头第 %d 行  %lld 行 空行 %lld\n", h->file,
               charset_name(h->charset), h->header_line, (long long)c->read, (long long)c->blank);
    for (size_t i = 0; i < h->others.n; i++) {
        buf_printf(&cli->out, "没有「%s」这一列, 不导入\n", h->others.at[i]);
    }
    problems_text(cli, &file->problems);
    buf_printf(&cli->out, "%s: 新增 %lld  修改 %lld  不变 %lld  拒收 %lld\n", done,
               (long long)c->new, (long long)c->changed, (long long)c->same,
               (long long)c->rejected);
}

static void problem_json(struct json *j, const struct table_problem *p)
{
    json_object(j);
    json_put_int(j, "line", p->line);
    json_put_int(j, "column", (int64_t)p->column);
    json_put_text(j, "heading", p->heading);
    json_put_text(j, "severity", severity_id(p->severity));
    json_put_text(j, "code", p->code);
    json_put_text(j, "text", p->text);
    json_object_end(j);
}

void list_file_json(struct json *j, const struct list_file *file, const char *path)
{
    const struct list_counts *c = &file->counts;
    json_put_text(j, "file", path);
    json_put_text(j, "encoding", charset_name(file->headed.charset));
    json_put_int(j, "header_line", file->headed.header_line);
    json_key(j, "rows");
    json_object(j);
    json_put_int(j, "read", c->read);
    json_put_int(j, "blank", c->blank);
    json_put_int(j, "new", c->new);
    json_put_int(j, "changed", c->changed);
    json_put_int(j, "same", c->same);
    json_put_int(j, "rejected", c->rejected);
    json_object_end(j);
    json_key(j, "problems");
    json_array(j);
    for (size_t i = 0; i < file->problems.n; i++) {
        problem_json(j, &file->problems.at[i]);
    }
    json_array_end(j);
    json_put_int(j, "problems_total", file->problems.total);
}

void list_file_batch(struct cli *cli, int64_t batch, bool is_dry)
{
    if (batch) {
        buf_printf(&cli->notes, "这一批是第 %lld 号, 整批撤销用 shenbao undo %lld\n",
                   (long long)batch, (long long)batch);
    } else {
        buf_text(&cli->notes, is_dry ? "只是预览, 什么也没有写入\n" : "没有要写入的\n");
    }
}

enum status list_file_status(const struct list_file *file)
{
    return file->counts.rejected ? STATUS_FINDINGS : STATUS_OK;
}

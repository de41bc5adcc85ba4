#include "cli/problems_out.h"

#include "text/json.h"

void problems_text(struct buf *out, const struct problems *ps)
{
    for (size_t i = 0; i < ps->n; i++) {
        buf_printf(out, "%s:%d:%d: %s\n", ps->file, ps->at[i].line, ps->at[i].column,
                   ps->at[i].text);
    }
}

static void check_text(struct cli *cli, const struct problems *ps)
{
    problems_text(&cli->out, ps);
    if (ps->n == 0) {
        buf_printf(&cli->notes, "%s: 没有问题\n", ps->file);
    }
}

static void check_json(struct json *j, const struct problems *ps)
{
    for (size_t i = 0; i < ps->n; i++) {
        json_object(j);
        json_put_text(j, "file", ps->file);
        json_put_int(j, "line", ps->at[i].line);
        json_put_int(j, "column", ps->at[i].column);
        json_put_text(j, "text", ps->at[i].text);
        json_object_end(j);
    }
}

enum status problems_check(struct cli *cli, const text_list *files,
                           enum status (*check)(struct cli *cli, const char *path,
                                                struct problems *ps, struct err *err),
                           struct err *err)
{
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    size_t found = 0;
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < files->n && status == STATUS_OK; i++) {
        struct problems ps = {0};
        status = check(cli, files->at[i], &ps, err);
        found += ps.n;
        if (status == STATUS_OK && cli->is_json) {
            check_json(&j, &ps);
        } else if (status == STATUS_OK) {
            check_text(cli, &ps);
        }
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    }
    return status == STATUS_OK && found ? STATUS_FINDINGS : status;
}

/* shenbao notice list, show, export: what the desk has. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "text/json.h"
#include "text/table.h"

static void put_tracks(struct json *j, const struct notice *n)
{
    json_key(j, "tracks");
    json_array(j);
    for (size_t i = 0; i < n->tracks.n; i++) {
        json_object(j);
        json_put_text(j, "code", n->tracks.at[i].code);
        json_put_text(j, "name", n->tracks.at[i].name);
        json_object_end(j);
    }
    json_array_end(j);
}

static enum status list_json(struct cli *cli, const struct notice_rows *rows, struct err *err)
{
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    json_array(&j);
    for (size_t i = 0; i < rows->n && status == STATUS_OK; i++) {
        const struct notice_row *r = &rows->at[i];
        const struct notice *n = NULL;
        status = notice_definition(cli->desk, r->record.id, r->revision, &n, err);
        if (status != STATUS_OK) {
            break;
        }
        json_object(&j);
        json_put_text(&j, "code", r->code);
        json_put_text(&j, "doc_no", r->doc_no);
        json_put_text(&j, "title", r->title);
        json_put_text(&j, "kind", r->kind);
        json_put_text(&j, "issued_on", r->issued_on);
        json_put_text(&j, "parent", r->parent);
        json_put_int(&j, "revision", r->revision);
        put_tracks(&j, n);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
    return status;
}

static void list_text(struct cli *cli, const struct notice_rows *rows)
{
    static const struct table_column columns[] = {{"简称", false, 0, false},
                                                  {"文号", false, 0, false},
                                                  {"印发", false, 0, false},
                                                  {"标题", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 4);
    for (size_t i = 0; i < rows->n; i++) {
        table_cell(&t, rows->at[i].code);
        table_cell(&t, rows->at[i].doc_no);
        table_cell(&t, rows->at[i].issued_on);
        table_cell(&t, rows->at[i].title);
    }
    table_write(&t, &cli->out);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct notice_rows rows;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = notice_rows_load(cli->desk, cli->arena, &rows, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        return list_json(cli, &rows, err);
    }
    list_text(cli, &rows);
    return STATUS_OK;
}

static enum status one_notice(struct cli *cli, int argc, char **argv, struct notice_row *row,
                              struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "通知的文号或简称", err);
    }
    return status == STATUS_OK ? notice_find(cli->desk, cli->arena, words.at[0], row, err) : status;
}

static enum status show_json(struct cli *cli, const struct notice_row *row, struct err *err)
{
    const struct notice *n = NULL;
    enum status status = notice_definition(cli->desk, row->record.id, row->revision, &n, err);
    if (status == STATUS_OK) {
        struct json j = json_start(&cli->out);
        notice_json(&j, n);
        json_finish(&j);
    }
    return status;
}

static enum status show_text(struct cli *cli, const struct notice_row *row, struct err *err)
{
    struct card card;
    enum status status = notice_card_load(cli->desk, cli->arena, row->record.id, &card, err);
    const char *section = "";
    for (size_t i = 0; status == STATUS_OK && i < card.n; i++) {
        const struct card_row *r = &card.at[i];
        if (!text_eq(section, r->section)) {
            buf_printf(&cli->out, "%s%s\n", i ? "\n" : "", r->section);
            section = r->section;
        }
        buf_fill(&cli->out, ' ', 2 + 2 * (size_t)r->depth);
        buf_printf(&cli->out, "%s%s%s", r->label, *r->value ? "  " : "", r->value);
        buf_printf(&cli->out, r->clause ? "  (%s)" : "%s", text_or_empty(r->clause));
        buf_printf(&cli->out, r->number ? "  [%s]\n" : "%s\n", text_or_empty(r->number));
    }
    return status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct notice_row row = {0};
    enum status status = one_notice(cli, argc, argv, &row, err);
    if (status != STATUS_OK) {
        return status;
    }
    return cli->is_json ? show_json(cli, &row, err) : show_text(cli, &row, err);
}

static enum status run_export(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct notice_row row = {0};
    const char *yaml = NULL;
    enum status status = one_notice(cli, argc, argv, &row, err);
    if (status == STATUS_OK) {
        status = notice_yaml(cli->desk, cli->arena, row.record.id, 0, &yaml, err);
    }
    if (status == STATUS_OK) {
        cli->is_verbatim = true;
        buf_text(&cli->out, yaml);
    }
    return status;
}

const struct command cmd_notice_list = {"notice list", "", "列出通知", true, run_list};
const struct command cmd_notice_show = {"notice show", "通知", "规则卡: 每条规则和它的条款", true,
                                        run_show};
const struct command cmd_notice_export = {"notice export", "通知", "把定义原样写出来", true,
                                          run_export};

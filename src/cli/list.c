#include "cli/list.h"

#include "cli/args.h"
#include "desk/lists.h"
#include "desk/notices.h"

/* Each object is written as it is made, so that memory does not grow with the list. */
static enum status write_json(struct cli *cli, const struct id_list *list,
                              const struct list_command *command, struct err *err)
{
    struct json j = json_start(&cli->out);
    struct arena *whole = cli->arena, row = {0};
    enum status status = STATUS_OK;
    json_array(&j);
    cli->arena = &row;
    for (size_t i = 0; i < list->n && status == STATUS_OK; i++) {
        status = command->json(cli, list->ids[i], &j, err);
        arena_reset(&row);
    }
    cli->arena = whole;
    arena_release(&row);
    if (status == STATUS_OK) {
        json_array_end(&j);
        json_finish(&j);
    }
    return status;
}

/* A text table is aligned, so it has to be whole before the first line is written. */
static enum status write_text(struct cli *cli, const struct id_list *list,
                              const struct list_command *command, struct err *err)
{
    struct table t = table_start(cli->arena, command->columns, command->n_columns);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < list->n && status == STATUS_OK; i++) {
        status = command->row(cli, list->ids[i], &t, err);
    }
    if (status == STATUS_OK) {
        table_write(&t, &cli->out);
    }
    return status;
}

static enum status parse(struct cli *cli, int argc, char **argv, const struct list_command *command,
                         struct list_options *o, struct err *err)
{
    const char *code = NULL;
    struct notice_row row = {0};
    text_list words = {0};
    const struct option options[] = {{"where", 0, NULL, &o->where, NULL},
                                     {"order", 0, NULL, &o->order, NULL},
                                     {"reverse", 0, &o->is_descending, NULL, NULL},
                                     {"void", 0, &o->with_void, NULL, NULL},
                                     {"notice", 0, NULL, &code, NULL}};
    size_t n = sizeof options / sizeof *options - (command->has_notice ? 0 : 1);
    enum status status = args_parse(cli->arena, argc, argv, options, n, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && code) {
        status = notice_find(cli->desk, cli->arena, code, &row, err);
    }
    o->noun = command->noun;
    o->notice = row.record.id;
    return status;
}

enum status cli_list(struct cli *cli, int argc, char **argv, const struct list_command *command,
                     struct err *err)
{
    struct list_options o = {0};
    struct id_list list = {0};
    enum status status = parse(cli, argc, argv, command, &o, err);
    if (status == STATUS_OK) {
        status = id_list_open(&list, cli->desk, &o, err);
    }
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    if (status == STATUS_OK) {
        status = cli->is_json ? write_json(cli, &list, command, err)
                              : write_text(cli, &list, command, err);
    }
    id_list_release(&list);
    return status;
}

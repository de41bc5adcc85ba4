/* `… list`: the same options, reading and shapes for every noun that has a list. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "cli/cli.h"
#include "text/json.h"
#include "text/table.h"

struct list_command {
    const char *noun; /* submission, unit, receipt */
    bool has_notice;  /* takes --notice */
    const struct table_column *columns;
    size_t n_columns;
    /* One row as an object, or as cells of the table. Memory of cli->arena lasts as long as the
     * output needs it. */
    enum status (*json)(struct cli *cli, int64_t id, struct json *j, struct err *err);
    enum status (*row)(struct cli *cli, int64_t id, struct table *t, struct err *err);
};

enum status cli_list(struct cli *cli, int argc, char **argv, const struct list_command *command,
                     struct err *err) MUST_CHECK;

#endif

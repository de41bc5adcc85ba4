/* shenbao init: a new desk. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/desk.h"

static enum status make_folder(struct arena *a, const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    return slash && slash != path ? dir_make(arena_copy(a, path, (size_t)(slash - path)), err)
                                  : STATUS_OK;
}

static enum status run_init(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *unit = NULL, *class = NULL, *name = NULL;
    text_list words = {0};
    const struct option options[] = {{"unit", 0, NULL, &unit, NULL},
                                     {"class", 0, NULL, &class, NULL},
                                     {"name", 0, NULL, &name, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = make_folder(cli->arena, cli->desk_path, err);
    }
    struct desk_options o = {.path = cli->desk_path,
                             .data_dir = cli->data_dir,
                             .login = cli->user,
                             .name = name,
                             .unit = unit,
                             .class = class,
                             .clock = cli->clock};
    struct desk *desk = NULL;
    if (status == STATUS_OK) {
        status = desk_create(&desk, &o, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已建立申报台 %s, 管理员 %s%s%s\n", cli->desk_path, cli->user,
                   unit ? ", 单位 " : "", text_or_empty(unit));
    }
    desk_close(desk);
    return status;
}

const struct command cmd_init = {
    "init",
    "[--unit 单位] [--class 类别] [--name 管理员姓名]",
    "新建申报台, 带上随程序来的通知, 日历和类别; 已有的不动",
    false,
    run_init,
};

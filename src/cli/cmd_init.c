/* shenbao init: a new desk. */
#include "base/file.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/desk.h"

static enum status run_init(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *unit = NULL, *class = NULL, *name = NULL, *region = NULL;
    bool is_shared = false;
    text_list words = {0};
    const struct option options[] = {{"unit", 0, NULL, &unit, NULL},
                                     {"class", 0, NULL, &class, NULL},
                                     {"name", 0, NULL, &name, NULL},
                                     {"region", 0, NULL, &region, NULL},
                                     {"shared", 0, &is_shared, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 5, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = dir_make_for(cli->desk_path, is_shared, err);
    }
    struct desk_options o = {.path = cli->desk_path,
                             .data_dir = cli->data_dir,
                             .login = cli->user,
                             .name = name,
                             .unit = unit,
                             .class = class,
                             .region = region,
                             .is_shared = is_shared,
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
    "[--unit 单位] [--class 类别] [--region 地区] [--name 管理员姓名] [--shared]",
    "新建申报台, 带上随程序来的通知, 日历和类别; 已有的不动",
    false,
    run_init,
};

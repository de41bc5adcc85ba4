/* shenbao demo: fills a new desk with invented work. */
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/demo.h"

static enum status run_demo(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = demo_fill(cli->desk, cli->arena, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已放进示例 (单位, 人名, 号码都是虚构的): %s\n", cli->desk_path);
    }
    return status;
}

const struct command cmd_demo = {
    "demo", "", "往新的申报台里放一批虚构的申报件和收件, 供试用", true, run_demo,
};

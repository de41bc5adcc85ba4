/* shenbao setting list, set: the numbers of this desk. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/settings.h"
#include "text/json.h"

static void setting_json(struct json *j, const struct desk_number *n, int64_t value)
{
    json_object(j);
    json_put_text(j, "key", n->key);
    json_put_text(j, "name", n->name);
    json_put_int(j, "value", value);
    json_put_text(j, "unit", n->unit);
    json_put_int(j, "least", n->least);
    json_put_int(j, "most", n->most);
    json_object_end(j);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    struct json j = json_start(&cli->out);
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < n_desk_numbers && status == STATUS_OK; i++) {
        const struct desk_number *n = &desk_numbers[i];
        int64_t value = 0;
        status = desk_number_load(cli->desk, cli->arena, n, &value, err);
        if (cli->is_json) {
            setting_json(&j, n, value);
        } else {
            buf_printf(&cli->out, "%s  %lld%s  (%lld 到 %lld)  %s\n", n->name, (long long)value,
                       n->unit, (long long)n->least, (long long)n->most, n->help);
        }
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    }
    return status;
}

static enum status run_set(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *why = NULL;
    long value = 0;
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "哪一项, 多少", err);
    }
    if (status == STATUS_OK) {
        status = args_number(words.at[1], words.at[0], &value, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct desk_number *n = desk_number_find(words.at[0]);
    return n ? desk_number_set(cli->desk, cli->arena, n, value, why, err)
             : err_set(err, STATUS_USAGE, "没有设置「%s」; shenbao setting list 列出全部",
                       words.at[0]);
}

const struct command cmd_setting_list = {"setting list", "", "本台自定的数", true, run_list};
const struct command cmd_setting_set = {"setting set", "哪一项 多少 [--why 理由]",
                                        "定本台自定的数 (管理员); 可以撤销", true, run_set};

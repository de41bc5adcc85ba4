/* shenbao notice compare, stop, resume: two notices side by side, and what is done with a notice as a
 * whole. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/comparison_out.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "text/json.h"

/* ---- compare ------------------------------------------------------------------------------------- */

static enum status find_pair(struct cli *cli, const text_list *words, struct notice_row *left,
                             struct notice_row *right, struct err *err)
{
    enum status status = notice_find(cli->desk, cli->arena, words->at[0], left, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *other = words->n > 1 ? words->at[1] : left->parent;
    return other ? notice_find(cli->desk, cli->arena, other, right, err)
                 : err_set(err, STATUS_USAGE, "%s 没有写上级通知; 再写一份与它对照的通知",
                           left->code);
}

static enum status run_compare(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    bool only_different = false;
    struct notice_row left, right;
    struct comparison c;
    const struct option options[] = {{.name = "differences", .flag = &only_different}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 2, "一份或两份通知", err);
    }
    if (status == STATUS_OK) {
        status = find_pair(cli, &words, &left, &right, err);
    }
    if (status == STATUS_OK) {
        status =
            notice_comparison_load(cli->desk, cli->arena, left.record.id, right.record.id, &c, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        struct json j = json_start(&cli->out);
        comparison_json(&j, &c, only_different);
        json_finish(&j);
    } else if (status == STATUS_OK) {
        const char *const names[] = {left.code, right.code};
        comparison_text(&cli->out, &c, only_different, names);
        buf_printf(&cli->notes, "%zu 项, 不同 %zu 项\n", c.n, c.different);
    }
    return status;
}

/* ---- stop and resume ----------------------------------------------------------------------------- */

static enum status stop(struct cli *cli, int argc, char **argv, bool is_stopped, struct err *err)
{
    text_list words = {0};
    const char *why = NULL;
    struct notice_row row;
    const struct option options[] = {{.name = "why", .value = &why}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "通知的文号或简称", err);
    }
    if (status == STATUS_OK && text_is_empty(why)) {
        status = err_set(err, STATUS_USAGE, "要写理由: --why 理由");
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, words.at[0], &row, err);
    }
    return status == STATUS_OK
               ? notice_stop(cli->desk, cli->arena, row.record.id, is_stopped, why, err)
               : status;
}

static enum status run_stop(struct cli *cli, int argc, char **argv, struct err *err)
{
    return stop(cli, argc, argv, true, err);
}

static enum status run_resume(struct cli *cli, int argc, char **argv, struct err *err)
{
    return stop(cli, argc, argv, false, err);
}

const struct command cmd_notice_compare = {"notice compare", "通知 [通知] [--differences]",
                                           "两份通知并排对照; 只写一份时与它的上级对照", true,
                                           run_compare};
const struct command cmd_notice_stop = {"notice stop", "通知 --why 理由",
                                        "停用通知: 不再登记新的申报件", true, run_stop};
const struct command cmd_notice_resume = {"notice resume", "通知 --why 理由", "恢复停用的通知",
                                          true, run_resume};

/* shenbao notice compare, stop, resume, update: two notices side by side, and what is done with a
 * notice as a whole. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notice_candidate.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "text/json.h"

/* ---- compare ------------------------------------------------------------------------------------- */

static void side_json(struct json *j, const char *key, const char *text, const char *clause)
{
    json_key(j, key);
    json_object(j);
    json_put_text(j, "text", text);
    json_put_text(j, "clause", clause);
    json_object_end(j);
}

static void comparison_json(struct cli *cli, const struct comparison *c, bool only_different)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < c->n; i++) {
        const struct compare_row *r = &c->at[i];
        if (only_different && !r->is_different) {
            continue;
        }
        json_object(&j);
        json_put_text(&j, "section", r->section);
        json_put_text(&j, "subject", r->subject);
        json_key(&j, "different");
        json_bool(&j, r->is_different);
        side_json(&j, "a", r->a, r->clause_a);
        side_json(&j, "b", r->b, r->clause_b);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void side_text(struct cli *cli, const char *name, const char *text, const char *clause)
{
    buf_printf(&cli->out, "    %s: %s%s%s%s\n", name, text, clause ? "  (" : "",
               text_or_empty(clause), clause ? ")" : "");
}

static void comparison_text(struct cli *cli, const struct comparison *c, bool only_different,
                            const char *const *names)
{
    const char *section = "";
    for (size_t i = 0; i < c->n; i++) {
        const struct compare_row *r = &c->at[i];
        if (only_different && !r->is_different) {
            continue;
        }
        if (!text_eq(section, r->section)) {
            buf_printf(&cli->out, "%s%s\n", *section ? "\n" : "", r->section);
            section = r->section;
        }
        buf_printf(&cli->out, "%s %s\n", r->is_different ? "*" : " ", r->subject);
        side_text(cli, names[0], r->a, r->clause_a);
        side_text(cli, names[1], r->b, r->clause_b);
    }
}

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
        comparison_json(cli, &c, only_different);
    } else if (status == STATUS_OK) {
        const char *const names[] = {left.code, right.code};
        comparison_text(cli, &c, only_different, names);
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

/* ---- update --------------------------------------------------------------------------------------- */

static const struct {
    const char *id, *text;
} states[] = {
    [SHIPPED_NEW] = {"new", "新增"},
    [SHIPPED_CHANGED] = {"changed", "有新定义"},
    [SHIPPED_OWN] = {"own", "本台改过, 不动; 要换用它就 notice load"},
};

static void shipped_json(struct cli *cli, const struct shipped_notices *s)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < s->n; i++) {
        json_object(&j);
        json_put_text(&j, "code", s->at[i].code);
        json_put_text(&j, "title", s->at[i].title);
        json_put_text(&j, "state", states[s->at[i].state].id);
        json_put_text(&j, "file", s->at[i].path);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void shipped_text(struct cli *cli, const struct shipped_notices *s)
{
    for (size_t i = 0; i < s->n; i++) {
        buf_printf(&cli->out, "%s  %s  %s\n", s->at[i].code, states[s->at[i].state].text,
                   s->at[i].path);
    }
    if (s->n == 0) {
        buf_text(&cli->notes, "随程序带来的通知都已是本台所用的\n");
    }
}

static enum status run_update(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    bool is_dry = false;
    struct shipped_notices s;
    const struct option options[] = {{.name = "dry-run", .flag = &is_dry}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = is_dry ? shipped_notices_load(cli->desk, cli->arena, &s, err)
                        : shipped_notices_update(cli->desk, cli->arena, &s, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? shipped_json : shipped_text)(cli, &s);
    }
    return status;
}

const struct command cmd_notice_compare = {"notice compare", "通知 [通知] [--differences]",
                                           "两份通知并排对照; 只写一份时与它的上级对照", true,
                                           run_compare};
const struct command cmd_notice_stop = {"notice stop", "通知 --why 理由",
                                        "停用通知: 不再登记新的申报件", true, run_stop};
const struct command cmd_notice_resume = {"notice resume", "通知 --why 理由", "恢复停用的通知",
                                          true, run_resume};
const struct command cmd_notice_update = {
    "notice update", "[--dry-run]", "换用随程序带来的新定义; 本台改过的通知不动", true, run_update};

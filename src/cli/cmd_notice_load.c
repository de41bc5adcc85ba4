/* shenbao notice check, load, update: definitions from files. */
#include "base/file.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/comparison_out.h"
#include "cli/problems_out.h"
#include "desk/notice_candidate.h"
#include "desk/notice_names.h"
#include "desk/notices.h"
#include "text/json.h"
#include "text/yaml.h"

#define MAX_NOTICE ((size_t)4 << 20)

/* ---- check --------------------------------------------------------------------------------------- */

static enum status check_file(struct cli *cli, const char *path, struct problems *ps,
                              struct err *err)
{
    struct slice text;
    enum status status = file_read(cli->arena, path, MAX_NOTICE, &text, err);
    return status == STATUS_OK ? notice_problems(cli->arena, text, path, ps, err) : status;
}

static enum status run_check(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list files = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &files, err);
    if (status == STATUS_OK) {
        status = args_count(&files, 1, SIZE_MAX, "通知文件", err);
    }
    return status == STATUS_OK ? problems_check(cli, &files, check_file, err) : status;
}

/* ---- load ---------------------------------------------------------------------------------------- */

static void candidate_json(struct json *j, const struct notice_candidate *c)
{
    json_object(j);
    json_put_text(j, "file", c->path);
    json_put_text(j, "code", c->code);
    json_put_text(j, "title", c->title);
    json_put_bool(j, "new", c->notice == 0);
    json_put_bool(j, "same", c->is_same);
    json_put_int(j, "revision", c->revision);
    json_put_int(j, "submissions", c->submissions);
    json_key(j, "changes");
    comparison_json(j, &c->changes, true);
    json_object_end(j);
}

static void candidate_text(struct cli *cli, const struct notice_candidate *c)
{
    const char *const names[] = {"现用", "文件"};
    buf_printf(&cli->out, "%s: %s %s第 %lld 版%s\n", c->path, c->code, c->notice ? "" : "新通知, ",
               (long long)c->revision, c->is_same ? ", 与现用的一字不差" : "");
    comparison_text(&cli->out, &c->changes, true, names);
}

/* What loading would do; the same refusal as loading when it is wrong. */
static enum status look_at(struct cli *cli, const char *path, struct json *j, struct err *err)
{
    struct notice_candidate c;
    enum status status = notice_candidate_read(cli->desk, cli->arena, path, &c, err);
    if (status == STATUS_OK && c.problems.n) {
        problems_text(&cli->notes, &c.problems);
        return err_set(err, STATUS_DATA, "%s 有 %zu 处问题, 不能载入", path, c.problems.n);
    }
    problems_text(&cli->notes, &c.hints);
    if (status == STATUS_OK && cli->is_json) {
        candidate_json(j, &c);
    } else if (status == STATUS_OK) {
        candidate_text(cli, &c);
    }
    return status;
}

static enum status look_at_all(struct cli *cli, const text_list *files, struct err *err)
{
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < files->n && status == STATUS_OK; i++) {
        status = look_at(cli, files->at[i], &j, err);
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    }
    return status;
}

/* Names that nothing on this desk bears: told, loaded all the same. */
static enum status tell_names(struct cli *cli, const char *path, int64_t notice, struct err *err)
{
    struct problems hints = {.arena = cli->arena, .file = path};
    const struct notice *n = NULL;
    enum status status = notice_definition(cli->desk, notice, 0, &n, err);
    if (status == STATUS_OK) {
        status = notice_names_check(cli->desk, cli->arena, n, &hints, err);
    }
    problems_text(&cli->notes, &hints);
    return status;
}

static enum status load_file(struct cli *cli, const char *path, struct err *err)
{
    struct slice text;
    struct notice_row row;
    enum status status = file_read(cli->arena, path, MAX_NOTICE, &text, err);
    if (status == STATUS_OK) {
        status = notice_load(cli->desk, cli->arena, text, path, &row, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "%s 第 %lld 版: %s\n", row.code, (long long)row.revision,
                   row.title);
        status = tell_names(cli, path, row.record.id, err);
    }
    return status;
}

static enum status run_load(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list files = {0};
    bool is_dry = false;
    const struct option options[] = {{.name = "dry-run", .flag = &is_dry}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &files, err);
    if (status == STATUS_OK) {
        status = args_count(&files, 1, SIZE_MAX, "通知文件", err);
    }
    if (status == STATUS_OK && is_dry) {
        return look_at_all(cli, &files, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < files.n; i++) {
        status = load_file(cli, files.at[i], err);
    }
    return status;
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

const struct command cmd_notice_check = {"notice check", "文件...",
                                         "检查通知定义, 一次列出所有问题", false, run_check};
const struct command cmd_notice_load = {"notice load", "文件... [--dry-run]",
                                        "载入通知; 改过的成为新的一版; --dry-run 只列出会改什么",
                                        true, run_load};
const struct command cmd_notice_update = {
    "notice update", "[--dry-run]", "换用随程序带来的新定义; 本台改过的通知不动", true, run_update};

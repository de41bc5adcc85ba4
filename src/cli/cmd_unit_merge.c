/* shenbao unit merge, unit unmerge: what it changes is told, before it is done (--dry-run) or with it. */
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/unit_consequences.h"
#include "desk/units.h"
#include "text/json.h"

struct joining_words {
    struct unit_joining joining;
    const char *why;
    bool is_dry;
};

/* Both are own rows, also of a unit that was merged: by #id; else by name or code. */
static enum status parse(struct cli *cli, int argc, char **argv, struct joining_words *o,
                         struct err *err)
{
    struct unit pair[2] = {0};
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &o->why, NULL},
                                     {"dry-run", 0, &o->is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "两个单位", err);
    }
    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) {
        status = unit_find_row(cli->desk, cli->arena, words.at[i], &pair[i], err);
    }
    o->joining.unit = pair[0].record.id;
    o->joining.other = pair[1].record.id;
    return status;
}

static void limits_json(struct json *j, const struct limit_shifts *limits)
{
    json_key(j, "limits");
    json_array(j);
    for (size_t i = 0; i < limits->n; i++) {
        const struct limit_shift *s = &limits->at[i];
        json_object(j);
        json_put_text(j, "notice", s->notice);
        json_put_text(j, "who", s->who);
        json_put_text(j, "limit", s->label);
        json_put_int(j, "before", s->before);
        json_put_int(j, "after", s->after);
        if (s->max.has) {
            json_put_int(j, "max", s->max.value);
        }
        json_put_int(j, "over", s->is_over ? s->after - s->max.value : 0);
        json_put_text(j, "clause", s->clause);
        json_put_text(j, "text", s->sentence);
        json_object_end(j);
    }
    json_array_end(j);
}

static void flips_json(struct json *j, const struct flips *flips)
{
    json_key(j, "changes");
    json_array(j);
    for (size_t i = 0; i < flips->n; i++) {
        json_object(j);
        json_put_text(j, "subject", flips->at[i].subject);
        json_put_text(j, "rule", flips->at[i].rule);
        json_put_text(j, "before", flips->at[i].before);
        json_put_text(j, "after", flips->at[i].after);
        json_object_end(j);
    }
    json_array_end(j);
}

static void print_json(struct cli *cli, const struct joining_words *o,
                       const struct unit_consequences *c)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_int(&j, "unit", o->joining.unit);
    json_put_text(&j, "unit_name", c->unit);
    json_put_int(&j, "other", o->joining.other);
    json_put_text(&j, "other_name", c->other);
    json_put_text(&j, "told", c->told);
    json_put_bool(&j, "done", !o->is_dry);
    limits_json(&j, &c->limits);
    flips_json(&j, &c->flips);
    json_object_end(&j);
    json_finish(&j);
}

static void print_text(struct cli *cli, const struct joining_words *o,
                       const struct unit_consequences *c)
{
    bool is_unmerge = o->joining.is_unmerge;
    buf_printf(&cli->out, "%s%s「%s」%s%s: %s\n", c->told, is_unmerge ? "从" : "并入", c->unit,
               is_unmerge ? "拆出" : "", o->is_dry ? " (只是看, 没有写入)" : "",
               unit_consequences_summary(cli->arena, c));
    for (size_t i = 0; i < c->limits.n; i++) {
        buf_printf(&cli->out, "  %s\n", c->limits.at[i].sentence);
    }
    for (size_t i = 0; i < c->flips.n; i++) {
        const struct flip *f = &c->flips.at[i];
        buf_printf(&cli->out, "  %s\n    原 %s\n    现 %s\n", f->subject,
                   f->before ? f->before : "-", f->after ? f->after : "-");
    }
}

static enum status join(struct cli *cli, const struct joining_words *o, struct err *err)
{
    const struct unit_joining *j = &o->joining;
    return j->is_unmerge ? unit_unmerge(cli->desk, cli->arena, j->unit, j->other, o->why, err)
                         : unit_merge(cli->desk, cli->arena, j->unit, j->other, o->why, err);
}

static enum status run(struct cli *cli, struct joining_words *o, struct err *err)
{
    struct unit_consequences c = {0};
    enum status status = unit_consequences_load(cli->desk, cli->arena, &o->joining, &c, err);
    if (status == STATUS_OK && !o->is_dry) {
        status = join(cli, o, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        print_json(cli, o, &c);
    } else if (status == STATUS_OK) {
        print_text(cli, o, &c);
    }
    return status;
}

static enum status run_merge(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct joining_words o = {0};
    enum status status = parse(cli, argc, argv, &o, err);
    return status == STATUS_OK ? run(cli, &o, err) : status;
}

static enum status run_unmerge(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct joining_words o = {.joining.is_unmerge = true};
    enum status status = parse(cli, argc, argv, &o, err);
    return status == STATUS_OK ? run(cli, &o, err) : status;
}

const struct command cmd_unit_merge = {
    "unit merge", "单位A 单位B [--why 原因] [--dry-run]",
    "确认B就是A, 今后算作A; 列出限额和检查意见怎么变, --dry-run 只看不写. 可以再拆开", true,
    run_merge};
const struct command cmd_unit_unmerge = {
    "unit unmerge", "单位A 单位B [--why 原因] [--dry-run]",
    "把B从A拆出来; 列出限额和检查意见怎么变, --dry-run 只看不写", true, run_unmerge};

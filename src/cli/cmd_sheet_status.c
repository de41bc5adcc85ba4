/* shenbao panel status: who has done what, and which sheets stand apart. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/panels.h"
#include "desk/sheet_cases.h"
#include "text/json.h"
#include "text/table.h"

static const char *signed_text(struct arena *a, const struct sheet_member *m)
{
    return !m->signing       ? ""
           : m->signing_note ? arena_printf(a, "%s: %s", signing_name(m->signing), m->signing_note)
                             : signing_name(m->signing);
}

static void members_text(struct cli *cli, const struct sheet_progress *p)
{
    static const struct table_column columns[] = {
        {"专家", false, 0, false},  {"", false, 0, false},    {"分配", true, 0, false},
        {"已封存", true, 0, false}, {"草稿", true, 0, false}, {"未打", true, 0, false},
        {"均分", true, 0, false},   {"签字", false, 0, false}};
    struct table t = table_start(cli->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < p->n_members; i++) {
        const struct sheet_member *m = &p->members[i];
        table_cell(&t, m->no);
        table_cell(&t, m->name);
        table_cell(&t, arena_printf(cli->arena, "%lld", (long long)m->assigned));
        table_cell(&t, arena_printf(cli->arena, "%lld", (long long)m->sealed));
        table_cell(&t, arena_printf(cli->arena, "%lld", (long long)m->drafts));
        table_cell(
            &t, arena_printf(cli->arena, "%lld", (long long)(m->assigned - m->sealed - m->drafts)));
        table_cell(&t, m->has_mean ? mean_text(cli->arena, m->mean) : "");
        table_cell(&t, signed_text(cli->arena, m));
    }
    table_write(&t, &cli->out);
}

static void panel_text_out(struct cli *cli, const struct panel *panel,
                           const struct sheet_progress *p, const struct sheet_case_lines *cases)
{
    buf_printf(&cli->out, "%s%s  %s  %lld 件, 打分表收齐 %lld 件\n", cli->out.n ? "\n" : "",
               panel->name, panel_state_name(panel->state), (long long)p->cases,
               (long long)p->complete);
    members_text(cli, p);
    for (size_t i = 0; i < p->n_outliers; i++) {
        const struct sheet_outlier *o = &p->outliers[i];
        buf_printf(&cli->out, "分歧  %s %s: %s 打 %s, 其余 %zu 份平均 %s\n", o->no, o->title,
                   text_or_empty(o->name), mean_text(cli->arena, o->total), o->n_others,
                   mean_text(cli->arena, o->others));
    }
    for (size_t i = 0; i < cases->n; i++) {
        const struct sheet_case_line *c = &cases->at[i];
        if (c->differing) {
            buf_printf(&cli->out, "客观项不一致  %s %s: %s\n", c->no, c->title, c->differing);
        }
    }
}

static void cases_json(struct cli *cli, struct json *j, const struct sheet_case_lines *cases)
{
    json_key(j, "case_list");
    json_array(j);
    for (size_t i = 0; i < cases->n; i++) {
        const struct sheet_case_line *c = &cases->at[i];
        json_object(j);
        json_put_text(j, "no", c->no);
        json_put_int(j, "readers", c->readers);
        json_put_int(j, "sealed", c->sealed);
        json_put_text(j, "mean", c->has_mean ? mean_text(cli->arena, c->mean) : NULL);
        json_put_text(j, "spread", c->has_mean ? mean_text(cli->arena, c->spread) : NULL);
        json_put_text(j, "differing", c->differing);
        json_object_end(j);
    }
    json_array_end(j);
}

static void panel_json(struct cli *cli, struct json *j, const struct panel *panel,
                       const struct sheet_progress *p, const struct sheet_case_lines *cases)
{
    json_object(j);
    json_put_text(j, "panel", panel->name);
    json_put_text(j, "state", panel->state);
    json_put_int(j, "cases", p->cases);
    json_put_int(j, "complete", p->complete);
    json_key(j, "members");
    json_array(j);
    for (size_t i = 0; i < p->n_members; i++) {
        const struct sheet_member *m = &p->members[i];
        json_object(j);
        json_put_text(j, "reviewer", m->no);
        json_put_text(j, "name", m->name);
        json_put_int(j, "assigned", m->assigned);
        json_put_int(j, "sealed", m->sealed);
        json_put_int(j, "drafts", m->drafts);
        json_put_text(j, "mean", m->has_mean ? mean_text(cli->arena, m->mean) : NULL);
        json_put_text(j, "signing", m->signing);
        json_put_text(j, "signing_note", m->signing_note);
        json_put_text(j, "signed_on", m->signed_on);
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "outliers");
    json_array(j);
    for (size_t i = 0; i < p->n_outliers; i++) {
        const struct sheet_outlier *o = &p->outliers[i];
        json_object(j);
        json_put_text(j, "no", o->no);
        json_put_text(j, "reviewer", o->name);
        json_put_text(j, "total", mean_text(cli->arena, o->total));
        json_put_text(j, "others", mean_text(cli->arena, o->others));
        json_object_end(j);
    }
    json_array_end(j);
    cases_json(cli, j, cases);
    json_object_end(j);
}

static enum status tell_panel(struct cli *cli, struct json *j, const struct panel *panel,
                              struct err *err)
{
    struct scoring scoring;
    struct sheet_progress progress;
    struct sheet_case_lines cases;
    if (text_eq(panel->state, PANEL_DRAWING)) {
        return STATUS_OK;
    }
    enum status status = scoring_of(cli->arena, panel, &scoring, err);
    if (status == STATUS_OK) {
        status = sheet_progress_load(cli->desk, cli->arena, &scoring, &progress, err);
    }
    if (status == STATUS_OK) {
        status = sheet_cases_load(cli->desk, cli->arena, &scoring, &cases, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        panel_json(cli, j, panel, &progress, &cases);
    } else if (status == STATUS_OK) {
        panel_text_out(cli, panel, &progress, &cases);
    }
    return status;
}

static enum status run_status(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct panel_views views = {0};
    struct panel panel = {0};
    struct json j = {0};
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 1, "评审组", err);
    }
    if (status == STATUS_OK && words.n) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &panel, err);
    } else if (status == STATUS_OK) {
        status = panels_load(cli->desk, cli->arena, 0, &views, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        j = json_start(&cli->out);
        json_array(&j);
    }
    if (words.n) {
        status = tell_panel(cli, &j, &panel, err);
    }
    for (size_t i = 0; i < views.n && status == STATUS_OK; i++) {
        status = tell_panel(cli, &j, &views.at[i].panel, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    } else if (status == STATUS_OK && !cli->out.n) {
        buf_text(&cli->out, "没有开始打分的评审组\n");
    }
    return status;
}

const struct command cmd_panel_status = {
    "panel status", "[评审组]", "打分进度: 谁交了几份, 哪几份与别人差得多", true, run_status};

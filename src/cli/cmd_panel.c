/* shenbao panel list, show, verify: the panels, who sits on one, its draw done again. */
#include "base/date.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/line.h"
#include "desk/draws.h"
#include "desk/notices.h"
#include "text/json.h"
#include "text/table.h"

/* ---- told -------------------------------------------------------------------------------------- */

static void put_json(struct json *j, const struct panel_view *v)
{
    const struct panel *p = &v->panel;
    json_object(j);
    json_put_int(j, "id", p->record.id);
    json_put_text(j, "name", p->name);
    json_put_text(j, "notice", v->notice);
    json_put_text(j, "track", p->track);
    json_put_text(j, "directions", p->directions);
    json_put_text(j, "stage", p->stage);
    json_put_text(j, "scheme", p->scheme);
    json_put_text(j, "state", p->state);
    json_put_int(j, "members", v->members);
    json_put_int(j, "alternates", v->alternates);
    json_put_int(j, "cases", v->cases);
    json_put_int(j, "left", v->left);
    json_put_int(j, "assigned", v->assigned);
}

static void list_json(struct cli *cli, const struct panel_views *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        put_json(&j, &all->at[i]);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void list_text(struct cli *cli, const struct panel_views *all)
{
    static const struct table_column columns[] = {
        {"编号", true, 0, false},  {"名称", false, 0, false},  {"通知", false, 0, false},
        {"状态", false, 0, false}, {"成员", true, 0, false},   {"候补", true, 0, false},
        {"件", true, 0, false},    {"已分配", true, 0, false}, {"方案", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 9);
    for (size_t i = 0; i < all->n; i++) {
        const struct panel_view *v = &all->at[i];
        table_number(&t, v->panel.record.id);
        table_cell(&t, v->panel.name);
        table_cell(&t, v->notice);
        table_cell(&t, panel_state_name(v->panel.state));
        table_number(&t, v->members);
        table_number(&t, v->alternates);
        table_number(&t, v->cases);
        table_number(&t, v->assigned);
        table_cell(&t, v->panel.scheme);
    }
    table_write(&t, &cli->out);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *notice = NULL;
    struct notice_row row = {0};
    struct panel_views all = {0};
    const struct option options[] = {{"notice", 0, NULL, &notice, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && notice) {
        status = notice_find(cli->desk, cli->arena, notice, &row, err);
    }
    if (status == STATUS_OK) {
        status = panels_load(cli->desk, cli->arena, row.record.id, &all, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? list_json : list_text)(cli, &all);
    }
    return status;
}

static void seats_json(struct json *j, const struct panel_seats *seats)
{
    json_key(j, "seats");
    json_array(j);
    for (size_t i = 0; i < seats->n; i++) {
        const struct panel_seat *s = &seats->at[i];
        json_object(j);
        json_put_int(j, "id", s->seat.record.id);
        json_put_int(j, "position", s->seat.position);
        json_put_text(j, "state", s->seat.state);
        json_put_bool(j, "head", s->seat.is_head);
        json_put_text(j, "reviewer", s->reviewer.no);
        json_put_text(j, "name", s->reviewer.reviewer.name);
        json_put_text(j, "unit", s->reviewer.unit);
        json_put_int(j, "assigned", s->assigned);
        json_put_text(j, "why", s->seat.why);
        json_put_text(j, "signing", s->seat.signing);
        json_object_end(j);
    }
    json_array_end(j);
}

static void show_json(struct cli *cli, const struct panel_view *v, const struct panel_seats *seats)
{
    const struct panel *p = &v->panel;
    struct json j = json_start(&cli->out);
    put_json(&j, v);
    json_put_text(&j, "seed", p->seed);
    json_put_text(&j, "algorithm", p->algorithm);
    json_put_text(&j, "terms", p->terms);
    json_put_text(&j, "drawn_at",
                  p->drawn_at == NUMBER_NONE ? NULL : instant_text(cli->arena, p->drawn_at));
    json_put_text(&j, "drawn_by", p->drawn_by);
    json_put_text(&j, "witness", p->witness);
    seats_json(&j, seats);
    json_object_end(&j);
    json_finish(&j);
}

static const char *seat_state(struct arena *a, const struct panel_seat *s)
{
    return arena_printf(a, "%s%s", seat_state_name(s->seat.state), s->seat.is_head ? ", 组长" : "");
}

static void seats_text(struct cli *cli, const struct panel_seats *seats)
{
    static const struct table_column columns[] = {
        {"", false, 0, false},     {"序", true, 0, false},    {"编号", false, 0, false},
        {"姓名", false, 0, false}, {"单位", false, 0, false}, {"件数", true, 0, false},
        {"", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 7);
    for (size_t i = 0; i < seats->n; i++) {
        const struct panel_seat *s = &seats->at[i];
        table_cell(&t, seat_state(cli->arena, s));
        table_number(&t, s->seat.position);
        table_cell(&t, s->reviewer.no);
        table_cell(&t, s->reviewer.reviewer.name);
        table_cell(&t, s->reviewer.unit);
        table_number(&t, s->assigned);
        table_cell(&t, s->seat.why);
    }
    buf_char(&cli->out, '\n');
    table_write(&t, &cli->out);
    const char *two_roles = panel_two_roles_text(cli->arena, seats);
    if (two_roles) {
        buf_printf(&cli->out, "\n%s\n", two_roles);
    }
}

static void show_text(struct cli *cli, const struct panel_view *v, const struct panel_seats *seats)
{
    const struct panel *p = &v->panel;
    buf_printf(&cli->out, "%s  #%lld  %s\n", p->name, (long long)p->record.id,
               panel_state_name(p->state));
    cli_line(cli, "通知", v->notice);
    cli_line(cli, "通道", p->track);
    cli_line(cli, "方向", p->directions ? p->directions : "全部");
    cli_line(cli, "阶段", p->stage);
    cli_line(cli, "方案", p->scheme);
    cli_line(cli, "申报件", panel_counts_text(cli->arena, v));
    if (p->seed) {
        cli_line(cli, "抽取", p->terms);
        cli_line(cli, "种子", p->seed);
        cli_line(cli, "算法", p->algorithm);
        cli_line(
            cli, "抽取人",
            arena_printf(cli->arena, "%s %s", p->drawn_by, instant_text(cli->arena, p->drawn_at)));
        cli_line(cli, "监督人", p->witness);
    }
    cli_line(cli, "备注", p->note);
    seats_text(cli, seats);
}

static enum status named_panel(struct cli *cli, int argc, char **argv, struct panel *p,
                               struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    return status == STATUS_OK ? panel_find(cli->desk, cli->arena, words.at[0], p, err) : status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct panel p = {0};
    struct panel_view v = {0};
    struct panel_seats seats = {0};
    enum status status = named_panel(cli, argc, argv, &p, err);
    if (status == STATUS_OK) {
        status = panel_view_load(cli->desk, cli->arena, p.record.id, &v, err);
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(cli->desk, cli->arena, p.record.id, &seats, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? show_json : show_text)(cli, &v, &seats);
    }
    return status;
}

static enum status run_verify(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct panel p = {0};
    const char *difference = NULL;
    enum status status = named_panel(cli, argc, argv, &p, err);
    if (status == STATUS_OK) {
        status = draw_verify(cli->desk, cli->arena, p.record.id, &difference, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_bool(&j, "same", !difference);
        json_put_text(&j, "difference", difference);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->out, "%s: %s\n", p.name,
                   difference ? difference : "照记录重抽一遍, 结果一样");
    }
    return difference ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_panel_list = {"panel list", "[--notice 通知]", "评审组和进度", true,
                                       run_list};
const struct command cmd_panel_show = {
    "panel show", "评审组", "一个评审组: 成员, 候补, 抽取; 评审组写名称或 #编号", true, run_show};
const struct command cmd_panel_verify = {"panel verify", "评审组",
                                         "照抽取记录再抽一遍, 看结果是不是一样", true, run_verify};

/* shenbao panel add, edit, seat, unseat, head, void: panels put together by hand. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/panel_out.h"
#include "desk/notices.h"
#include "desk/panels.h"

static const char *joined(struct cli *cli, const text_list *directions)
{
    const char *all = "";
    for (size_t i = 0; i < directions->n; i++) {
        all = arena_printf(cli->arena, "%s%s%s", all, i ? "、" : "", directions->at[i]);
    }
    return *all ? all : NULL;
}

static enum status run_add(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0}, directions = {0};
    const char *notice = NULL;
    struct notice_row row = {0};
    struct panel p = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &notice, NULL},        {"track", 0, NULL, &p.track, NULL},
        {"direction", 0, NULL, NULL, &directions}, {"stage", 0, NULL, &p.stage, NULL},
        {"scheme", 0, NULL, &p.scheme, NULL},      {"note", 0, NULL, &p.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 6, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 1, "名称", err);
    }
    if (status == STATUS_OK && !notice) {
        status = err_set(err, STATUS_USAGE, "请用 --notice 指明评哪份通知的申报件");
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, notice, &row, err);
    }
    p.notice = row.record.id;
    p.directions = joined(cli, &directions);
    p.name = words.n ? words.at[0] : NULL;
    if (status == STATUS_OK) {
        status = panel_save(cli->desk, cli->arena, NULL, &p, NULL, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->out, "%s\n", p.name);
    }
    return status;
}

/* What is not given stays; "" takes it away. */
static void change(const char **field, const char *given)
{
    *field = given ? (*given ? given : NULL) : *field;
}

static enum status run_edit(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0}, directions = {0};
    struct panel base = {0}, given = {0};
    const struct option options[] = {
        {"name", 0, NULL, &given.name, NULL},      {"track", 0, NULL, &given.track, NULL},
        {"direction", 0, NULL, NULL, &directions}, {"stage", 0, NULL, &given.stage, NULL},
        {"scheme", 0, NULL, &given.scheme, NULL},  {"note", 0, NULL, &given.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 6, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &base, err);
    }
    struct panel mine = base;
    change(&mine.name, given.name);
    change(&mine.track, given.track);
    change(&mine.stage, given.stage);
    change(&mine.scheme, given.scheme);
    change(&mine.note, given.note);
    mine.directions = directions.n ? joined(cli, &directions) : mine.directions;
    return status == STATUS_OK ? panel_save(cli->desk, cli->arena, &base, &mine, NULL, err)
                               : status;
}

static enum status run_seat(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    bool is_alternate = false;
    struct panel p = {0};
    const struct option options[] = {{"alternate", 0, &is_alternate, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 200, "评审组 专家", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &p, err);
    }
    int64_t *reviewers = ARENA_ARRAY(cli->arena, int64_t, words.n);
    for (size_t i = 1; i < words.n && status == STATUS_OK; i++) {
        struct reviewer r = {0};
        status = reviewer_find(cli->desk, cli->arena, words.at[i], &r, err);
        reviewers[i - 1] = r.record.id;
    }
    const struct panel_seating seating = {p.record.id, reviewers, words.n - 1,
                                          is_alternate ? SEAT_ALTERNATE : SEAT_MEMBER};
    if (status == STATUS_OK) {
        status = panel_seats_add(cli->desk, cli->arena, &seating, NULL, err);
    }
    return status == STATUS_OK ? cli_two_roles(cli, p.record.id, err) : status;
}

static enum status run_unseat(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct panel_unseating who = {0};
    struct panel p = {0};
    struct reviewer r = {0};
    const struct option options[] = {{"why", 0, NULL, &who.why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "评审组 专家", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &p, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[1], &r, err);
    }
    who.panel = p.record.id;
    who.reviewer = r.record.id;
    return status == STATUS_OK ? panel_seat_void(cli->desk, cli->arena, &who, NULL, err) : status;
}

static enum status run_head(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct panel p = {0};
    struct reviewer r = {0};
    struct panel_seats seats = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "评审组 专家", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &p, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[1], &r, err);
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(cli->desk, cli->arena, p.record.id, &seats, err);
    }
    for (size_t i = 0; i < seats.n; i++) {
        const struct panel_member *m = &seats.at[i].seat;
        if (m->reviewer == r.record.id && text_eq(m->state, SEAT_MEMBER)) {
            return panel_head_set(cli->desk, cli->arena, m->record.id, err);
        }
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_DATA, "%s 不是 %s 的成员, 不能任组长", r.name, p.name)
               : status;
}

static enum status run_void(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *why = NULL;
    struct panel p = {0};
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &p, err);
    }
    return status == STATUS_OK ? panel_void(cli->desk, cli->arena, p.record.id, why, err) : status;
}

const struct command cmd_panel_add = {
    "panel add",
    "[名称] --notice 通知 [--track 通道] [--direction 方向]... [--stage 阶段] [--scheme 方案]",
    "不抽取, 先建一个空的评审组; 成员用 panel seat 指定", true, run_add};
const struct command cmd_panel_edit = {
    "panel edit",
    "评审组 [--name 名称] [--track 通道] [--direction 方向]... [--stage 阶段] [--scheme 方案] "
    "[--note 备注]",
    "改一个评审组; 没写的不动, 开始打分以后只能改名称和备注", true, run_edit};
const struct command cmd_panel_seat = {"panel seat", "评审组 专家... [--alternate]",
                                       "指定成员或候补, 不经抽取; 记名", true, run_seat};
const struct command cmd_panel_unseat = {
    "panel unseat", "评审组 专家 --why 理由",
    "打分开始以前撤下指定的成员或候补; 抽取出来的用 panel replace", true, run_unseat};
const struct command cmd_panel_head = {"panel head", "评审组 专家", "定组长", true, run_head};
const struct command cmd_panel_void = {"panel void", "评审组 --why 理由",
                                       "作废没有开始打分的评审组", true, run_void};

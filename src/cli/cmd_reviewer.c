/* shenbao reviewer …: the pool of experts and what ties them to units. */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/line.h"
#include "desk/reviewers.h"
#include "desk/units.h"
#include "text/json.h"
#include "text/table.h"

/* ---- told -------------------------------------------------------------------------------------- */

static void put_json(struct json *j, const struct reviewer_view *v)
{
    const struct reviewer *r = &v->reviewer;
    json_object(j);
    json_put_text(j, "no", v->no);
    json_put_text(j, "name", r->name);
    json_put_text(j, "unit", v->unit);
    json_put_text(j, "credit_code", v->credit_code);
    json_put_text(j, "title", r->title);
    json_put_text(j, "expertise", r->expertise);
    json_put_text(j, "phone", r->phone);
    json_put_text(j, "email", r->email);
    json_key(j, "load_max");
    if (r->load_max == NUMBER_NONE) {
        json_null(j);
    } else {
        json_int(j, r->load_max);
    }
    json_put_int(j, "load", v->load);
    json_put_text(j, "login", v->login);
    json_put_text(j, "note", r->note);
}

static void list_json(struct cli *cli, const struct reviewer_views *all)
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

static const char *load_text(struct arena *a, const struct reviewer_view *v)
{
    return v->reviewer.load_max == NUMBER_NONE
               ? arena_printf(a, "%lld", (long long)v->load)
               : arena_printf(a, "%lld/%lld", (long long)v->load, (long long)v->reviewer.load_max);
}

static void list_text(struct cli *cli, const struct reviewer_views *all)
{
    static const struct table_column columns[] = {
        {"编号", false, 0, false}, {"姓名", false, 0, false},  {"单位", false, 30, true},
        {"职称", false, 0, false}, {"专长", false, 40, false}, {"件数", true, 0, false},
        {"用户", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 7);
    for (size_t i = 0; i < all->n; i++) {
        const struct reviewer_view *v = &all->at[i];
        table_cell(&t, v->no);
        table_cell(&t, v->reviewer.name);
        table_cell(&t, v->unit);
        table_cell(&t, v->reviewer.title);
        table_cell(&t, v->reviewer.expertise);
        table_cell(&t, load_text(cli->arena, v));
        table_cell(&t, v->login);
    }
    table_write(&t, &cli->out);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct reviewer_views all = {0}, wanted = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 1, "要找的字", err);
    }
    if (status == STATUS_OK) {
        status = reviewers_load(cli->desk, cli->arena, &all, err);
    }
    for (size_t i = 0; i < all.n; i++) {
        if (reviewer_matches(&all.at[i], words.n ? words.at[0] : "")) {
            *VEC_PUSH(cli->arena, &wanted) = all.at[i];
        }
    }
    if (status == STATUS_OK) {
        (cli->is_json ? list_json : list_text)(cli, &wanted);
    }
    return status;
}

static void show_json(struct cli *cli, const struct reviewer_view *v,
                      const struct relation_views *relations)
{
    struct json j = json_start(&cli->out);
    put_json(&j, v);
    json_key(&j, "relations");
    json_array(&j);
    for (size_t i = 0; i < relations->n; i++) {
        const struct relation *r = &relations->at[i].relation;
        json_object(&j);
        json_put_int(&j, "id", r->record.id);
        json_put_text(&j, "kind", r->kind);
        json_put_text(&j, "unit", relations->at[i].unit);
        json_put_text(&j, "since", r->since);
        json_put_text(&j, "until", r->until);
        json_put_text(&j, "note", r->note);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_object_end(&j);
    json_finish(&j);
}

static void show_text(struct cli *cli, const struct reviewer_view *v,
                      const struct relation_views *relations)
{
    const struct reviewer *r = &v->reviewer;
    buf_printf(&cli->out, "%s  %s\n", v->no, r->name);
    cli_line(cli, "单位", v->unit);
    cli_line(cli, "信用代码", v->credit_code);
    cli_line(cli, "职称", r->title);
    cli_line(cli, "专长", r->expertise);
    cli_line(cli, "手机", r->phone);
    cli_line(cli, "邮箱", r->email);
    cli_line(cli, "件数", load_text(cli->arena, v));
    cli_line(cli, "用户", v->login);
    cli_line(cli, "备注", r->note);
    for (size_t i = 0; i < relations->n; i++) {
        cli_line(cli, "关系",
                 arena_printf(cli->arena, "#%lld %s",
                              (long long)relations->at[i].relation.record.id,
                              relation_text(cli->arena, &relations->at[i])));
    }
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct reviewer r = {0};
    struct reviewer_view v = {0};
    struct relation_views relations = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "专家", err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[0], &r, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_view_load(cli->desk, cli->arena, r.record.id, &v, err);
    }
    if (status == STATUS_OK) {
        status = relations_load(cli->desk, cli->arena, r.record.id, &relations, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? show_json : show_text)(cli, &v, &relations);
    }
    return status;
}

/* ---- kept -------------------------------------------------------------------------------------- */

/* FIELD=VALUE … */
static enum status set_fields(struct cli *cli, const text_list *words, size_t first,
                              struct reviewer *r, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = first; i < words->n && status == STATUS_OK; i++) {
        struct args_pair pair = {0};
        status = args_pair(cli->arena, words->at[i], "栏=值", &pair, err);
        if (status == STATUS_OK) {
            status = reviewer_set(cli->desk, cli->arena, r, pair.name, pair.value, err);
        }
    }
    return status;
}

static enum status run_add(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *unit = NULL;
    struct reviewer r = {.load_max = NUMBER_NONE};
    const struct option options[] = {{"unit", 0, NULL, &unit, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 20, "姓名", err);
    }
    r.name = words.n ? words.at[0] : NULL;
    if (status == STATUS_OK) {
        status = set_fields(cli, &words, 1, &r, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_save(cli->desk, cli->arena, NULL, &r, unit, NULL, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->out, "%s\n", reviewer_no(cli->arena, r.record.id));
    }
    return status;
}

static enum status run_set(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *unit = NULL;
    struct reviewer base = {0}, mine;
    const struct option options[] = {{"unit", 0, NULL, &unit, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, unit ? 1 : 2, 20, "专家 栏=值", err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[0], &base, err);
    }
    mine = base;
    if (status == STATUS_OK) {
        status = set_fields(cli, &words, 1, &mine, err);
    }
    return status == STATUS_OK ? reviewer_save(cli->desk, cli->arena, &base, &mine, unit, NULL, err)
                               : status;
}

static enum status run_void(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *why = NULL;
    struct reviewer r = {0};
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "专家", err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[0], &r, err);
    }
    return status == STATUS_OK ? reviewer_void(cli->desk, cli->arena, r.record.id, why, err)
                               : status;
}

/* ---- relations --------------------------------------------------------------------------------- */

static enum status relation_id(const char *no, long *id, struct err *err)
{
    return args_number(*no == '#' ? no + 1 : no, "关系的编号", id, err);
}

static enum status run_relate(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct relation r = {0};
    struct reviewer reviewer = {0};
    struct unit unit = {0};
    const struct option options[] = {{"kind", 0, NULL, &r.kind, NULL},
                                     {"since", 0, NULL, &r.since, NULL},
                                     {"until", 0, NULL, &r.until, NULL},
                                     {"note", 0, NULL, &r.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 4, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "专家 单位", err);
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[0], &reviewer, err);
    }
    if (status == STATUS_OK) {
        status = unit_find(cli->desk, cli->arena, words.at[1], &unit, err);
    }
    r.reviewer = reviewer.record.id;
    r.unit = unit.record.id;
    const struct relation_edit edit = {NULL, &r, NULL};
    return status == STATUS_OK ? relation_save(cli->desk, cli->arena, &edit, NULL, err) : status;
}

/* What is not given stays; "" takes a date or the note away. */
static enum status run_relation(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct relation_view v = {0};
    struct unit unit = {0};
    const char *kind = NULL, *since = NULL, *until = NULL, *note = NULL, *other = NULL;
    long id = 0;
    const struct option options[] = {{"kind", 0, NULL, &kind, NULL},
                                     {"unit", 0, NULL, &other, NULL},
                                     {"since", 0, NULL, &since, NULL},
                                     {"until", 0, NULL, &until, NULL},
                                     {"note", 0, NULL, &note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 5, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "关系的编号", err);
    }
    if (status == STATUS_OK) {
        status = relation_id(words.at[0], &id, err);
    }
    if (status == STATUS_OK) {
        status = relation_view_load(cli->desk, cli->arena, id, &v, err);
    }
    if (status == STATUS_OK && other) {
        status = unit_find(cli->desk, cli->arena, other, &unit, err);
    }
    struct relation mine = v.relation;
    mine.kind = kind ? kind : mine.kind;
    mine.since = since ? since : mine.since;
    mine.until = until ? until : mine.until;
    mine.note = note && !*note ? NULL : note ? note : mine.note;
    mine.unit = other ? unit.record.id : mine.unit;
    const struct relation_edit edit = {&v.relation, &mine, NULL};
    return status == STATUS_OK ? relation_save(cli->desk, cli->arena, &edit, NULL, err) : status;
}

static enum status run_unrelate(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *why = NULL;
    long id = 0;
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "关系的编号", err);
    }
    if (status == STATUS_OK) {
        status = relation_id(words.at[0], &id, err);
    }
    return status == STATUS_OK ? relation_void(cli->desk, cli->arena, id, why, err) : status;
}

const struct command cmd_reviewer_list = {
    "reviewer list", "[字]", "专家库; 给了字就只列编号, 姓名, 单位, 专长里有它的", true, run_list};
const struct command cmd_reviewer_show = {
    "reviewer show", "专家", "一位专家和登记的利害关系; 专家写编号 (Z0007) 或姓名", true, run_show};
const struct command cmd_reviewer_add = {
    "reviewer add", "姓名 [--unit 单位] [职称=... 专长=... 手机=... 最多件数=... 用户=...]",
    "登记专家; 单位写名称, 信用代码或 #编号, 没有的一并登记", true, run_add};
const struct command cmd_reviewer_set = {"reviewer set", "专家 [--unit 单位] [栏=值...]",
                                         "改专家的一栏或几栏; 栏=空 清掉", true, run_set};
const struct command cmd_reviewer_void = {"reviewer void", "专家 --why 理由",
                                          "作废登记错的专家; 在评审组里的不能作废", true, run_void};
const struct command cmd_reviewer_relate = {
    "reviewer relate", "专家 单位 --kind 关系 [--since 日期] [--until 日期] [--note 说明]",
    "登记利害关系: 任职 持股 近亲属 师生 合作 顾问 诉讼或争议 其他利害关系", true, run_relate};
const struct command cmd_reviewer_relation = {
    "reviewer relation",
    "关系编号 [--kind 关系] [--unit 单位] [--since 日期] [--until 日期] [--note 说明]",
    "改一项利害关系, 如填上止的日期; 没写的不动", true, run_relation};
const struct command cmd_reviewer_unrelate = {"reviewer unrelate", "关系编号 --why 理由",
                                              "作废登记错的关系", true, run_unrelate};

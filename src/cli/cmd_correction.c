/* shenbao correction …: notices of defects issued, answered, listed; the desk's own clock. */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/correction_out.h"
#include "desk/corrections.h"
#include "desk/receipts.h"

#define MOST_LISTED 100000

/* A case by its number (00031), by a notice (00031-1), or by the arrival it alone came in (20240013). */
static enum status find_case(struct cli *cli, const char *word, int64_t *id, struct err *err)
{
    struct submission s = {0};
    struct receipt_full r;
    struct err unknown = {.arena = cli->arena};
    int64_t receipt = 0, *ids;
    size_t dash = strcspn(word, "-");
    const char *no = arena_copy(cli->arena, word, dash);
    if (submission_find(cli->desk, cli->arena, no, &s, err) == STATUS_OK) {
        *id = s.record.id;
        return STATUS_OK;
    }
    if (receipt_find(cli->desk, cli->arena, no, &receipt, &unknown) != STATUS_OK) {
        return STATUS_NOT_FOUND;
    }
    enum status status = receipt_load(cli->desk, cli->arena, receipt, &r, err);
    size_t n = status == STATUS_OK ? links_parse(cli->arena, r.receipt.submissions, &ids) : 0;
    if (status == STATUS_OK && n != 1) {
        return err_set(err, STATUS_DATA, "收件 %s 里有 %zu 件申报件, 请写申报件号", no, n);
    }
    *id = n ? ids[0] : 0;
    return status;
}

static enum status number_word(const char *word, size_t most, size_t *out, struct err *err)
{
    long n = 0;
    enum status status = args_number(word, "第几项", &n, err);
    if (status == STATUS_OK && (n < 1 || (size_t)n > most)) {
        status = err_set(err, STATUS_DATA, "没有第 %s 项, 共 %zu 项", word, most);
    }
    *out = (size_t)n;
    return status;
}

/* ---- issue -------------------------------------------------------------------------------------- */

struct issue_options {
    const char *no, *why;
    text_list added, left_out;
    bool is_dry;
};

static enum status parse_issue(struct cli *cli, int argc, char **argv, struct issue_options *o,
                               struct err *err)
{
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &o->why, NULL},
                                     {"add", 0, NULL, NULL, &o->added},
                                     {"leave-out", 0, NULL, NULL, &o->left_out},
                                     {"dry-run", 0, &o->is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 4, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件号", err);
    }
    o->no = status == STATUS_OK ? words.at[0] : NULL;
    return status;
}

/* TEXT or TEXT@CLAUSE. */
static void add_defect(struct cli *cli, struct correction_draft *d, const char *word)
{
    const char *at = strrchr(word, '@');
    correction_draft_add(cli->arena, d,
                         at ? arena_copy(cli->arena, word, (size_t)(at - word)) : word,
                         at ? at + 1 : NULL);
}

static enum status make_draft(struct cli *cli, const struct issue_options *o,
                              struct correction_draft *d, struct err *err)
{
    int64_t id = 0;
    enum status status = find_case(cli, o->no, &id, err);
    if (status == STATUS_OK) {
        status = correction_draft_load(cli->desk, cli->arena, id, d, err);
    }
    for (size_t i = 0; i < o->added.n && status == STATUS_OK; i++) {
        add_defect(cli, d, o->added.at[i]);
    }
    for (size_t i = 0; i < o->left_out.n && status == STATUS_OK; i++) {
        size_t n = 0;
        status = number_word(o->left_out.at[i], d->defects.n, &n, err);
        if (status == STATUS_OK) {
            d->defects.at[n - 1].item.is_listed = 0;
        }
    }
    return status;
}

static enum status print_draft(struct cli *cli, const struct correction_draft *d, const char *why,
                               struct err *err)
{
    const char *text = NULL;
    enum status status = correction_draft_text(cli->desk, cli->arena, d, why, &text, err);
    if (status == STATUS_OK && cli->is_json) {
        struct json j = json_start(&cli->out);
        correction_draft_json(cli, &j, d, text);
        json_finish(&j);
    } else if (status == STATUS_OK) {
        buf_text(&cli->out, text);
    }
    return status;
}

static enum status run_issue(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct issue_options o = {0};
    struct correction_draft d = {.due = DAY_NONE};
    enum status status = parse_issue(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = make_draft(cli, &o, &d, err);
    }
    if (status == STATUS_OK && !o.is_dry) {
        status = correction_issue(cli->desk, cli->arena, &d, o.why, NULL, err);
    }
    return status == STATUS_OK ? print_draft(cli, &d, o.why, err) : status;
}

/* With what the check says of each item today. */
static enum status load_checked(struct cli *cli, int64_t id, struct correction_view *v,
                                struct err *err)
{
    enum status status = correction_view_load(cli->desk, cli->arena, id, v, err);
    return status == STATUS_OK ? correction_view_check(cli->desk, cli->arena, v, err) : status;
}

/* ---- answer ------------------------------------------------------------------------------------- */

/* The items named; without any those the check no longer finds, or with a text all that are open. */
static enum status choose_items(struct cli *cli, const text_list *words,
                                const struct correction_view *v, struct correction_answer *answer,
                                struct err *err)
{
    int64_t *positions = ARENA_ARRAY(cli->arena, int64_t, v->n_items + words->n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 1; i < words->n && status == STATUS_OK; i++) {
        size_t n = 0;
        status = number_word(words->at[i], v->n_items, &n, err);
        positions[answer->n++] = (int64_t)n;
    }
    for (size_t i = 0; words->n == 1 && i < v->n_items; i++) {
        const struct correction_item_view *item = &v->items[i];
        bool is_mended = item->item.key && !item->is_still_found;
        if (!item->item.closed_on && (answer->text || is_mended)) {
            positions[answer->n++] = item->item.position;
        }
    }
    answer->positions = positions;
    return status == STATUS_OK && v->is_waiting && answer->n == 0
               ? err_set(err, STATUS_DATA,
                         "还有 %zu 项, 检查没有看到补正: %s; 确已补正的写第几项, 或写明怎么答复的: "
                         "--text",
                         v->n_open, correction_open_text(cli->arena, v))
               : status;
}

static enum status run_answer(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct correction_answer answer = {0};
    struct correction_view v = {0};
    text_list words = {0};
    bool is_done = false;
    const struct option options[] = {{"text", 0, NULL, &answer.text, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, SIZE_MAX, "申报件号", err);
    }
    if (status == STATUS_OK) {
        status = find_case(cli, words.at[0], &answer.submission, err);
    }
    if (status == STATUS_OK) {
        status = load_checked(cli, answer.submission, &v, err);
    }
    if (status == STATUS_OK) {
        status = choose_items(cli, &words, &v, &answer, err);
    }
    if (status == STATUS_OK) {
        status = correction_answer(cli->desk, cli->arena, &answer, NULL, &is_done, err);
    }
    if (status == STATUS_OK) {
        status = load_checked(cli, answer.submission, &v, err);
    }
    if (status == STATUS_OK) {
        correction_print(cli, &v);
    }
    return status == STATUS_OK && !is_done ? STATUS_FINDINGS : status;
}

/* ---- looking ------------------------------------------------------------------------------------ */

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct correction_views all;
    bool only_open = false;
    text_list words = {0};
    const struct option options[] = {{"open", 0, &only_open, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = corrections_load(cli->desk, cli->arena, MOST_LISTED, only_open, &all, err);
    }
    for (size_t i = 0; status == STATUS_OK && cli->is_json && i < all.n; i++) {
        status = correction_view_check(cli->desk, cli->arena, &all.at[i], err);
    }
    if (status == STATUS_OK) {
        corrections_print(cli, &all);
    }
    return status;
}

/* The paper of a case: 补正材料告知书 as it was issued, or 不予受理告知书. */
static enum status paper(struct cli *cli, int argc, char **argv, bool is_refusal, struct err *err)
{
    struct correction_view v = {0};
    const char *text = NULL;
    int64_t id = 0;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件号", err);
    }
    if (status == STATUS_OK) {
        status = find_case(cli, words.at[0], &id, err);
    }
    if (status == STATUS_OK && is_refusal) {
        status = refusal_text(cli->desk, cli->arena, id, &text, err);
    } else if (status == STATUS_OK) {
        status = correction_view_load(cli->desk, cli->arena, id, &v, err);
        if (status == STATUS_OK && !v.no) {
            status = err_set(err, STATUS_DATA, "申报件 %s 还没有补正告知",
                             submission_no(cli->arena, id));
        }
        if (status == STATUS_OK) {
            status = correction_text(cli->desk, cli->arena, &v, &text, err);
        }
    }
    buf_text(&cli->out, text_or_empty(text));
    return status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    return paper(cli, argc, argv, false, err);
}

static enum status run_refusal(struct cli *cli, int argc, char **argv, struct err *err)
{
    return paper(cli, argc, argv, true, err);
}

/* ---- the clock ---------------------------------------------------------------------------------- */

static enum status set_clock(struct cli *cli, struct correction_clock *clock, const char *days,
                             const char *first, const char *why, struct err *err)
{
    long n = 0;
    if (first && !text_eq(first, "yes") && !text_eq(first, "no")) {
        return err_set(err, STATUS_USAGE, "--first 写 yes (首日计入) 或 no (首日不计)");
    }
    enum status status = days ? args_number(days, "天数", &n, err) : STATUS_OK;
    clock->days = days ? n : clock->days;
    clock->first_counts = first ? text_eq(first, "yes") : clock->first_counts;
    return status == STATUS_OK ? correction_clock_save(cli->desk, cli->arena, clock, why, err)
                               : status;
}

static enum status run_clock(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct correction_clock clock;
    const char *days = NULL, *first = NULL, *why = NULL;
    text_list words = {0};
    const struct option options[] = {{"days", 0, NULL, &days, NULL},
                                     {"first", 0, NULL, &first, NULL},
                                     {"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = correction_clock_load(cli->desk, cli->arena, &clock, err);
    }
    if (status == STATUS_OK && (days || first)) {
        status = set_clock(cli, &clock, days, first, why, err);
    }
    if (status == STATUS_OK) {
        correction_clock_print(cli, &clock);
    }
    return status;
}

const struct command cmd_correction_issue = {
    "correction issue",
    "申报件号 [--add 缺陷[@条款]]... [--leave-out 第几项]... [--why 理由] [--dry-run]",
    "一次告知一件申报件的全部缺陷, 印出补正材料告知书; 再次告知旧缺陷要主管写理由", true,
    run_issue};
const struct command cmd_correction_answer = {
    "correction answer", "申报件号 [第几项]... [--text 怎么答复的]",
    "答复补正: 不写第几项就结清检查不再查出的; 全部结清回到形式审查", true, run_answer};
const struct command cmd_correction_list = {
    "correction list", "[--open]", "列出补正告知: 期限, 还缺什么, 逾期没有", true, run_list};
const struct command cmd_correction_show = {"correction show", "申报件号",
                                            "再印一份最近的补正材料告知书", true, run_show};
const struct command cmd_correction_refusal = {"correction refusal", "申报件号",
                                               "印出不予受理告知书: 原因和条款", true, run_refusal};
const struct command cmd_correction_clock = {
    "correction clock", "[--days 工作日] [--first yes|no] [--why 理由]",
    "看或改本台自定的补正时限; 通知自己写了时限的按通知", true, run_clock};

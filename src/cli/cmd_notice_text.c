/* shenbao notice attach, search: the full texts of notices. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notice_texts.h"
#include "desk/notices.h"
#include "text/json.h"

static enum status encoding_of(const char *name, enum charset *out, struct err *err)
{
    *out = CHARSET_DETECT;
    return !name || charset_find(name, out)
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "不认得编码「%s」; 可写 auto, utf-8, utf-16, gb18030",
                         name);
}

static enum status run_attach(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *encoding = NULL;
    enum charset charset = CHARSET_DETECT;
    struct notice_row row;
    struct notice_attached attached;
    const struct option options[] = {{.name = "encoding", .value = &encoding}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "通知和原文文件", err);
    }
    if (status == STATUS_OK) {
        status = encoding_of(encoding, &charset, err);
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, words.at[0], &row, err);
    }
    if (status == STATUS_OK) {
        status = notice_attach_file(cli->desk, cli->arena, row.record.id, words.at[1], charset,
                                    &attached, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "%s 附了全文: %zu 行, %s\n", row.code, attached.lines,
                   charset_name(attached.charset));
    }
    return status;
}

static void hits_json(struct cli *cli, const struct notice_hits *hits)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < hits->n; i++) {
        const struct notice_hit *h = &hits->at[i];
        json_object(&j);
        json_put_text(&j, "code", h->code);
        json_put_text(&j, "doc_no", h->doc_no);
        json_put_text(&j, "in", h->section ? "rule" : "text");
        json_put_text(&j, "section", h->section);
        json_put_text(&j, "clause", h->clause);
        if (h->section) {
            json_put_text(&j, "line", NULL);
        } else {
            json_put_int(&j, "line", h->line);
        }
        json_put_text(&j, "text", h->text);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void hits_text(struct cli *cli, const struct notice_hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct notice_hit *h = &hits->at[i];
        if (h->section) {
            buf_printf(&cli->out, "%s %s%s%s: %s\n", h->code, h->section, h->clause ? " " : "",
                       text_or_empty(h->clause), h->text);
        } else {
            buf_printf(&cli->out, "%s 全文第 %lld 行: %s\n", h->code, (long long)h->line, h->text);
        }
    }
}

static enum status run_search(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *code = NULL;
    struct notice_row row = {0};
    struct notice_hits hits;
    const struct option options[] = {{.name = "notice", .value = &code}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "要找的词", err);
    }
    if (status == STATUS_OK && code) {
        status = notice_find(cli->desk, cli->arena, code, &row, err);
    }
    if (status == STATUS_OK) {
        status = notice_search(cli->desk, cli->arena, row.record.id, words.at[0], &hits, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        hits_json(cli, &hits);
    } else if (status == STATUS_OK) {
        hits_text(cli, &hits);
        buf_printf(&cli->notes, "「%s」 %zu 处\n", words.at[0], hits.n);
    }
    return status;
}

const struct command cmd_notice_attach = {"notice attach", "通知 文件 [--encoding 编码]",
                                          "附上通知全文(纯文本, 编码自动识别), 代替原来附的", true,
                                          run_attach};
const struct command cmd_notice_search = {"notice search", "词 [--notice 通知]",
                                          "在通知全文和规则里找一个词", true, run_search};

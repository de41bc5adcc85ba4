#include "text/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "base/vec.h"

#define MAX_DEPTH 32
/* No mapping has nearly so many keys; they are compared pairwise. */
#define MAX_KEYS 1000

/* Reads events rather than libyaml's document: a document hides aliases, and a refusal must say
 * where the anchor stands. */
struct reader {
    struct arena *arena;
    yaml_parser_t parser;
    struct problems *problems;
    struct slice bytes;
    struct problem syntax; /* what libyaml stumbled over; line 0 when it did not */
    bool failed;
};

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    for (size_t i = 0; map && map->kind == YAML_MAP && i < map->n; i++) {
        if (text_eq(yaml_key(map, i)->text, key)) {
            return yaml_value(map, i);
        }
    }
    return NULL;
}

static void refuse(struct reader *r, const yaml_mark_t *mark, const char *text)
{
    problem_add(r->problems, (int)mark->line + 1, (int)mark->column + 1, "%s", text);
    r->failed = true;
}

/* libyaml speaks English of its own state; a clerk needs the place and the shape of the mistake. */
static const char *syntax_sentence(const char *problem)
{
    static const struct {
        const char *part, *sentence;
    } known[] = {
        {"could not find expected ':'", "这一行没有写成「键: 值」（冒号须是半角，后面空一格）"},
        {"found unexpected end of stream", "引号没有配对，或文件在这里中断"},
        {"cannot start any token",
         "这里有不能用的字符（缩进不能用制表符，值以 @ ` % 开头要加引号）"},
        {"did not find expected key", "缩进或列表的对齐不对，这里应当是一个键"},
        {"did not find expected '-' indicator", "列表的对齐不对，这里应当是「- 」"},
        {"did not find expected ',' or", "方括号或花括号里缺逗号，或没有收尾"},
        {"mapping values are not allowed",
         "一行里有两个「键: 值」，或缩进比上一行多；值里含冒号要加引号"},
        {"control characters are not allowed", "有看不见的控制字符，多半是粘贴带来的，请删掉"},
    };
    for (size_t i = 0; problem && i < sizeof known / sizeof *known; i++) {
        if (strstr(problem, known[i].part)) {
            return known[i].sentence;
        }
    }
    return "写法不合 YAML，请检查缩进、引号和冒号";
}

/* The place of a byte, 1-based, in characters. */
static void find_place(struct slice bytes, size_t offset, int *line, int *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset && i < bytes.n; i++) {
        *column = bytes.at[i] == '\n' ? 1 : *column + ((bytes.at[i] & 0xC0) != 0x80);
        *line += bytes.at[i] == '\n';
    }
}

/* Quotes and brackets are wrong where they were opened, a block where it went out of line. What
 * cannot be read at all has no mark, only an offset. */
static struct problem syntax_problem(const struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    bool is_block = !p->context || strstr(p->context, "block");
    const yaml_mark_t *mark = is_block ? &p->problem_mark : &p->context_mark;
    struct problem syntax = {.file = r->problems->file,
                             .line = (int)mark->line + 1,
                             .column = (int)mark->column + 1,
                             .text = syntax_sentence(p->problem)};
    if (p->error == YAML_READER_ERROR) {
        find_place(r->bytes, p->problem_offset, &syntax.line, &syntax.column);
    }
    return syntax;
}

static bool next_event(struct reader *r, yaml_event_t *event)
{
    if (r->failed) {
        return false;
    }
    if (yaml_parser_parse(&r->parser, event)) {
        return true;
    }
    r->syntax = syntax_problem(r);
    r->failed = true;
    return false;
}

static struct yaml_node *node_new(struct reader *r, enum yaml_kind kind, const yaml_event_t *e)
{
    struct yaml_node *n = ARENA_NEW(r->arena, struct yaml_node);
    n->kind = kind;
    n->line = (int)e->start_mark.line + 1;
    n->column = (int)e->start_mark.column + 1;
    return n;
}

static void refuse_ornaments(struct reader *r, const yaml_event_t *e)
{
    bool has_anchor = false, has_tag = false;
    if (e->type == YAML_SCALAR_EVENT) {
        has_anchor = e->data.scalar.anchor;
        has_tag = e->data.scalar.tag;
    } else if (e->type == YAML_SEQUENCE_START_EVENT) {
        has_anchor = e->data.sequence_start.anchor;
        has_tag = e->data.sequence_start.tag;
    } else if (e->type == YAML_MAPPING_START_EVENT) {
        has_anchor = e->data.mapping_start.anchor;
        has_tag = e->data.mapping_start.tag;
    }
    if (has_anchor || e->type == YAML_ALIAS_EVENT) {
        refuse(r, &e->start_mark, "不能用锚点和引用（& 和 *）；以 & 或 * 开头的值请加引号");
    }
    if (has_tag) {
        refuse(r, &e->start_mark, "不能用标签（!）；以 ! 开头的值请加引号");
    }
}

/* A text that came in by \\e or by pasting from a page must not reach a terminal, and would never be
 * found again by somebody who types the same words. */
static const char *visible_text(struct reader *r, const struct yaml_node *n, const char *text)
{
    size_t left = strlen(text);
    for (size_t at = 0, len; at < left; at += len) {
        if (utf8_is_invisible(utf8_decode(text + at, left - at, &len))) {
            problem_add(r->problems, n->line, n->column, "「%s」里有看不见的字符，请删掉", text);
            return utf8_printable(r->arena, text, true);
        }
    }
    return text;
}

static struct yaml_node *read_node(struct reader *r, yaml_event_t *event, int depth);

static void report_duplicate(struct reader *r, const struct yaml_node *map,
                             const struct yaml_node *key)
{
    for (size_t i = 0; i < map->n; i++) {
        const struct yaml_node *k = yaml_key(map, i);
        if (k->kind == YAML_TEXT && key->kind == YAML_TEXT && text_eq(k->text, key->text)) {
            problem_add(r->problems, key->line, key->column, "键「%s」重复，第 %d 行已经写过",
                        key->text, k->line);
            return;
        }
    }
}

/* Reads children up to the end event. In a map keys and values come in turn. */
static void read_children(struct reader *r, struct yaml_node *parent, yaml_event_type_t end,
                          int depth)
{
    VEC(struct yaml_node *) kids = {0};
    bool is_map = parent->kind == YAML_MAP;
    yaml_event_t event;
    while (next_event(r, &event)) {
        if (event.type == end) {
            yaml_event_delete(&event);
            break;
        }
        struct yaml_node *kid = read_node(r, &event, depth + 1);
        if (!kid) {
            break;
        }
        parent->at = kids.at;
        parent->n = kids.n / (is_map ? 2 : 1);
        if (is_map && kids.n % 2 == 0) {
            report_duplicate(r, parent, kid);
        }
        if (is_map && kids.n == 2 * MAX_KEYS) {
            problem_add(r->problems, kid->line, kid->column, "这一处的键太多，最多 1000 个");
            r->failed = true;
        }
        *VEC_PUSH(r->arena, &kids) = kid;
    }
    parent->at = kids.at;
    parent->n = kids.n / (is_map ? 2 : 1);
}

/* Takes the event over. NULL when the reader has failed. */
static struct yaml_node *read_node(struct reader *r, yaml_event_t *event, int depth)
{
    struct yaml_node *n = NULL;
    refuse_ornaments(r, event);
    if (depth > MAX_DEPTH) {
        refuse(r, &event->start_mark, "嵌套太深，最多 32 层");
    }
    if (!r->failed && event->type == YAML_SCALAR_EVENT) {
        n = node_new(r, YAML_TEXT, event);
        n->text = visible_text(r, n,
                               arena_copy(r->arena, (const char *)event->data.scalar.value,
                                          event->data.scalar.length));
        n->is_quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    } else if (!r->failed && event->type == YAML_SEQUENCE_START_EVENT) {
        n = node_new(r, YAML_LIST, event);
        read_children(r, n, YAML_SEQUENCE_END_EVENT, depth);
    } else if (!r->failed && event->type == YAML_MAPPING_START_EVENT) {
        n = node_new(r, YAML_MAP, event);
        read_children(r, n, YAML_MAPPING_END_EVENT, depth);
    }
    yaml_event_delete(event);
    return n;
}

static struct yaml_node *read_stream(struct reader *r)
{
    struct yaml_node *root = NULL;
    yaml_event_t event;
    while (next_event(r, &event)) {
        yaml_event_type_t type = event.type;
        if (type == YAML_DOCUMENT_START_EVENT && root) {
            refuse(r, &event.start_mark, "一个文件只能写一份定义，不能有第二个 ---");
        }
        if (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
            type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT) {
            root = read_node(r, &event, 0);
        } else {
            yaml_event_delete(&event);
        }
        if (type == YAML_STREAM_END_EVENT) {
            break;
        }
    }
    return r->failed ? NULL : root;
}

/* Chinese text in UTF-16 has blanks and line ends with a NUL, and hardly ever makes good UTF-8. */
static const char *encoding_sentence(struct slice bytes, size_t bad)
{
    bool has_mark =
        bytes.n > 1 && (!memcmp(bytes.at, "\xFF\xFE", 2) || !memcmp(bytes.at, "\xFE\xFF", 2));
    if (bytes.at[bad] && (has_mark || memchr(bytes.at, '\0', bytes.n))) {
        return "文件是 UTF-16 编码（记事本里叫 Unicode），请另存为 UTF-8";
    }
    return bytes.at[bad] ? "文件不是 UTF-8 编码（多半是 GB18030/GBK），请另存为 UTF-8"
                         : "文件里有 NUL 字节，不是文本";
}

/* What libyaml would report badly or not at all. */
static bool check_bytes(struct slice bytes, struct problems *ps)
{
    if (bytes.n > YAML_MAX_BYTES) {
        problem_add(ps, 0, 0, "文件超过 1 MiB，不像是一份定义");
        return false;
    }
    size_t good = utf8_valid_prefix(bytes.at, bytes.n);
    const char *nul = memchr(bytes.at, '\0', bytes.n);
    if (nul && (size_t)(nul - bytes.at) < good) {
        good = (size_t)(nul - bytes.at);
    }
    if (good == bytes.n) {
        return true;
    }
    int line, column;
    find_place(bytes, good, &line, &column);
    problem_add(ps, line, column, "%s", encoding_sentence(bytes, good));
    return false;
}

/* The lint names causes; the complaint of libyaml is only worth telling when none of them is near. */
static void explain_failure(struct reader *r)
{
    struct problems *ps = r->problems;
    size_t before = ps->n;
    bool is_explained = !r->syntax.line;
    yaml_lint(r->bytes, ps);
    for (size_t i = before; i < ps->n; i++) {
        int behind = r->syntax.line - ps->at[i].line;
        is_explained |= behind == 0 || behind == 1;
    }
    if (!is_explained) {
        problem_add(ps, r->syntax.line, r->syntax.column, "%s", r->syntax.text);
    }
}

const struct yaml_node *yaml_parse(struct arena *a, struct slice bytes, struct problems *ps)
{
    if (!bytes.at || !check_bytes(bytes, ps)) {
        if (!bytes.at) {
            problem_add(ps, 0, 0, "文件是空的");
        }
        return NULL;
    }
    if (bytes.n >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0) {
        bytes = (struct slice){bytes.at + 3, bytes.n - 3};
    }
    struct reader r = {.arena = a, .problems = ps, .bytes = bytes};
    if (!yaml_parser_initialize(&r.parser)) {
        problem_add(ps, 0, 0, "内存不足");
        return NULL;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes.at, bytes.n);
    struct yaml_node *root = read_stream(&r);
    yaml_parser_delete(&r.parser);
    if (!root && !r.failed) {
        problem_add(ps, 0, 0, "文件是空的");
    }
    if (r.failed) {
        explain_failure(&r);
    }
    return root;
}

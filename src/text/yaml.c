#include "text/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "text/yaml_told.h"

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
    int lines_before;      /* the bytes are a part of a file, behind so many lines */
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

static int line_of(const struct reader *r, const yaml_mark_t *mark)
{
    return r->lines_before + (int)mark->line + 1;
}

static void refuse(struct reader *r, const yaml_mark_t *mark, const char *text)
{
    problem_add(r->problems, line_of(r, mark), (int)mark->column + 1, "%s", text);
    r->failed = true;
}

/* Quotes and brackets are wrong where they were opened, a block where it went out of line. What
 * cannot be read at all has no mark, only an offset. */
static struct problem syntax_problem(const struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    bool is_block = !p->context || strstr(p->context, "block");
    const yaml_mark_t *mark = is_block ? &p->problem_mark : &p->context_mark;
    struct problem syntax = {.file = r->problems->file,
                             .line = line_of(r, mark),
                             .column = (int)mark->column + 1,
                             .text = yaml_syntax_sentence(p->problem)};
    if (p->error == YAML_READER_ERROR) {
        yaml_place(r->bytes, p->problem_offset, &syntax.line, &syntax.column);
        syntax.line += r->lines_before;
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
    n->line = line_of(r, &e->start_mark);
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

/* ---- a text that is no YAML -------------------------------------------------------------------- */

/* What is found when the keys of the outermost map are read one by one. */
struct parts {
    struct reader whole;
    VEC(struct yaml_node *) kids; /* keys and values in turn, of those that can be read */
    VEC(struct problem) syntaxes;
};

static struct yaml_node *read_bytes(struct reader *r)
{
    if (!yaml_parser_initialize(&r->parser)) {
        problem_add(r->problems, 0, 0, "内存不足");
        r->failed = true;
        return NULL;
    }
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->bytes.at, r->bytes.n);
    struct yaml_node *root = read_stream(r);
    yaml_parser_delete(&r->parser);
    return root;
}

/* A key at the very left. Items of its list may stand at the very left as well. */
static bool begins_part(struct slice line)
{
    return line.n && !strchr(" \t\r\n#-%]}", line.at[0]) && memchr(line.at, ':', line.n);
}

static void read_part(struct parts *p, struct slice bytes, int lines_before)
{
    struct reader r = {.arena = p->whole.arena,
                       .problems = p->whole.problems,
                       .bytes = bytes,
                       .lines_before = lines_before};
    const struct yaml_node *root = read_bytes(&r);
    if (r.syntax.line) {
        *VEC_PUSH(r.arena, &p->syntaxes) = r.syntax;
    }
    for (size_t i = 0; root && root->kind == YAML_MAP && i < 2 * root->n; i++) {
        *VEC_PUSH(r.arena, &p->kids) = root->at[i];
    }
}

static void read_parts(struct parts *p)
{
    struct slice all = p->whole.bytes;
    size_t begin = 0;
    int line = 0, begin_line = 0, parts = 0;
    for (size_t at = 0; at < all.n && parts < MAX_KEYS; line++) {
        const char *end = memchr(all.at + at, '\n', all.n - at);
        size_t next = end ? (size_t)(end - all.at) + 1 : all.n;
        if (at > begin && begins_part((struct slice){all.at + at, next - at})) {
            read_part(p, (struct slice){all.at + begin, at - begin}, begin_line);
            begin = at;
            begin_line = line;
            parts++;
        }
        at = next;
    }
    if (begin > 0 && parts < MAX_KEYS) {
        read_part(p, (struct slice){all.at + begin, all.n - begin}, begin_line);
    }
}

struct lint_range {
    size_t from, to; /* of the problems, those of the lint */
};

/* The lint names causes; a complaint of libyaml is only worth telling when none of them is near. */
static void explain(struct problems *ps, struct lint_range lint, const struct problem *syntax)
{
    bool is_explained = false;
    for (size_t i = lint.from; i < lint.to; i++) {
        int behind = syntax->line - ps->at[i].line;
        is_explained |= behind == 0 || behind == 1;
    }
    if (!is_explained) {
        problem_add(ps, syntax->line, syntax->column, "%s", syntax->text);
    }
}

static struct yaml_node *explain_failure(struct reader *r)
{
    struct parts p = {.whole = *r};
    struct problems *ps = r->problems;
    if (r->syntax.line) { /* else it is refused as a whole: anchors, too much of something */
        read_parts(&p);
    }
    if (r->syntax.line && p.syntaxes.n == 0) {
        *VEC_PUSH(r->arena, &p.syntaxes) = r->syntax;
    }
    struct lint_range lint = {.from = ps->n};
    yaml_lint(r->bytes, ps);
    lint.to = ps->n;
    for (size_t i = 0; i < p.syntaxes.n; i++) {
        explain(ps, lint, &p.syntaxes.at[i]);
    }
    struct yaml_node *root = ARENA_NEW(r->arena, struct yaml_node);
    *root = (struct yaml_node){
        .kind = YAML_MAP, .line = 1, .column = 1, .at = p.kids.at, .n = p.kids.n / 2};
    return root;
}

const struct yaml_node *yaml_parse_parts(struct arena *a, struct slice bytes, struct problems *ps,
                                         bool *is_whole)
{
    *is_whole = false;
    if (!bytes.at || !yaml_check_bytes(bytes, ps)) {
        if (!bytes.at) {
            problem_add(ps, 0, 0, "文件是空的");
        }
        return NULL;
    }
    if (bytes.n >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0) {
        bytes = (struct slice){bytes.at + 3, bytes.n - 3};
    }
    struct reader r = {.arena = a, .problems = ps, .bytes = bytes};
    struct yaml_node *root = read_bytes(&r);
    if (!root && !r.failed) {
        problem_add(ps, 0, 0, "文件是空的");
    }
    *is_whole = root != NULL;
    return r.failed ? explain_failure(&r) : root;
}

const struct yaml_node *yaml_parse(struct arena *a, struct slice bytes, struct problems *ps)
{
    bool is_whole;
    const struct yaml_node *root = yaml_parse_parts(a, bytes, ps, &is_whole);
    return is_whole ? root : NULL;
}

/* The list of problems, and the lint that names what input methods and editors do to YAML. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "text/yaml.h"

/* A sentence longer than this quotes a whole file; its ends say enough. */
#define MAX_SENTENCE 240

/* Fit for a terminal, and for a screen. */
static const char *sentence_for_eyes(struct arena *a, const char *text)
{
    text = utf8_printable(a, text, false);
    size_t n = strlen(text), head = 0, tail = n;
    if (utf8_count(text, n) <= MAX_SENTENCE) {
        return text;
    }
    for (size_t i = 0, len; i < MAX_SENTENCE / 2; i++, head += len) {
        (void)utf8_decode(text + head, n - head, &len);
    }
    for (size_t i = 0; i < MAX_SENTENCE / 2; i++) {
        do {
            tail--;
        } while ((text[tail] & 0xC0) == 0x80);
    }
    return arena_printf(a, "%.*s … %s", (int)head, text, text + tail);
}

void problem_add(struct problems *ps, int line, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(ps->arena, format, args);
    va_end(args);
    *VEC_PUSH(ps->arena, ps) =
        (struct problem){ps->file, line, column, sentence_for_eyes(ps->arena, text)};
}

static int compare_problems(const void *left, const void *right)
{
    const struct problem *a = left, *b = right;
    int by_line = (a->line > b->line) - (a->line < b->line);
    int by_column = (a->column > b->column) - (a->column < b->column);
    return by_line ? by_line : by_column ? by_column : strcmp(a->text, b->text);
}

void problems_sort(struct problems *ps)
{
    if (ps->n > 1) {
        qsort(ps->at, ps->n, sizeof *ps->at, compare_problems);
    }
    size_t kept = 0;
    for (size_t i = 0; i < ps->n; i++) {
        if (!kept || compare_problems(&ps->at[kept - 1], &ps->at[i]) != 0) {
            ps->at[kept++] = ps->at[i];
        }
    }
    ps->n = kept;
}

static int column_of(struct slice line, const char *at)
{
    return (int)utf8_count(line.at, (size_t)(at - line.at)) + 1;
}

/* Where `word` stands in the line outside a comment and quotes; NULL when nowhere. */
static const char *find_plain(struct slice line, const char *word)
{
    size_t n = strlen(word);
    char quote = 0;
    for (size_t i = 0; i + n <= line.n; i++) {
        char c = line.at[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#' && (i == 0 || line.at[i - 1] == ' ')) {
            return NULL;
        } else if (memcmp(line.at + i, word, n) == 0) {
            return line.at + i;
        }
    }
    return NULL;
}

static void lint_tab(struct slice line, struct problems *ps, int number)
{
    for (size_t i = 0; i < line.n && strchr(" \t-", line.at[i]); i++) {
        if (line.at[i] == '\t') {
            problem_add(ps, number, (int)i + 1, "缩进用了制表符，请改成空格");
            return;
        }
    }
}

/* A full-width colon before any half-width one, or a colon with no blank behind it. */
static void lint_colon(struct slice line, struct problems *ps, int number)
{
    const char *wide = find_plain(line, "：");
    const char *colon = find_plain(line, ":");
    if (wide && (!colon || wide < colon)) {
        problem_add(ps, number, column_of(line, wide),
                    "键后用了全角冒号「：」，请改成半角冒号加一个空格");
        return;
    }
    const char *end = line.at + line.n;
    bool is_time = colon && colon > line.at && colon + 1 < end && strchr("0123456789", colon[-1]) &&
                   strchr("0123456789", colon[1]);
    if (colon && !is_time && colon + 1 < end && !strchr(" \t\r/", colon[1])) {
        problem_add(ps, number, column_of(line, colon), "冒号后面缺一个空格");
    }
}

/* `-甲` is a text, `- 甲` an item. */
static void lint_dash(struct slice line, struct problems *ps, int number)
{
    size_t i = 0;
    while (i < line.n && line.at[i] == ' ') {
        i++;
    }
    if (i + 1 < line.n && line.at[i] == '-' && !strchr(" -\t\r0123456789", line.at[i + 1])) {
        problem_add(ps, number, (int)i + 2, "「-」后面缺一个空格");
    }
}

/* Between braces a full-width comma does not separate: what follows it looks like a key. */
static void lint_comma(struct slice line, struct problems *ps, int number)
{
    const char *brace = find_plain(line, "{");
    const char *end = line.at + line.n;
    const char *comma =
        brace ? find_plain((struct slice){brace, (size_t)(end - brace)}, "，") : NULL;
    const char *rest = comma ? comma + strlen("，") : end;
    const char *colon = find_plain((struct slice){rest, (size_t)(end - rest)}, ": ");
    const char *half = find_plain((struct slice){rest, (size_t)(end - rest)}, ",");
    if (colon && (!half || colon < half)) {
        problem_add(ps, number, column_of(line, comma),
                    "花括号里用了全角逗号「，」，请改成半角逗号加一个空格");
    }
}

static void lint_quotes(struct slice line, struct problems *ps, int number)
{
    const char *colon = find_plain(line, ":");
    const char *value = colon ? colon + 1 : line.at;
    while (value < line.at + line.n && (*value == ' ' || *value == '-')) {
        value++;
    }
    size_t left = (size_t)(line.at + line.n - value);
    if (left >= 3 && (!memcmp(value, "“", 3) || !memcmp(value, "”", 3) || !memcmp(value, "‘", 3) ||
                      !memcmp(value, "’", 3))) {
        problem_add(ps, number, column_of(line, value),
                    "值以全角引号开头；若要当引号用，请改成半角 \"\"");
    }
}

static void lint_line(struct slice line, struct problems *ps, int number)
{
    lint_tab(line, ps, number);
    lint_dash(line, ps, number);
    lint_comma(line, ps, number);
    lint_colon(line, ps, number);
}

static void each_line(struct slice bytes, struct problems *ps,
                      void (*lint)(struct slice line, struct problems *ps, int number))
{
    const char *end = bytes.at + bytes.n;
    int number = 1;
    for (const char *at = bytes.at; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        lint((struct slice){at, (size_t)((stop ? stop : end) - at)}, ps, number);
        at = stop ? stop + 1 : end;
    }
}

/* Texts that begin with a quotation are common: they are suspected only when nothing else is. */
void yaml_lint(struct slice bytes, struct problems *ps)
{
    size_t before = ps->n;
    each_line(bytes, ps, lint_line);
    if (ps->n == before) {
        each_line(bytes, ps, lint_quotes);
    }
}

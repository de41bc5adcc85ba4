/* The six notices say what their documents say: every line of facts/ is a test named by the number
 * of the fact (facts.md tells how a line is written), and no number may be without a line. What a rule
 * says must stand on the rule card too, in the row of that rule or below it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "notice/card.h"
#include "notice/load.h"
#include "support/check.h"
#include "support/fact.h"

static const char *const codes[] = {"255", "88", "gd76", "926", "360", "220"};
#define CODES (sizeof codes / sizeof *codes)

/* Every fact there is: the letter of the notice (X for doubts), and how many. */
static const struct {
    char letter;
    size_t n;
} series[] = {{'A', 54}, {'B', 17}, {'C', 26}, {'D', 21}, {'E', 28}, {'F', 58}, {'X', 39}};
#define SERIES (sizeof series / sizeof *series)

struct fact {
    const struct notice *notice;
    const char *id, *path, *value;
    bool is_part; /* the value need only be part of what the notice says */
};

struct facts {
    struct fact *at;
    size_t n, cap;
};

static struct slice read_whole(struct arena *a, const char *path)
{
    struct slice text;
    struct err err = {.arena = a};
    if (file_read(a, path, YAML_MAX_BYTES, &text, &err)) {
        printf("Bail out! %s\n", err.text);
        exit(1);
    }
    return text;
}

static const struct notice *load(struct arena *a, const char *code)
{
    struct problems ps = {.arena = a, .file = arena_printf(a, "data/notices/%s.yaml", code)};
    struct err err = {.arena = a};
    struct notice *n = arena_alloc(a, sizeof *n);
    if (notice_load_text(read_whole(a, ps.file), n, &ps, &err)) {
        for (size_t i = 0; i < ps.n; i++) {
            printf("# %s:%d:%d: %s\n", ps.file, ps.at[i].line, ps.at[i].column, ps.at[i].text);
        }
        printf("Bail out! %s\n", ps.file);
        exit(1);
    }
    return n;
}

/* `A28 限额/…/至多 = 20`; the line is cut up in place. */
static void add_fact(struct arena *a, struct facts *facts, const struct notice *n, char *line)
{
    char *path = strchr(line, ' ');
    char *sign = path ? strstr(path, " = ") : NULL;
    bool is_part = path && !sign;
    sign = is_part ? strstr(path, " ~ ") : sign;
    if (!sign) {
        printf("Bail out! not a fact: %s\n", line);
        exit(1);
    }
    *path = '\0';
    *sign = '\0';
    *VEC_PUSH(a, facts) = (struct fact){n, line, path + 1, sign + 3, is_part};
}

static void read_facts(struct arena *a, struct facts *facts, const char *code)
{
    const struct notice *n = load(a, code);
    struct slice text = read_whole(a, arena_printf(a, "tests/unit/notice/facts/%s.txt", code));
    char *rest = arena_copy(a, text.at, text.n);
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (*line) {
            add_fact(a, facts, n, line);
        }
    }
}

/* ---- on the card ------------------------------------------------------------------------------- */

/* Everything a clerk reads about a rule: its row and the rows below it; "" when it has none. */
static const char *card_block(struct arena *a, const struct notice *n, const void *rule)
{
    struct card card = notice_card(a, n);
    struct buf out = BUF_INIT;
    bool is_inside = false;
    for (size_t i = 0; i < card.n; i++) {
        const struct card_row *r = &card.at[i];
        is_inside = r->depth ? is_inside : r->rule == rule;
        if (is_inside) {
            buf_printf(&out, "%s %s %s %s %s\n", r->label, r->value, text_or_empty(r->clause),
                       text_or_empty(r->number), text_or_empty(r->words));
        }
    }
    const char *text = out.n ? arena_copy(a, out.at, out.n) : "";
    buf_release(&out);
    return text;
}

static bool ends_with(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);
    return n > m && strcmp(path + n - m, end) == 0;
}

/* Words which the card says in another way than the file. */
static const char *spoken(const char *path, const char *word)
{
    static const struct {
        const char *path_end, *word, *spoken;
    } others[] = {
        {"/含止", "是", "含截止当日"},
        {"/含止", "未写", "含不含截止当日: 未写"},
        {"/约", "是", "(约)"},
        {"/含首日", "未写", "起算当日计不计: 未写"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (ends_with(path, others[i].path_end) && strcmp(word, others[i].word) == 0) {
            return others[i].spoken;
        }
    }
    return word;
}

/* `推荐单位.类别: 甲（二 无编号段）` is told as a sentence: its value is looked for. */
static const char *value_of_term(char *part)
{
    char *colon = strstr(part, ": "), *clause = strstr(part, "（二 ");
    if (clause) {
        *clause = '\0';
    }
    return colon ? colon + 2 : part;
}

static void check_card(struct arena *a, const struct fact *f, const char *said)
{
    const void *rule = fact_rule(a, &notice_schema, f->notice, f->path);
    bool is_scope = ends_with(f->path, "/适用") || ends_with(f->path, "/不含");
    if (!rule || ends_with(f->path, "/个数") || strcmp(said, FACT_ABSENT) == 0) {
        return;
    }
    const char *block = card_block(a, f->notice, rule);
    char *rest = arena_text(a, said);
    for (char *part; (part = strsep(&rest, is_scope ? "|;" : "|"));) {
        const char *word = is_scope ? value_of_term(part) : spoken(f->path, part);
        if (!strstr(block, word)) {
            fail_msg("%s: the card of %s does not say %s:\n%s", f->id, f->notice->code, word,
                     block);
        }
    }
}

static void test_fact(void **state)
{
    const struct fact *f = *state;
    struct arena a = {0};
    const char *said = fact_read(&a, &notice_schema, f->notice, f->path);
    if (!said) {
        fail_msg("%s: %s has no %s", f->id, f->notice->code, f->path);
    }
    if (f->is_part ? !strstr(said, f->value) : strcmp(said, f->value) != 0) {
        fail_msg("%s: %s: %s is\n  %s\nnot\n  %s", f->id, f->notice->code, f->path, said, f->value);
    }
    check_card(&a, f, said);
    arena_release(&a);
}

static bool is_covered(const struct facts *facts, const char *id)
{
    for (size_t i = 0; i < facts->n; i++) {
        if (strcmp(facts->at[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void test_every_number_has_a_fact(void **state)
{
    const struct facts *facts = *state;
    struct arena a = {0};
    for (size_t s = 0; s < SERIES; s++) {
        for (size_t i = 1; i <= series[s].n; i++) {
            const char *id = arena_printf(&a, "%c%02zu", series[s].letter, i);
            if (!is_covered(facts, id)) {
                fail_msg("no fact says %s", id);
            }
        }
    }
    arena_release(&a);
}

int main(void)
{
    struct arena a = {0};
    struct facts facts = {0};
    for (size_t i = 0; i < CODES; i++) {
        read_facts(&a, &facts, codes[i]);
    }
    struct CMUnitTest *tests = arena_alloc(&a, (facts.n + 1) * sizeof *tests);
    for (size_t i = 0; i < facts.n; i++) {
        struct fact *f = &facts.at[i];
        tests[i] = (struct CMUnitTest){f->id, test_fact, NULL, NULL, f};
    }
    tests[facts.n] = (struct CMUnitTest){"every number has a fact", test_every_number_has_a_fact,
                                         NULL, NULL, &facts};
    int failed = check_run("facts", tests, facts.n + 1);
    arena_release(&a);
    return failed;
}

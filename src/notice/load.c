/* The walk of a YAML tree along the tables of schema.c. */
#include "notice/load.h"

#include <string.h>

#include "base/vec.h"
#include "model/points.h"
#include "notice/check.h"
#include "notice/load_file.h"
#include "notice/schema.h"
#include "notice/value.h"

/* Deeper than any document divides things, and shallow enough for whoever walks a definition. */
#define MAX_NESTING 10
/* Items of one list; names are compared pairwise. */
#define MAX_ITEMS 5000

struct loader {
    struct arena *arena;
    struct problems *problems;
    int nesting;
    bool is_partial;                /* not everything at the top could be read */
    bool mistyped;                  /* something could not be typed: worth a lint */
    VEC(struct scope_term *) terms; /* of every scope, to be linked when all names are known */
};

static void load_map(struct loader *l, const struct schema *s, const struct yaml_node *node,
                     void *out);

static void mistyped(struct loader *l, const struct yaml_node *n, const struct key *k,
                     const char *expected)
{
    l->mistyped = true;
    problem_add(l->problems, n->line, n->column, "「%s」%s%s%s应当是%s", k->name,
                n->kind == YAML_TEXT ? "的值「" : "", n->kind == YAML_TEXT ? n->text : "",
                n->kind == YAML_TEXT ? "」" : "", expected);
}

static void load_texts(struct loader *l, const struct key *k, const struct yaml_node *n,
                       struct texts *out)
{
    bool is_one = n->kind == YAML_TEXT;
    if (n->kind == YAML_MAP) {
        mistyped(l, n, k, "文字，或文字的列表");
        return;
    }
    out->n = is_one ? 1 : n->n;
    out->at = ARENA_ARRAY(l->arena, const char *, out->n);
    if (is_one) {
        out->at[0] = n->text;
        return;
    }
    for (size_t i = 0; i < n->n; i++) {
        const struct yaml_node *item = n->at[i];
        if (item->kind != YAML_TEXT) {
            mistyped(l, item, k, "文字，或文字的列表");
            out->n = i;
            return;
        }
        out->at[i] = item->text;
    }
}

/* `2..4` fills min and max; a plain value leaves them absent. */
static void load_range(struct scope_term *t)
{
    const char *dots = t->values.n == 1 ? strstr(t->values.at[0], "..") : NULL;
    char left[24] = {0};
    if (!dots || (size_t)(dots - t->values.at[0]) >= sizeof left) {
        return;
    }
    memcpy(left, t->values.at[0], (size_t)(dots - t->values.at[0]));
    t->min.has = value_number(left, &t->min.value);
    t->max.has = value_number(dots + 2, &t->max.value);
}

static void load_scope(struct loader *l, const struct key *k, const struct yaml_node *n,
                       struct scope *out)
{
    if (n->kind != YAML_MAP) {
        mistyped(l, n, k, "若干「键: 值」，如 {推荐单位.类别: 省级通信管理局}");
        return;
    }
    const struct yaml_node *clause = yaml_get(n, "条款");
    out->at = ARENA_ARRAY(l->arena, struct scope_term, n->n);
    out->n = 0; /* a key written twice is loaded twice */
    for (size_t i = 0; i < n->n; i++) {
        const struct yaml_node *key = yaml_key(n, i);
        if (key == NULL || text_eq(key->text, "条款")) {
            continue;
        }
        struct scope_term *t = &out->at[out->n++];
        if (!value_scope_key(l->arena, text_or_empty(key->text), t)) {
            problem_add(l->problems, key->line, key->column,
                        "「%s」的点后面应当是 类别、名单、地区、层级、性质、数量 之一", t->key);
        }
        load_texts(l, k, yaml_value(n, i), &t->values);
        load_range(t);
        *VEC_PUSH(l->arena, &l->terms) = t;
        t->clause = clause ? clause->text : NULL;
        t->line = key->line;
        t->column = key->column;
    }
}

static void load_rows(struct loader *l, const struct key *k, const struct yaml_node *n,
                      struct list_view *out)
{
    if (n->kind != YAML_LIST) {
        mistyped(l, n, k, "列表，每行一项");
        return;
    }
    struct texts *rows = ARENA_ARRAY(l->arena, struct texts, n->n);
    for (size_t i = 0; i < n->n; i++) {
        load_texts(l, k, n->at[i], &rows[i]);
    }
    *out = (struct list_view){rows, n->n};
}

static void load_short(struct loader *l, const struct key *k, const struct yaml_node *n, void *out);

static void load_list(struct loader *l, const struct key *k, const struct yaml_node *n,
                      struct list_view *out)
{
    const struct schema *sub = k->sub;
    bool is_one = n->kind != YAML_LIST;
    if (!is_one && n->n > MAX_ITEMS) {
        problem_add(l->problems, n->line, n->column,
                    "「%s」有 %zu 项，最多 %d 项；长的名单放进 CSV", k->name, n->n, MAX_ITEMS);
        return;
    }
    out->n = is_one ? 1 : n->n;
    out->at = arena_alloc(l->arena, out->n * sub->size);
    for (size_t i = 0; i < out->n; i++) {
        const struct yaml_node *item = is_one ? n : n->at[i];
        char *at = (char *)out->at + i * sub->size;
        if (item->kind == YAML_MAP) {
            load_map(l, sub, item, at);
        } else {
            load_short(l, k, item, at);
        }
    }
}

static void load_choices(struct loader *l, const struct key *k, const struct yaml_node *n,
                         unsigned *out)
{
    struct texts words = {0};
    load_texts(l, k, n, &words);
    for (size_t i = 0; i < words.n; i++) {
        const struct word *w = vocabulary_find(k->words, words.at[i]);
        if (w) {
            *out |= (unsigned)w->value;
        } else {
            mistyped(l, n->kind == YAML_LIST ? n->at[i] : n, k,
                     vocabulary_list(l->arena, k->words));
        }
    }
}

static void load_choice(struct loader *l, const struct key *k, const struct yaml_node *n, int *out)
{
    const struct word *w = vocabulary_find(k->words, n->text);
    if (w) {
        *out = w->value;
    } else {
        mistyped(l, n, k, vocabulary_list(l->arena, k->words));
    }
}

static void load_date(struct loader *l, const struct key *k, const struct yaml_node *n,
                      struct date *out)
{
    out->has = day_parse(n->text, &out->day);
    if (!out->has) {
        mistyped(l, n, k, "存在的日期，如 2031-05-20");
    }
}

static void load_time(struct loader *l, const struct key *k, const struct yaml_node *n,
                      struct when *out)
{
    const char *wrong = value_when(l->arena, n->text, k->kind == KEY_EVENT, out);
    if (wrong) {
        l->mistyped = true;
        problem_add(l->problems, n->line, n->column, "%s", wrong);
    }
}

static void load_number(struct loader *l, const struct key *k, const struct yaml_node *n,
                        struct number *out)
{
    bool is_points = k->kind == KEY_POINTS;
    out->has = is_points ? points_read(n->text, &out->value) : value_number(n->text, &out->value);
    out->is_wrong = !out->has;
    if (out->is_wrong) {
        mistyped(l, n, k, is_points ? "分数，如 26.5 或 30%，最多四位小数" : "整数，如 20 或 二十");
    } else if (out->value < 0 && !is_points) {
        problem_add(l->problems, n->line, n->column, "「%s」不能是负数", k->name);
    }
}

static void load_share(struct loader *l, const struct key *k, const struct yaml_node *n,
                       struct share *out)
{
    if (!value_share(n->text, out)) {
        mistyped(l, n, k, "几分之几，如 2/3、三分之二以上、过半数、60%、全部");
    }
}

static void load_scalar(struct loader *l, const struct key *k, const struct yaml_node *n, void *out)
{
    if (k->kind == KEY_TEXT) {
        *(const char **)out = n->text;
    } else if (k->kind == KEY_NUMBER || k->kind == KEY_POINTS) {
        load_number(l, k, n, out);
    } else if (k->kind == KEY_SHARE) {
        load_share(l, k, n, out);
    } else if (k->kind == KEY_DATE) {
        load_date(l, k, n, out);
    } else if (k->kind == KEY_YES) {
        enum yes yes = text_eq(n->text, "是")   ? YES_YES
                       : text_eq(n->text, "否") ? YES_NO
                                                : YES_ABSENT;
        memcpy(out, &yes, sizeof yes);
        if (!yes) {
            mistyped(l, n, k, "是 或 否");
        }
    } else if (k->kind == KEY_CHOICE) {
        load_choice(l, k, n, out);
    } else {
        load_time(l, k, n, out);
    }
}

static void load_value(struct loader *l, const struct key *k, const struct yaml_node *n, void *out)
{
    if (n->kind == YAML_TEXT && !*n->text && !n->is_quoted) {
        problem_add(l->problems, n->line, n->column, "「%s」没有值；原文没有写的，整行不写",
                    k->name);
    } else if (k->kind == KEY_TEXTS) {
        load_texts(l, k, n, out);
    } else if (k->kind == KEY_CHOICES) {
        load_choices(l, k, n, out);
    } else if (k->kind == KEY_SCOPE) {
        load_scope(l, k, n, out);
    } else if (k->kind == KEY_ROWS) {
        load_rows(l, k, n, out);
    } else if (k->kind == KEY_LIST) {
        load_list(l, k, n, out);
    } else if (n->kind != YAML_TEXT) {
        mistyped(l, n, k, "一个值，不是列表或几个键");
    } else {
        load_scalar(l, k, n, out);
    }
}

static void load_short(struct loader *l, const struct key *k, const struct yaml_node *n, void *out)
{
    const struct key *only = k->sub->short_key ? schema_key(k->sub, k->sub->short_key) : NULL;
    if (!only || n->kind != YAML_TEXT) {
        bool is_text = n->kind == YAML_TEXT;
        mistyped(l, n, k,
                 arena_printf(l->arena, "若干「键: 值」，每项写作 {%s: %s, …}",
                              k->sub->keys[0].name, is_text ? n->text : "…"));
        return;
    }
    if (k->sub->has_rule) {
        struct rule *rule = out;
        rule->line = n->line;
        rule->column = n->column;
    }
    load_value(l, only, n, (char *)out + only->offset);
}

static void unknown_key(struct loader *l, const struct schema *s, const struct yaml_node *key)
{
    const char *name = text_or_empty(key->text);
    const char *near = schema_nearest(s, name);
    l->mistyped = true;
    if (key->kind != YAML_TEXT) {
        problem_add(l->problems, key->line, key->column, "键应当是一个词，不是列表或几个键");
    } else if (strstr(name, "：")) {
        problem_add(l->problems, key->line, key->column,
                    "「%s」里用了全角冒号「：」，请改成半角冒号加一个空格", name);
    } else if (strchr(name, ':')) {
        problem_add(l->problems, key->line, key->column, "「%s」的冒号后面缺一个空格", name);
    } else if (near) {
        problem_add(l->problems, key->line, key->column, "「%s」里没有「%s」这个键，是不是「%s」",
                    s->name, name, near);
    } else {
        problem_add(l->problems, key->line, key->column,
                    "「%s」里没有「%s」这个键，可用的键见格式说明", s->name, name);
    }
}

static void load_keys(struct loader *l, const struct schema *s, const struct yaml_node *node,
                      void *out)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct yaml_node *key = yaml_key(node, i);
        const struct key *k = key->kind == YAML_TEXT ? schema_key(s, key->text) : NULL;
        if (k) {
            load_value(l, k, yaml_value(node, i), (char *)out + k->offset);
        } else {
            unknown_key(l, s, key);
        }
    }
}

static void load_map(struct loader *l, const struct schema *s, const struct yaml_node *node,
                     void *out)
{
    if (s->has_rule) {
        struct rule *rule = out;
        rule->line = node->line;
        rule->column = node->column;
    }
    if (l->nesting == MAX_NESTING) {
        problem_add(l->problems, node->line, node->column, "「%s」嵌套太深，最多 %d 层", s->name,
                    MAX_NESTING);
        return;
    }
    l->nesting++;
    load_keys(l, s, node, out);
    l->nesting--;
    for (size_t i = 0; i < s->n; i++) {
        bool may_lack = l->is_partial && l->nesting == 0; /* it may stand in what cannot be read */
        if (s->keys[i].is_required && !may_lack && !yaml_get(node, s->keys[i].name)) {
            problem_add(l->problems, node->line, node->column, "「%s」缺少必写的键「%s」：%s",
                        s->name, s->keys[i].name, s->keys[i].help);
        }
    }
}

static bool load_by(struct loader *l, struct slice bytes, const struct schema *s, void *out)
{
    struct problems *ps = l->problems;
    bool is_whole;
    const struct yaml_node *root = yaml_parse_parts(ps->arena, bytes, ps, &is_whole);
    l->is_partial = !is_whole;
    if (!root) {
        return false;
    }
    if (root->kind != YAML_MAP) {
        problem_add(ps, root->line, root->column,
                    "文件应当由「键: 值」组成（键后用半角冒号加空格），这里不是");
        l->mistyped = true;
    } else {
        load_map(l, s, root, out);
    }
    if (l->mistyped) {
        yaml_lint(bytes, ps);
    }
    return is_whole;
}

bool load_file(struct slice bytes, const struct schema *s, void *out, struct problems *ps)
{
    struct loader l = {.arena = ps->arena, .problems = ps};
    return load_by(&l, bytes, s, out);
}

/* What a key of a scope means that is no word of ours: an axis, a role or a form field of this notice. */
static enum subject subject_of(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->axes.n; i++) {
        if (text_eq(n->axes.at[i].name, name)) {
            return SUBJECT_DIRECTION;
        }
    }
    for (size_t i = 0; i < n->roles.n; i++) {
        if (text_eq(n->roles.at[i].name, name)) {
            return SUBJECT_ROLE;
        }
    }
    return notice_field(n, name) ? SUBJECT_FIELD : SUBJECT_NONE;
}

static void link_terms(const struct loader *l, const struct notice *n)
{
    for (size_t i = 0; i < l->terms.n; i++) {
        struct scope_term *t = l->terms.at[i];
        if (t->subject == SUBJECT_NONE && t->name) {
            t->subject = subject_of(n, t->name);
        }
    }
}

enum status load_finish(struct problems *ps, struct err *err)
{
    problems_sort(ps);
    if (!ps->n) {
        return STATUS_OK;
    }
    const struct problem *first = &ps->at[0];
    (void)err_set(err, STATUS_DATA, "%s（共 %zu 处问题）", first->text, ps->n);
    return err_at(err, ps->file, first->line, first->column);
}

enum status notice_load_text(struct slice bytes, struct notice *out, struct problems *problems,
                             struct err *err)
{
    struct loader l = {.arena = problems->arena, .problems = problems};
    *out = (struct notice){0};
    bool is_whole = load_by(&l, bytes, &notice_schema, out);
    link_terms(&l, out);
    if (is_whole) {
        notice_check(out, problems);
    }
    return load_finish(problems, err);
}

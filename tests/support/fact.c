#include "support/fact.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "notice/vocabulary.h"

/* The text before the next slash; *rest is what follows it, or NULL. */
static const char *first_word(struct arena *a, const char *path, const char **rest)
{
    const char *slash = strchr(path, '/');
    *rest = slash ? slash + 1 : NULL;
    return slash ? arena_copy(a, path, (size_t)(slash - path)) : path;
}

static const char *joined(struct arena *a, const char *so_far, const char *between,
                          const char *next)
{
    return so_far ? arena_printf(a, "%s%s%s", so_far, between, next) : next;
}

static const char *read_texts(struct arena *a, const struct texts *texts)
{
    const char *all = NULL;
    for (size_t i = 0; i < texts->n; i++) {
        all = joined(a, all, "|", texts->at[i]);
    }
    return all ? all : FACT_ABSENT;
}

static const char *read_choices(struct arena *a, const struct vocabulary *words, unsigned bits)
{
    const char *all = NULL;
    for (size_t i = 0; i < words->n; i++) {
        if (bits & (unsigned)words->at[i].value) {
            all = joined(a, all, "|", words->at[i].text);
        }
    }
    return all ? all : FACT_ABSENT;
}

static const char *read_choice(const struct vocabulary *words, int value)
{
    const struct word *word = vocabulary_word(words, value);
    return word ? word->text : FACT_ABSENT;
}

static const char *read_scope(struct arena *a, const struct scope *scope)
{
    const char *all = NULL;
    for (size_t i = 0; i < scope->n; i++) {
        const struct scope_term *t = &scope->at[i];
        all = joined(a, all, "; ", arena_printf(a, "%s: %s", t->key, read_texts(a, &t->values)));
        if (t->clause) {
            all = arena_printf(a, "%s（%s）", all, t->clause);
        }
    }
    return all ? all : FACT_ABSENT;
}

static const char *read_number(struct arena *a, const struct number *number)
{
    return number->has ? arena_printf(a, "%lld", (long long)number->value) : FACT_ABSENT;
}

static const char *read_yes(enum yes yes)
{
    return yes == YES_YES ? "是" : yes == YES_NO ? "否" : FACT_ABSENT;
}

static const char *read_day(struct arena *a, const struct date *date)
{
    return date->has ? day_text(a, date->day) : FACT_ABSENT;
}

static const char *text_or_absent(const char *text)
{
    return text_is_empty(text) ? FACT_ABSENT : text;
}

static const char *read_plain(struct arena *a, const struct key *k, const void *at)
{
    switch (k->kind) {
    case KEY_TEXT: return text_or_absent(*(const char *const *)at);
    case KEY_TEXTS: return read_texts(a, at);
    case KEY_NUMBER: return read_number(a, at);
    case KEY_DATE: return read_day(a, at);
    case KEY_YES: return read_yes(*(const enum yes *)at);
    case KEY_CHOICE: return read_choice(k->words, *(const int *)at);
    case KEY_CHOICES: return read_choices(a, k->words, *(const unsigned *)at);
    case KEY_WHEN:
    case KEY_EVENT: return text_or_absent(((const struct when *)at)->text);
    case KEY_SCOPE: return read_scope(a, at);
    case KEY_POINTS: /* these two are in no notice */
    case KEY_SHARE:
    case KEY_ROWS:
    case KEY_LIST: break;
    }
    return NULL;
}

static const char *read_count(struct arena *a, const void *at)
{
    return arena_printf(a, "%zu", ((const struct list_view *)at)->n);
}

static const void *item_at(const struct list_view *items, const struct schema *s, size_t i)
{
    return (const char *)items->at + i * s->size;
}

/* The item one of whose keys has this text; names come first, as they do in every schema. */
static const void *find_called(struct arena *a, const struct schema *s,
                               const struct list_view *items, const char *wanted)
{
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        for (size_t j = 0; j < items->n; j++) {
            const char *item = item_at(items, s, j);
            const char *text = read_plain(a, k, item + k->offset);
            if (text && text_eq(text, wanted)) {
                return item;
            }
        }
    }
    return NULL;
}

static const void *find_item(struct arena *a, const struct schema *s, const struct list_view *items,
                             const char *wanted)
{
    size_t place = *wanted == '#' ? strtoul(wanted + 1, NULL, 10) : 0;
    if (place) {
        return place <= items->n ? item_at(items, s, place - 1) : NULL;
    }
    return find_called(a, s, items, wanted);
}

static const char *read_row(struct arena *a, const struct list_view *rows, const char *place)
{
    size_t row = *place == '#' ? strtoul(place + 1, NULL, 10) : 0;
    return row && row <= rows->n ? read_texts(a, (const struct texts *)rows->at + row - 1) : NULL;
}

const char *fact_read(struct arena *a, const struct schema *s, const void *map, const char *path)
{
    const char *rest;
    const struct key *k = schema_key(s, first_word(a, path, &rest));
    if (!k) {
        return NULL;
    }
    const void *at = (const char *)map + k->offset;
    if (rest && text_eq(rest, "个数")) {
        return read_count(a, at);
    }
    if (!rest || (k->kind != KEY_LIST && k->kind != KEY_ROWS)) {
        return rest ? NULL : read_plain(a, k, at);
    }
    if (k->kind == KEY_ROWS) {
        return read_row(a, at, rest);
    }
    const char *wanted = first_word(a, rest, &rest);
    const void *item = find_item(a, k->sub, at, wanted);
    return item && rest ? fact_read(a, k->sub, item, rest) : NULL;
}

const void *fact_rule(struct arena *a, const struct schema *s, const void *map, const char *path)
{
    const char *rest;
    const struct key *k = schema_key(s, first_word(a, path, &rest));
    if (!k || !rest || k->kind != KEY_LIST || text_eq(rest, "个数")) {
        return NULL;
    }
    const void *items = (const char *)map + k->offset;
    return find_item(a, k->sub, items, first_word(a, rest, &rest));
}

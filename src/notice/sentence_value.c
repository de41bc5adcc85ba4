/* Values of every kind as text, for sentences and cards. */
#include "base/buf.h"
#include "base/slice.h"
#include "model/points.h"
#include "notice/sentence.h"
#include "notice/value.h"
#include "notice/vocabulary.h"

static const char *joined(struct arena *a, const char *left, const char *between, const char *right)
{
    return *left ? arena_printf(a, "%s%s%s", left, between, right) : right;
}

const char *sentence_texts(struct arena *a, const struct texts *t, const char *between)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < t->n; i++) {
        buf_text(&b, i ? between : "");
        buf_text(&b, t->at[i]);
    }
    const char *all = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return all;
}

const char *sentence_when(struct arena *a, const struct when *w)
{
    bool is_day = w->kind == WHEN_DATE || w->kind == WHEN_INSTANT;
    return is_day ? arena_printf(a, "%s(%s)", w->text, day_weekday_name(w->day)) : w->text;
}

static const char *choices(struct arena *a, const struct vocabulary *v, unsigned bits)
{
    const char *all = "";
    for (size_t i = 0; i < v->n; i++) {
        if (bits & (unsigned)v->at[i].value) {
            all = joined(a, all, ", ", v->at[i].text);
        }
    }
    return all;
}

static const char *rows(struct arena *a, struct list_view v)
{
    const struct texts *row = v.at;
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < v.n; i++) {
        buf_text(&b, i ? "; " : "");
        buf_text(&b, sentence_texts(a, &row[i], " "));
    }
    const char *all = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return all;
}

static const char *items(struct arena *a, const struct key *k, struct list_view v)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < v.n; i++) {
        const void *item = schema_item(k, v, i);
        const char *label = sentence_label(a, k->sub, item), *says = sentence(a, k->sub, item);
        bool has_name = !text_eq(label, k->sub->name);
        buf_text(&b, i ? "; " : "");
        buf_text(&b, has_name ? label : says);
        if (has_name && *says) {
            buf_printf(&b, "(%s)", says);
        }
    }
    const char *all = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return all;
}

static const char *term(struct arena *a, const struct scope_term *t)
{
    const struct word *attribute =
        t->attribute ? vocabulary_word(&words_attributes, (int)t->attribute) : NULL;
    const struct word *subject = vocabulary_word(&words_subjects, (int)t->subject);
    const char *values = sentence_texts(a, &t->values, "或");
    if (t->min.has && t->max.has) {
        values = arena_printf(a, "%lld至%lld", (long long)t->min.value, (long long)t->max.value);
    }
    return arena_printf(a, "%s%s%s%s",
                        t->name   ? t->name
                        : subject ? subject->text
                                  : "",
                        t->attribute == ATTRIBUTE_LIST ? "属于"
                        : attribute                    ? attribute->text
                                                       : "",
                        t->attribute == ATTRIBUTE_LIST ? "名单" : "为", values);
}

const char *sentence_scope(struct arena *a, const struct scope *s)
{
    const char *all = "", *clause = NULL;
    for (size_t i = 0; i < s->n; i++) {
        all = joined(a, all, ", ", term(a, &s->at[i]));
        clause = s->at[i].clause;
    }
    return clause ? arena_printf(a, "%s(%s)", all, clause) : all;
}

const char *sentence_value(struct arena *a, const struct key *k, const void *map)
{
    const void *at = (const char *)map + k->offset;
    if (!schema_has(map, k)) {
        return NULL;
    }
    switch (k->kind) {
    case KEY_TEXT: return schema_text(map, k);
    case KEY_NUMBER: return arena_printf(a, "%lld", (long long)((const struct number *)at)->value);
    case KEY_POINTS: return points_text(a, ((const struct number *)at)->value);
    case KEY_SHARE: return share_text(a, at);
    case KEY_DATE: return day_text(a, ((const struct date *)at)->day);
    case KEY_YES: return schema_choice(map, k) == YES_YES ? "是" : "否";
    case KEY_CHOICE: return vocabulary_word(k->words, schema_choice(map, k))->text;
    case KEY_CHOICES: return choices(a, k->words, (unsigned)schema_choice(map, k));
    case KEY_WHEN:
    case KEY_EVENT: return sentence_when(a, at);
    case KEY_TEXTS: return sentence_texts(a, at, ", ");
    case KEY_SCOPE: return sentence_scope(a, at);
    case KEY_ROWS: return rows(a, schema_list(map, k));
    case KEY_LIST: return items(a, k, schema_list(map, k));
    }
    return NULL;
}

#include "notice/dump.h"

#include "notice/schema.h"
#include "notice/vocabulary.h"

static void dump_texts(struct json *j, const struct texts *t)
{
    json_array(j);
    for (size_t i = 0; i < t->n; i++) {
        json_text(j, t->at[i]);
    }
    json_array_end(j);
}

static void put_number(struct json *j, const char *key, struct number n)
{
    if (n.has) {
        json_put_int(j, key, n.value);
    }
}

static void dump_date(struct json *j, day_t day)
{
    struct arena a = {0};
    json_text(j, day_text(&a, day));
    arena_release(&a);
}

/* The months, and in the same order their days, null where none is given. */
static void dump_months(struct json *j, const struct when *w)
{
    static const char *const keys[] = {"months", "month_days"};
    for (size_t i = 0; i < 2; i++) {
        json_key(j, keys[i]);
        json_array(j);
        for (int m = 1; m <= 12; m++) {
            int value = i == 0 ? m : w->month_days[m];
            if (w->months & 1U << m) {
                value ? json_int(j, value) : json_null(j);
            }
        }
        json_array_end(j);
    }
}

static void dump_when(struct json *j, const struct when *w)
{
    static const char *const kinds[] = {
        [WHEN_ABSENT] = NULL,     [WHEN_INSTANT] = "instant", [WHEN_DATE] = "date",
        [WHEN_MONTH] = "month",   [WHEN_PART] = "part",       [WHEN_WORKING_DAYS] = "working_days",
        [WHEN_DAYS] = "days",     [WHEN_MONTHS] = "months",   [WHEN_YEARS] = "years",
        [WHEN_YEARLY] = "yearly", [WHEN_EVENT] = "event",     [WHEN_EVERY_YEARS] = "every_years",
    };
    json_object(j);
    json_put_text(j, "text", w->text);
    json_put_text(j, "kind", kinds[w->kind]);
    if (w->kind == WHEN_INSTANT) {
        json_put_int(j, "instant", w->instant);
    }
    if (w->kind == WHEN_INSTANT || w->kind == WHEN_DATE) {
        json_key(j, "day");
        dump_date(j, w->day);
    }
    if (w->kind == WHEN_MONTH || w->kind == WHEN_PART) {
        json_put_int(j, "year", w->year);
        json_put_int(j, "month", w->month);
    }
    if (w->kind == WHEN_PART) {
        json_put_int(j, "part", w->part);
    }
    if (w->count) {
        json_put_int(j, "count", w->count);
    }
    if (w->kind == WHEN_YEARLY) {
        dump_months(j, w);
    }
    json_object_end(j);
}

static const char *word_id(const struct vocabulary *v, int value)
{
    const struct word *w = vocabulary_word(v, value);
    return w ? w->id : NULL;
}

static void dump_term(struct json *j, const struct scope_term *t)
{
    json_object(j);
    json_put_text(j, "key", t->key);
    json_put_text(j, "subject", word_id(&words_subjects, (int)t->subject));
    if (t->attribute != ATTRIBUTE_NAME) {
        json_put_text(j, "attribute", word_id(&words_attributes, (int)t->attribute));
    }
    json_key(j, "values");
    dump_texts(j, &t->values);
    put_number(j, "min", t->min);
    put_number(j, "max", t->max);
    if (t->clause) {
        json_put_text(j, "clause", t->clause);
    }
    json_object_end(j);
}

static void dump_scope(struct json *j, const struct scope *s)
{
    json_array(j);
    for (size_t i = 0; i < s->n; i++) {
        dump_term(j, &s->at[i]);
    }
    json_array_end(j);
}

static void dump_rows(struct json *j, struct list_view v)
{
    const struct texts *rows = v.at;
    json_array(j);
    for (size_t i = 0; i < v.n; i++) {
        dump_texts(j, &rows[i]);
    }
    json_array_end(j);
}

static void dump_choices(struct json *j, const struct vocabulary *v, unsigned bits)
{
    json_array(j);
    for (size_t i = 0; i < v->n; i++) {
        if (bits & (unsigned)v->at[i].value) {
            json_text(j, v->at[i].id);
        }
    }
    json_array_end(j);
}

static void dump_share(struct json *j, const struct share *share)
{
    json_object(j);
    json_put_int(j, "num", share->num);
    json_put_int(j, "den", share->den);
    json_put_bool(j, "is_over", share->is_over);
    json_object_end(j);
}

static void dump_map(struct json *j, const struct schema *s, const void *map);

static void dump_list(struct json *j, const struct key *k, struct list_view v)
{
    json_array(j);
    for (size_t i = 0; i < v.n; i++) {
        dump_map(j, k->sub, schema_item(k, v, i));
    }
    json_array_end(j);
}

static void dump_value(struct json *j, const struct key *k, const void *map)
{
    const void *at = (const char *)map + k->offset;
    switch (k->kind) {
    case KEY_TEXT: json_text(j, schema_text(map, k)); break;
    case KEY_NUMBER: json_int(j, ((const struct number *)at)->value); break;
    case KEY_POINTS: json_decimal(j, ((const struct number *)at)->value, SCORE_PLACES); break;
    case KEY_SHARE: dump_share(j, at); break;
    case KEY_DATE: dump_date(j, ((const struct date *)at)->day); break;
    case KEY_YES: json_bool(j, schema_choice(map, k) == YES_YES); break;
    case KEY_CHOICE: json_text(j, word_id(k->words, schema_choice(map, k))); break;
    case KEY_CHOICES: dump_choices(j, k->words, (unsigned)schema_choice(map, k)); break;
    case KEY_WHEN:
    case KEY_EVENT: dump_when(j, at); break;
    case KEY_TEXTS: dump_texts(j, at); break;
    case KEY_SCOPE: dump_scope(j, at); break;
    case KEY_ROWS: dump_rows(j, schema_list(map, k)); break;
    case KEY_LIST: dump_list(j, k, schema_list(map, k)); break;
    }
}

static void dump_absent(struct json *j, const struct key *k)
{
    if (k->kind == KEY_LIST || k->kind == KEY_TEXTS) {
        json_array(j);
        json_array_end(j);
    } else {
        json_null(j);
    }
}

static void dump_map(struct json *j, const struct schema *s, const void *map)
{
    const struct key *k;
    json_object(j);
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        bool has = schema_has(map, k);
        if (!has && s != &notice_schema && s != &scheme_schema) {
            continue;
        }
        json_key(j, k->id);
        if (has) {
            dump_value(j, k, map);
        } else {
            dump_absent(j, k);
        }
    }
    json_object_end(j);
}

void notice_dump(struct json *j, const struct notice *n)
{
    dump_map(j, &notice_schema, n);
}

void scheme_dump(struct json *j, const struct scheme *s)
{
    dump_map(j, &scheme_schema, s);
}

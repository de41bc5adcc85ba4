#include "model/where.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/points.h"

struct parser {
    struct arena *arena;
    const struct where_field *fields;
    size_t n_fields;
    const char *text; /* folded: plain signs, digits and blanks */
    const char *at;
    struct err *err;
    bool may_begin; /* in the present term a choice may be written by its beginning */
};

struct values {
    const char **at;
    size_t n, cap;
};

/* ---- folding ------------------------------------------------------------------------------ */

/* U+FF01..FF5E are the plain signs shifted; U+3000 is a blank; 「」 are quotes. Letters stay as
 * they are, since they may stand in a name. */
static char plain_sign(uint32_t c)
{
    static const char signs[] = ":=<>|-\"0123456789.";
    if (c == 0x3000) {
        return ' ';
    }
    if (c == 0x300C || c == 0x300D) {
        return '"';
    }
    char plain = c >= 0xFF01 && c <= 0xFF5E ? (char)(c - 0xFEE0) : '\0';
    return plain && strchr(signs, plain) ? plain : '\0';
}

static const char *fold(struct arena *a, const char *text)
{
    size_t n = strlen(text), used = 0;
    char *out = arena_alloc(a, n + 1);
    for (size_t i = 0, length; i < n; i += length) {
        char sign = plain_sign(utf8_decode(text + i, n - i, &length));
        if (sign) {
            out[used++] = sign;
        } else {
            memcpy(out + used, text + i, length);
            used += length;
        }
    }
    return out;
}

/* ---- values ------------------------------------------------------------------------------- */

static enum status wrong(struct parser *p, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status wrong(struct parser *p, const char *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *sentence = arena_vprintf(p->arena, format, args);
    va_end(args);
    (void)err_set(p->err, STATUS_USAGE, "筛选条件: %s", sentence);
    return err_at(p->err, NULL, 1, (int)utf8_count(p->text, (size_t)(at - p->text)) + 1);
}

#define NAMED_COLUMNS 48 /* of what there is to write: the sentence shall fit into one row */

/* What there is, as far as it fits, and how many. */
static const char *named_short(struct arena *a, const char *const *names, size_t n)
{
    const char *text = n ? names[0] : "";
    for (size_t i = 1; i < n; i++) {
        const char *longer = arena_printf(a, "%s %s", text, names[i]);
        if (utf8_text_width(longer) > NAMED_COLUMNS) {
            return arena_printf(a, "%s … 共 %zu 种", text, n);
        }
        text = longer;
    }
    return text;
}

static enum status no_such_choice(struct parser *p, const struct where_field *f, const char *at,
                                  const char *value)
{
    const char **names = ARENA_ARRAY(p->arena, const char *, f->n_choices + 1);
    for (size_t i = 0; i < f->n_choices; i++) {
        names[i] = f->choices[i].name;
    }
    const char *named = named_short(p->arena, names, f->n_choices);
    return *value ? wrong(p, at, "没有「%s」, 可写 %s", value, named)
                  : wrong(p, at, "可写 %s", named);
}

/* The choice so called, else with `:` all whose names begin so: a value still being typed narrows
 * like any other word. */
static enum status choice_values(struct parser *p, const struct where_field *f, const char *at,
                                 const char *value, struct values *out)
{
    for (size_t i = 0; i < f->n_choices; i++) {
        if (text_eq(f->choices[i].name, value) || text_eq(f->choices[i].id, value)) {
            *VEC_PUSH(p->arena, out) = f->choices[i].id;
            return STATUS_OK;
        }
    }
    size_t before = out->n;
    for (size_t i = 0; i < f->n_choices && p->may_begin; i++) {
        if (text_starts(f->choices[i].name, value)) {
            *VEC_PUSH(p->arena, out) = f->choices[i].id;
        }
    }
    return out->n > before ? STATUS_OK : no_such_choice(p, f, at, value);
}

static enum status check_points(struct parser *p, const char *at, const char **value)
{
    int64_t units = 0;
    const char *end = *value + strlen(*value);
    if (points_scan(*value, end, &units) != end) {
        return wrong(p, at, "这里要一个分数 (如 85 或 86.67, 至多四位小数), 写的是「%s」", *value);
    }
    *value = arena_printf(p->arena, "%lld", (long long)units);
    return STATUS_OK;
}

static enum status check_value(struct parser *p, const struct where_field *f, const char *at,
                               const char **value)
{
    day_t day;
    switch (f->kind) {
    case WHERE_NUMBER:
        return **value && strspn(*value, "0123456789") == strlen(*value) && strlen(*value) < 19
                   ? STATUS_OK
                   : wrong(p, at, "这里要一个整数, 写的是「%s」", *value);
    case WHERE_POINTS: return check_points(p, at, value);
    case WHERE_DATE:
    case WHERE_DAY:
        if (text_eq(*value, WHERE_TODAY)) {
            return STATUS_OK;
        }
        if (!day_parse(*value, &day)) {
            return wrong(p, at, "这里要一个日期 (如 2024-07-15 或 今天), 写的是「%s」", *value);
        }
        *value = day_text(p->arena, day);
        return STATUS_OK;
    case WHERE_FLAG:
        if (!text_eq(*value, "是") && !text_eq(*value, "否")) {
            return wrong(p, at, "这里只能写 是 或 否, 写的是「%s」", *value);
        }
        *value = text_eq(*value, "是") ? "1" : "0";
        return STATUS_OK;
    case WHERE_CHOICE:
    case WHERE_INITIALS:
    case WHERE_TEXT: break;
    }
    return STATUS_OK;
}

/* ---- terms -------------------------------------------------------------------------------- */

static size_t field_find(const struct parser *p, const char *name, size_t n)
{
    for (size_t i = 0; i < p->n_fields; i++) {
        if (slice_is((struct slice){name, n}, p->fields[i].id)) {
            return i;
        }
        for (const char *at = p->fields[i].names; *at;) {
            size_t length = strcspn(at, " ");
            if (length == n && memcmp(at, name, n) == 0) {
                return i;
            }
            at += length + (at[length] == ' ');
        }
    }
    return WHERE_ANY;
}

static const char *field_names(const struct parser *p)
{
    const char **names = ARENA_ARRAY(p->arena, const char *, p->n_fields + 1);
    for (size_t i = 0; i < p->n_fields; i++) {
        const char *all = p->fields[i].names;
        names[i] = arena_copy(p->arena, all, strcspn(all, " "));
    }
    return named_short(p->arena, names, p->n_fields);
}

static enum where_op operator_at(const char *at, size_t *length)
{
    *length = 1;
    if (at[0] == '<' || at[0] == '>') {
        bool has_equal = at[1] == '=';
        *length += has_equal;
        return at[0] == '<' ? (has_equal ? WHERE_LESS_EQUAL : WHERE_LESS)
                            : (has_equal ? WHERE_GREATER_EQUAL : WHERE_GREATER);
    }
    return at[0] == '=' ? WHERE_EQUALS : WHERE_CONTAINS;
}

/* One value up to a blank or `|`; quotes keep both. */
static enum status read_value(struct parser *p, const char **value)
{
    const char *from = p->at;
    if (*p->at == '"') {
        const char *end = strchr(p->at + 1, '"');
        if (!end) {
            return wrong(p, from, "引号没有配对");
        }
        *value = arena_copy(p->arena, from + 1, (size_t)(end - from) - 1);
        p->at = end + 1;
        return STATUS_OK;
    }
    p->at += strcspn(p->at, " |\t\n\"");
    *value = arena_copy(p->arena, from, (size_t)(p->at - from));
    return STATUS_OK;
}

static enum status add_value(struct parser *p, struct where_term *term, const char *value,
                             const char *from, struct values *out)
{
    const struct where_field *f = term->field == WHERE_ANY ? NULL : &p->fields[term->field];
    bool is_choice = f && f->kind == WHERE_CHOICE;
    enum status status = STATUS_OK;
    if (!*value) {
        return is_choice && p->may_begin ? no_such_choice(p, f, from, value)
                                         : wrong(p, from, "这里缺一个值");
    }
    if (f && (text_eq(value, "有") || text_eq(value, "无"))) {
        term->op = text_eq(value, "有") ? WHERE_PRESENT : WHERE_ABSENT;
    } else if (is_choice) {
        return choice_values(p, f, from, value, out);
    } else if (f) {
        status = check_value(p, f, from, &value);
    }
    *VEC_PUSH(p->arena, out) = value;
    return status;
}

static enum status read_values(struct parser *p, struct where_term *term)
{
    struct values values = {0};
    enum status status = STATUS_OK;
    p->may_begin = term->op == WHERE_CONTAINS;
    do {
        const char *value = "", *from = p->at;
        status = read_value(p, &value);
        if (status == STATUS_OK) {
            status = add_value(p, term, value, from, &values);
        }
        if (status == STATUS_OK && values.n > WHERE_MOST) {
            status = wrong(p, from, "一项里至多 %d 个值", WHERE_MOST);
        }
    } while (status == STATUS_OK && *p->at == '|' && p->at++);
    term->values = values.at;
    term->n = values.n;
    return status;
}

static enum status read_term(struct parser *p, struct where_term *term)
{
    *term = (struct where_term){.field = WHERE_ANY, .op = WHERE_CONTAINS};
    if (*p->at == '-' && p->at[1] && p->at[1] != ' ') {
        term->is_not = true;
        p->at++;
    }
    size_t name = strcspn(p->at, " :=<>|\t\n\"");
    if (name && p->at[name] && strchr(":=<>", p->at[name])) {
        size_t length;
        term->field = field_find(p, p->at, name);
        if (term->field == WHERE_ANY) {
            return wrong(p, p->at, "没有「%.*s」这一项, 可用: %s", (int)name, p->at,
                         field_names(p));
        }
        term->op = operator_at(p->at + name, &length);
        p->at += name + length;
    }
    return read_values(p, term);
}

enum status where_parse(struct arena *a, const struct where_field *fields, size_t n_fields,
                        const char *text, struct where *out, struct err *err)
{
    struct parser p = {.arena = a,
                       .fields = fields,
                       .n_fields = n_fields,
                       .text = fold(a, text_or_empty(text)),
                       .err = err};
    enum status status = STATUS_OK;
    *out = (struct where){0};
    p.at = p.text;
    while (status == STATUS_OK) {
        p.at += strspn(p.at, " \t\n");
        if (!*p.at) {
            break;
        }
        status = out->n < WHERE_MOST ? read_term(&p, VEC_PUSH(a, out))
                                     : wrong(&p, p.at, "至多 %d 项", WHERE_MOST);
    }
    return status;
}

bool where_is_number(const struct where_term *term)
{
    for (size_t i = 0; i < term->n; i++) {
        size_t length = strlen(term->values[i]);
        if (length > 18 || strspn(term->values[i], "0123456789") != length) {
            return false;
        }
    }
    return true;
}

void where_settle_today(struct arena *a, const struct where_field *fields, day_t today,
                        struct where *where)
{
    for (size_t i = 0; i < where->n; i++) {
        struct where_term *t = &where->at[i];
        enum where_kind kind = t->field == WHERE_ANY ? WHERE_TEXT : fields[t->field].kind;
        for (size_t k = 0; k < t->n && (kind == WHERE_DATE || kind == WHERE_DAY); k++) {
            t->values[k] = text_eq(t->values[k], WHERE_TODAY) ? day_text(a, today) : t->values[k];
        }
    }
}

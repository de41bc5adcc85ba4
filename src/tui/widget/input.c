#include "tui/widget/input.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "text/key.h"
#include "text/wordcount.h"

static const char *const yes_no[] = {"是", "否"};

const char *const *input_choices(const struct input *field, size_t *n)
{
    if (field->kind == INPUT_YES_NO) {
        *n = sizeof yes_no / sizeof *yes_no;
        return yes_no;
    }
    *n = field->kind == INPUT_CHOICE ? field->n_choices : 0;
    return field->choices;
}

bool input_takes_focus(const struct input *field)
{
    return field->kind != INPUT_READ_ONLY && field->kind != INPUT_HEADING;
}

/* ---- tidying ----------------------------------------------------------------------------------- */

/* Full-width forms as plain ones, without blanks; ASCII letters in upper case if asked. */
static const char *plain(struct arena *a, const char *text, bool is_upper)
{
    size_t n = strlen(text), used = 0;
    char *out = arena_alloc(a, n + 1);
    for (size_t i = 0, length; i < n; i += length) {
        uint32_t cp = utf8_decode(text + i, n - i, &length);
        cp = cp >= 0xff01 && cp <= 0xff5e ? cp - 0xfee0 : cp == 0x3000 ? ' ' : cp;
        cp = is_upper && cp >= 'a' && cp <= 'z' ? cp - 'a' + 'A' : cp;
        if (cp != ' ' && cp != UTF8_BAD) {
            used += utf8_encode(cp, out + used);
        }
    }
    return out;
}

static const char *plain_date(struct arena *a, const char *text)
{
    day_t day;
    return day_parse(text, &day) ? day_text(a, day) : text;
}

const char *input_clean(const struct input *field, struct arena *a, const char *value)
{
    const char *clean = text_clean(a, slice_of(value), field->kind == INPUT_LINES);
    if (field->kind == INPUT_NUMBER || field->kind == INPUT_PHONE) {
        return plain(a, clean, false);
    }
    if (field->kind == INPUT_CREDIT_CODE) {
        return plain(a, clean, true);
    }
    return field->kind == INPUT_DATE ? plain_date(a, clean) : clean;
}

/* ---- judging ----------------------------------------------------------------------------------- */

static bool is_number(const char *text)
{
    size_t i = text[0] == '-' || text[0] == '+';
    size_t whole = strspn(text + i, "0123456789");
    i += whole;
    if (whole == 0 || text[i] == '\0') {
        return whole > 0;
    }
    size_t part = text[i] == '.' ? strspn(text + i + 1, "0123456789") : 0;
    return part > 0 && text[i + 1 + part] == '\0';
}

static const char *choice_error(const struct input *field, struct arena *a, const char *value)
{
    size_t n;
    const char *const *choices = input_choices(field, &n);
    struct buf all = BUF_INIT;
    bool is_one = false;
    for (size_t i = 0; i < n; i++) {
        is_one = is_one || strcmp(choices[i], value) == 0;
        buf_printf(&all, "%s%s", i > 0 ? ", " : "", choices[i]);
    }
    const char *error = is_one ? NULL : arena_printf(a, "只能是: %s", all.at);
    buf_release(&all);
    return error;
}

static const char *kind_error(const struct input *field, struct arena *a, const char *value)
{
    day_t day;
    if (field->kind == INPUT_NUMBER && !is_number(value)) {
        return "不是数: 只写数字, 如 12 或 12.5";
    }
    if (field->kind == INPUT_DATE && !day_parse(value, &day)) {
        return "没有这一天: 写成 2024-07-15";
    }
    if (field->kind == INPUT_CHOICE || field->kind == INPUT_YES_NO) {
        return choice_error(field, a, value);
    }
    return NULL;
}

/* The clause behind a sentence, so that a refusal can be looked up. */
static const char *with_clause(const struct input *field, struct arena *a, const char *error)
{
    return error && field->clause ? arena_printf(a, "%s (%s)", error, field->clause) : error;
}

static const char *length_error(const struct input *field, struct arena *a, const char *value)
{
    size_t words = wordcount(value, strlen(value));
    if (field->max > 0 && words > field->max) {
        return arena_printf(a, "超出 %zu 字, 最多 %zu 字", words - field->max, field->max);
    }
    if (words < field->min) {
        return arena_printf(a, "少 %zu 字, 至少 %zu 字", field->min - words, field->min);
    }
    return NULL;
}

const char *input_error(const struct input *field, void *context, struct arena *a,
                        const char *value)
{
    if (!input_takes_focus(field)) {
        return NULL;
    }
    const char *clean = input_clean(field, a, value);
    if (clean[0] == '\0') {
        return field->is_required ? with_clause(field, a, arena_printf(a, "%s必填", field->label))
                                  : NULL;
    }
    const char *error = length_error(field, a, clean);
    error = error ? error : kind_error(field, a, clean);
    if (!error && field->check) {
        return field->check(context, a, clean);
    }
    return with_clause(field, a, error);
}

#include "text/damage.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

static const struct {
    enum damage damage;
    const char *name, *sentence;
} KINDS[] = {
    {DAMAGE_SCIENTIFIC, "scientific",
     "被表格软件改成了科学计数法, 后面的数字已丢失: 请把该列设为文本, 照原件重新填写"},
    {DAMAGE_ROUNDED, "rounded",
     "18 位数字的末三位成了 000, 是表格软件丢了精度: 请把该列设为文本, 照证书重新填写"},
    {DAMAGE_DATE, "date", "文字可能被表格软件改成了日期: 请核对原件, 把该列设为文本后重填"},
    {DAMAGE_LOST_ZERO, "lost-zero", "区号前面的 0 可能被表格软件去掉了: 请核对后补上"},
    {DAMAGE_POINT_ZERO, "point-zero", "末尾多了 .0, 是表格软件当成了小数: 请核对后去掉"},
    {DAMAGE_HIDDEN, "hidden", "夹有看不见的字符 (如零宽空格、字节序标记): 请重新键入这一格"},
    {DAMAGE_HARD_BLANK, "hard-blank",
     "夹有不是普通空格的空白 (如网页的不换行空格): 请改成普通空格或去掉"},
    {DAMAGE_WIDE_DIGITS, "wide-digits", "数字是全角的: 请核对后改成半角"},
    {DAMAGE_ERROR_VALUE, "error-value",
     "是表格软件的出错提示, 不是内容: 请回到原表改正公式或列宽后重新导出"},
    {DAMAGE_FORMULA_TEXT, "formula-text", "用 =\"…\" 的公式写法保住数字: 请只留引号里的内容"},
};
_Static_assert(sizeof KINDS / sizeof *KINDS == DAMAGE_KINDS, "one row for each damage");

const char *damage_name(enum damage one)
{
    for (size_t i = 0; i < DAMAGE_KINDS; i++) {
        if (KINDS[i].damage == one) {
            return KINDS[i].name;
        }
    }
    return "";
}

const char *damage_sentence(enum damage one)
{
    for (size_t i = 0; i < DAMAGE_KINDS; i++) {
        if (KINDS[i].damage == one) {
            return KINDS[i].sentence;
        }
    }
    return "";
}

/* Digits at the start of s; s moves on behind them. */
static size_t take_digits(struct slice *s)
{
    size_t n = 0;
    while (n < s->n && s->at[n] >= '0' && s->at[n] <= '9') {
        n++;
    }
    *s = (struct slice){s->at + n, s->n - n};
    return n;
}

static bool take(struct slice *s, const char *text)
{
    size_t n = strlen(text);
    if (s->n < n || memcmp(s->at, text, n) != 0) {
        return false;
    }
    *s = (struct slice){s->at + n, s->n - n};
    return true;
}

/* 9.111E+17, 1.38e10 — not 1E5, which may be a model's name: a point or a sign is asked for. */
static bool is_scientific(struct slice s)
{
    take(&s, "-");
    if (take_digits(&s) != 1) {
        return false;
    }
    bool has_point = take(&s, ".") && take_digits(&s) > 0;
    if (!take(&s, "E") && !take(&s, "e")) {
        return false;
    }
    bool has_sign = take(&s, "+") || take(&s, "-");
    return (has_point || has_sign) && take_digits(&s) > 0 && s.n == 0;
}

static bool is_rounded_code(struct slice s)
{
    struct slice rest = s;
    return take_digits(&rest) == 18 && rest.n == 0 && memcmp(s.at + 15, "000", 3) == 0;
}

static bool take_month_name(struct slice *s)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (take(s, names[i])) {
            return true;
        }
    }
    return false;
}

/* 2024/3/1, 2024-3-1 00:00:00 */
static bool is_numeric_date(struct slice s)
{
    if (take_digits(&s) != 4 || s.n == 0 || (s.at[0] != '/' && s.at[0] != '-')) {
        return false;
    }
    const char mark[2] = {s.at[0], '\0'};
    for (int i = 0; i < 2; i++) {
        size_t digits = take(&s, mark) ? take_digits(&s) : 0;
        if (digits < 1 || digits > 2) {
            return false;
        }
    }
    return s.n == 0 || take(&s, " 0:00") || take(&s, " 00:00");
}

/* 3月1日 */
static bool is_chinese_date(struct slice s)
{
    return take_digits(&s) > 0 && take(&s, "月") && take_digits(&s) > 0 && take(&s, "日") &&
           s.n == 0;
}

/* 1-Mar, Mar-24 */
static bool is_english_date(struct slice s)
{
    bool day_first = take_digits(&s) > 0 && take(&s, "-");
    if (!take_month_name(&s)) {
        return false;
    }
    if (!day_first) {
        return take(&s, "-") && take_digits(&s) == 2 && s.n == 0;
    }
    return s.n == 0 || (take(&s, "-") && take_digits(&s) == 2 && s.n == 0);
}

static bool is_date(struct slice s)
{
    return is_numeric_date(s) || is_chinese_date(s) || is_english_date(s);
}

static bool ends_in_point_zero(struct slice s)
{
    return take_digits(&s) > 0 && slice_is(s, ".0");
}

/* A landline with its area code but without the 0: 10 to 11 digits that start with 1 as 北京 does (1012345678)
 * or with 2–9. A mobile number has 11 and starts with 13–19. */
static bool has_lost_zero(struct slice s)
{
    struct slice rest = s;
    size_t digits = take_digits(&rest);
    if (take(&rest, "-")) {
        bool is_area = digits >= 2 && digits <= 3 && s.at[0] != '0';
        bool is_service = s.at[0] == '4' && digits == 3; /* 400-… */
        size_t number = take_digits(&rest);
        return is_area && !is_service && (number == 7 || number == 8) && rest.n == 0;
    }
    if (rest.n != 0 || digits < 10 || digits > 11 || s.at[0] == '0') {
        return false;
    }
    bool is_mobile = digits == 11 && s.at[0] == '1' && s.at[1] >= '3';
    bool is_service = digits == 10 && (memcmp(s.at, "400", 3) == 0 || memcmp(s.at, "800", 3) == 0);
    return !is_mobile && !is_service;
}

static bool is_error_value(struct slice s)
{
    static const char *const values[] = {"#N/A",   "#REF!",  "#VALUE!", "#DIV/0!",
                                         "#NAME?", "#NULL!", "#NUM!"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (slice_is(s, values[i])) {
            return true;
        }
    }
    size_t hashes = 0;
    while (hashes < s.n && s.at[hashes] == '#') {
        hashes++;
    }
    return hashes >= 3 && hashes == s.n;
}

static bool is_formula_text(struct slice s)
{
    return s.n >= 3 && s.at[s.n - 1] == '"' && take(&s, "=\"");
}

static bool is_hidden(uint32_t c)
{
    return c == 0xFEFF || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

/* U+3000 is the blank of Chinese typing and no damage. */
static bool is_hard_blank(uint32_t c)
{
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* ASCII and common Chinese characters (U+4000 to U+9FFF) are never damage by themselves; 0 for others. */
static size_t plain_length(const char *at, size_t n)
{
    unsigned char c = (unsigned char)*at;
    return c < 0x80 ? 1 : c >= 0xE4 && c <= 0xE9 && n >= 3 ? 3 : 0;
}

static unsigned find_characters(struct slice s, enum damage_column column)
{
    unsigned found = 0;
    for (size_t i = 0, length; i < s.n; i += length) {
        length = plain_length(s.at + i, s.n - i);
        if (length) {
            continue;
        }
        uint32_t c = utf8_decode(s.at + i, s.n - i, &length);
        found |= is_hidden(c) ? DAMAGE_HIDDEN : 0u;
        found |= is_hard_blank(c) ? DAMAGE_HARD_BLANK : 0u;
        bool is_wide = c >= 0xFF10 && c <= 0xFF19 && column != DAMAGE_COLUMN_TEXT;
        found |= is_wide ? DAMAGE_WIDE_DIGITS : 0u;
    }
    return found;
}

unsigned damage_find(struct slice cell, enum damage_column column)
{
    unsigned found = find_characters(cell, column);
    struct slice s = slice_trim(cell);
    if (s.n == 0 || (unsigned char)s.at[0] >= 0x80) {
        return found; /* numbers, dates, errors and formulas start with ASCII */
    }
    bool is_text = column == DAMAGE_COLUMN_TEXT;
    bool is_code = column == DAMAGE_COLUMN_CREDIT_CODE;
    bool is_phone = column == DAMAGE_COLUMN_PHONE;
    found |= is_scientific(s) ? DAMAGE_SCIENTIFIC : 0u;
    found |= is_error_value(s) ? DAMAGE_ERROR_VALUE : 0u;
    found |= is_formula_text(s) ? DAMAGE_FORMULA_TEXT : 0u;
    found |= is_code && is_rounded_code(s) ? DAMAGE_ROUNDED : 0u;
    found |= is_phone && has_lost_zero(s) ? DAMAGE_LOST_ZERO : 0u;
    found |= (is_text || is_code || is_phone) && is_date(s) ? DAMAGE_DATE : 0u;
    found |= (is_text || is_code || is_phone) && ends_in_point_zero(s) ? DAMAGE_POINT_ZERO : 0u;
    return found;
}

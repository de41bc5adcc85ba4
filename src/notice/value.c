#include "notice/value.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "notice/vocabulary.h"

/* One digit, Chinese or Arabic, at *s; -1 when there is none. 10 is 十. */
static int digit_at(const char **s)
{
    static const char *const names[] = {"零", "一", "二", "三", "四", "五",
                                        "六", "七", "八", "九", "十", "两"};
    if (**s >= '0' && **s <= '9') {
        return *(*s)++ - '0';
    }
    for (int i = 0; i < 12; i++) {
        if (text_starts(*s, names[i])) {
            *s += strlen(names[i]);
            return i == 11 ? 2 : i;
        }
    }
    size_t len;
    uint32_t cp = utf8_decode(*s, strlen(*s), &len);
    if (cp >= 0xFF10 && cp <= 0xFF19) {
        *s += len;
        return (int)(cp - 0xFF10);
    }
    return -1;
}

/* Reads a number and leaves *s behind it. */
static bool read_number(const char **s, int64_t *value)
{
    int64_t total = 0;
    bool any = false;
    for (int d; (d = digit_at(s)) >= 0; any = true) {
        if (total > 1000000000000) {
            return false;
        }
        if (d == 10) {
            total = total ? total * 10 : 10;
            const char *next = *s;
            int ones = digit_at(&next);
            if (ones > 0 && ones < 10) {
                total += ones;
                *s = next;
            }
        } else {
            total = total * 10 + d;
        }
    }
    *value = total;
    return any;
}

bool value_number(const char *text, int64_t *value)
{
    bool negative = *text == '-';
    text += negative;
    if (!read_number(&text, value) || *text) {
        return false;
    }
    *value = negative ? -*value : *value;
    return true;
}

/* 2/3, 三分之二, 60%. */
static bool read_ratio(const char **s, struct share *share)
{
    int64_t first, second;
    if (text_starts(*s, "半数")) {
        *s += strlen("半数");
        share->num = 1;
        share->den = 2;
        return true;
    }
    if (!read_number(s, &first)) {
        return false;
    }
    if (text_starts(*s, "%")) {
        ++*s;
        share->num = first;
        share->den = 100;
        return true;
    }
    bool is_spoken = text_starts(*s, "分之");
    if (!is_spoken && **s != '/') {
        return false;
    }
    *s += is_spoken ? strlen("分之") : 1;
    if (!read_number(s, &second)) {
        return false;
    }
    share->num = is_spoken ? second : first;
    share->den = is_spoken ? first : second;
    return true;
}

bool value_share(const char *text, struct share *share)
{
    *share = (struct share){.has = true, .num = 1, .den = 1};
    if (text_eq(text, "全部")) {
        return true;
    }
    if (text_starts(text, "超过")) {
        share->is_over = true;
        text += strlen("超过");
    } else if (text_starts(text, "过")) {
        share->is_over = true;
        text += strlen("过");
    }
    share->has = read_ratio(&text, share) &&
                 (!*text || (!share->is_over && text_eq(text, "以上"))) && share->num >= 1 &&
                 share->num <= share->den - share->is_over && share->den <= SCORE_UNIT;
    return share->has;
}

const char *share_text(struct arena *a, const struct share *share)
{
    if (share->num == share->den) {
        return "全部";
    }
    if (share->is_over && share->num * 2 == share->den) {
        return "过半数";
    }
    return arena_printf(a, share->is_over ? "超过%lld/%lld" : "%lld/%lld以上",
                        (long long)share->num, (long long)share->den);
}

/* `31日` behind a month; nothing at all is right too. A leap year has every day there is. */
static bool read_month_day(const char **s, int month, struct when *out)
{
    int64_t day;
    if (!read_number(s, &day)) {
        return true;
    }
    if (day > 31 || !civil_exists((struct civil){2000, month, (int)day}) ||
        !text_starts(*s, "日")) {
        return false;
    }
    out->month_days[month] = (signed char)day;
    *s += strlen("日");
    return true;
}

static bool read_months(const char *s, struct when *out)
{
    for (int64_t m; read_number(&s, &m);) {
        if (m < 1 || m > 12 || !text_starts(s, "月")) {
            return false;
        }
        out->months |= 1U << m;
        s += strlen("月");
        if (!read_month_day(&s, (int)m, out)) {
            return false;
        }
        if (!*s) {
            out->kind = WHEN_YEARLY;
            return true;
        }
        if (!text_starts(s, "、")) {
            return false;
        }
        s += strlen("、");
    }
    return false;
}

/* A hundred years; what is longer is a slip, and would be counted day by day. */
#define MAX_SPAN 36500

static bool read_span(const char *s, struct when *out)
{
    static const struct {
        const char *unit;
        enum when_kind kind;
    } units[] = {{"个工作日", WHEN_WORKING_DAYS},
                 {"工作日", WHEN_WORKING_DAYS},
                 {"个自然日", WHEN_DAYS},
                 {"日", WHEN_DAYS},
                 {"天", WHEN_DAYS},
                 {"个月", WHEN_MONTHS},
                 {"年", WHEN_YEARS}};
    if (!read_number(&s, &out->count) || out->count > MAX_SPAN) {
        return false;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (text_eq(s, units[i].unit)) {
            out->kind = units[i].kind;
            return true;
        }
    }
    return false;
}

/* `2024-06` or `2024-06 上旬`. */
static bool read_month(const char *s, struct when *out)
{
    int64_t year, month;
    static const char *const parts[] = {"", "上旬", "中旬", "下旬"};
    if (!read_number(&s, &year) || *s != '-' || year < 1900 || year > 9999) {
        return false;
    }
    s++;
    if (!read_number(&s, &month) || month < 1 || month > 12) {
        return false;
    }
    s += *s == ' ';
    out->year = (int)year;
    out->month = (int)month;
    for (int i = 0; i < 4; i++) {
        if (text_eq(s, parts[i])) {
            out->part = i;
            out->kind = i ? WHEN_PART : WHEN_MONTH;
            return true;
        }
    }
    return false;
}

static bool read_recurring(const char *s, struct when *out)
{
    if (!text_starts(s, "每")) {
        return false;
    }
    s += strlen("每");
    if (text_starts(s, "年")) {
        return read_months(s + strlen("年"), out);
    }
    if (!read_number(&s, &out->count) || out->count > MAX_SPAN || !text_eq(s, "年")) {
        return false;
    }
    out->kind = WHEN_EVERY_YEARS;
    return true;
}

static bool looks_like_date(const char *s)
{
    int64_t n;
    return read_number(&s, &n) && n >= 1000 && *s && (strchr("-/.", *s) || text_starts(s, "年"));
}

const char *value_when(struct arena *a, const char *text, bool may_be_event, struct when *out)
{
    bool has_time = false;
    out->text = arena_text(a, text);
    if (instant_parse(text, &out->instant, &has_time)) {
        out->day = instant_day(out->instant);
        out->kind = has_time ? WHEN_INSTANT : WHEN_DATE;
        return NULL;
    }
    if (read_recurring(text, out) || read_span(text, out) || read_month(text, out)) {
        return NULL;
    }
    if (looks_like_date(text)) {
        return arena_printf(a, "「%s」不是存在的日期或时刻；写作 2031-05-20 或 2031-05-20 17:00",
                            text);
    }
    if (may_be_event && *text) {
        out->kind = WHEN_EVENT;
        return NULL;
    }
    return arena_printf(a,
                        "「%s」不是时间；可写 2031-05-20、2031-05-20 17:00、2031-05、2031-05 上旬、"
                        "20个工作日、30日、3个月、2年、每年6月、12月、每年12月31日、每3年",
                        text);
}

bool value_scope_key(struct arena *a, const char *key, struct scope_term *out)
{
    const char *dot = strchr(key, '.');
    const char *first = dot ? arena_copy(a, key, (size_t)(dot - key)) : key;
    const struct word *subject = vocabulary_find(&words_subjects, first);
    const struct word *attribute = dot ? vocabulary_find(&words_attributes, dot + 1) : NULL;
    out->key = key;
    out->subject = subject ? (enum subject)subject->value : SUBJECT_NONE;
    out->name = subject ? NULL : first;
    out->attribute = attribute ? (enum attribute)attribute->value : ATTRIBUTE_NAME;
    return !dot || attribute;
}

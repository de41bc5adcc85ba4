/* The order of the checks is the order in which a person can act on them: nothing there, lost
 * digits, length, characters, region, then the two check characters, each used to tell where
 * the other's mistake lies. */
#include "rules/credit_code.h"

#include <stdbool.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "rules/fold.h"

static const char ALPHABET[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const char DIGITS[] = "0123456789";

static int value_in(const char *alphabet, char c)
{
    const char *at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

static char check_character(const char *code)
{
    int sum = 0;
    for (int i = 0, weight = 1; i < CREDIT_CODE_LENGTH - 1; i++, weight = weight * 3 % 31) {
        sum += value_in(ALPHABET, code[i]) * weight;
    }
    return ALPHABET[(31 - sum % 31) % 31];
}

/* The check character of the organisation code in positions 9–16 (GB 11714: A is 10, B is 11 …). */
static char organisation_character(const char *code)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    static const char results[] = "0123456789X0";
    int sum = 0;
    for (int i = 0; i < 8; i++) {
        char c = code[8 + i];
        sum += (c <= '9' ? c - '0' : c - 'A' + 10) * weights[i];
    }
    return results[11 - sum % 11];
}

const char *credit_code_normalise(struct arena *a, const char *code)
{
    char *text = fold_text(a, code);
    size_t n = 0;
    for (const char *c = text; *c; c++) {
        if (*c != ' ' && *c != '-') {
            text[n++] = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
        }
    }
    text[n] = '\0';
    return text;
}

/* What a character that cannot stand in a code was probably meant to be; 0 when nobody knows. */
static char look_alike(char c)
{
    static const char wrong[] = "OISZ";
    int at = value_in(wrong, c);
    return at < 0 ? '\0' : "0152"[at];
}

static bool is_scientific(const char *code)
{
    size_t digits = strspn(code, "0123456789.");
    return digits > 0 && code[digits] == 'E' && strchr("+0123456789", code[digits + 1]) &&
           code[digits + 1] && code[digits + 1 + strspn(code + digits + 1, "+0123456789")] == '\0';
}

static bool is_rounded(const char *code)
{
    return strspn(code, DIGITS) == CREDIT_CODE_LENGTH && !strcmp(code + 15, "000") &&
           check_character(code) != '0';
}

static struct credit_code_check fault(enum credit_code_fault f, int position, char expected,
                                      const char *text)
{
    return (struct credit_code_check){f, position, expected, text};
}

static struct credit_code_check check_length(struct arena *a, const char *code, size_t count)
{
    const char *what = count < CREDIT_CODE_LENGTH ? "少" : "多";
    size_t by =
        count < CREDIT_CODE_LENGTH ? CREDIT_CODE_LENGTH - count : count - CREDIT_CODE_LENGTH;
    const char *hint = count == 9    ? "，像是旧的组织机构代码"
                       : count == 15 ? "，像是旧的营业执照注册号"
                                     : "";
    const char *text = arena_printf(a, "统一社会信用代码应为18位，写的是%zu位，%s%zu位%s：%s",
                                    count, what, by, hint, code);
    return fault(CREDIT_CODE_LENGTH_WRONG, 0, 0, text);
}

/* The first character outside the alphabet, or one without fault. */
static struct credit_code_check check_characters(struct arena *a, const char *code)
{
    int position = 1;
    size_t n = strlen(code), len = 0;
    for (size_t i = 0; i < n; i += len, position++) {
        utf8_decode(code + i, n - i, &len);
        if (len == 1 && value_in(ALPHABET, code[i]) >= 0) {
            continue;
        }
        bool is_last = i + len == n; /* the other 17 tell what it must be */
        char meant = is_last ? check_character(code) : len == 1 ? look_alike(code[i]) : '\0';
        const char *hint =
            meant ? arena_printf(a, is_last ? "，应为 %c" : "，可能是 %c", meant) : "";
        const char *shown = utf8_printable(a, arena_copy(a, code + i, len), false);
        return fault(
            CREDIT_CODE_CHARACTER, position, meant,
            arena_printf(a, "第%d位「%s」不能用在统一社会信用代码里%s", position, shown, hint));
    }
    return fault(CREDIT_CODE_OK, 0, 0, NULL);
}

/* Positions 3–8: six digits whose first two are a province of GB/T 2260, or 10 for the State
 * Council's own registration. */
static struct credit_code_check check_region(struct arena *a, const char *code)
{
    static const char provinces[] =
        "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 "
        "46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";
    size_t digits = strspn(code + 2, DIGITS);
    if (digits < 6) {
        int position = 3 + (int)digits;
        return fault(CREDIT_CODE_REGION, position, 0,
                     arena_printf(a, "第%d位「%c」应为数字：第3至8位是登记机关的行政区划码",
                                  position, code[position - 1]));
    }
    const char province[] = {code[2], code[3], ' ', '\0'};
    if (!strstr(provinces, province)) {
        return fault(CREDIT_CODE_REGION, 3, 0,
                     arena_printf(a, "第3、4位「%.2s」不是省级行政区划码", code + 2));
    }
    return fault(CREDIT_CODE_OK, 0, 0, NULL);
}

static struct credit_code_check check_sums(struct arena *a, const char *code)
{
    char expected = check_character(code), inner = organisation_character(code);
    bool agrees = code[17] == expected, is_inner = code[16] == inner;
    if (!agrees) {
        return fault(CREDIT_CODE_CHECK, 18, expected,
                     arena_printf(a, "第18位校验码应为 %c，写的是 %c；%s", expected, code[17],
                                  is_inner ? "第9至17位的组织机构代码自身相符，错在第1至8位或第18位"
                                           : "第9至17位的组织机构代码也不相符，多半错在这几位"));
    }
    if (!is_inner) {
        return fault(
            CREDIT_CODE_ORGANISATION, 17, inner,
            arena_printf(a, "第17位应为 %c，写的是 %c：第9至17位组织机构代码不相符（GB 11714）",
                         inner, code[16]));
    }
    return fault(CREDIT_CODE_OK, 0, 0, NULL);
}

struct credit_code_check credit_code_check(struct arena *a, const char *received)
{
    const char *code = credit_code_normalise(a, received);
    size_t count = utf8_count(code, strlen(code));
    if (*code == '\0') {
        return fault(CREDIT_CODE_ABSENT, 0, 0, "没有填统一社会信用代码");
    }
    if (is_scientific(code)) {
        return fault(CREDIT_CODE_SCIENTIFIC, 0, 0,
                     "表格软件把代码变成了科学记数，后面的数字已丢失，请向填报单位重新要");
    }
    if (count != CREDIT_CODE_LENGTH) {
        return check_length(a, utf8_printable(a, code, false), count);
    }
    struct credit_code_check c = check_characters(a, code);
    if (c.fault) {
        return c;
    }
    if (is_rounded(code)) {
        return fault(CREDIT_CODE_ROUNDED, 16, 0,
                     "后三位是000且校验不符：多半被表格软件当作数字舍去了，请向填报单位重新要");
    }
    c = check_region(a, code);
    return c.fault ? c : check_sums(a, code);
}

/* In positions 3–8 only digits can stand, so more letters have an obvious digit there. */
static char meant_at(size_t index, char c)
{
    if (index >= 2 && index < 8) {
        int at = value_in("OQDILZSGB", c);
        return at < 0 ? c : "000112568"[at];
    }
    char meant = look_alike(c);
    return meant ? meant : c;
}

const char *credit_code_repair(struct arena *a, const char *received)
{
    const char *code = credit_code_normalise(a, received);
    if (strlen(code) != CREDIT_CODE_LENGTH) {
        return NULL;
    }
    char *repaired = arena_text(a, code);
    for (size_t i = 0; i < CREDIT_CODE_LENGTH; i++) {
        repaired[i] = meant_at(i, code[i]);
    }
    if (value_in(ALPHABET, code[CREDIT_CODE_LENGTH - 1]) < 0 &&
        credit_code_check(a, repaired).fault == CREDIT_CODE_CHECK) {
        repaired[CREDIT_CODE_LENGTH - 1] = check_character(repaired); /* the other 17 tell it */
    }
    bool is_right =
        strcmp(repaired, code) != 0 && credit_code_check(a, repaired).fault == CREDIT_CODE_OK;
    return is_right ? repaired : NULL;
}

#include "rules/contact.h"

#include <ctype.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "rules/fold.h"

static const char DIGITS[] = "0123456789";

/* ---- one phone --------------------------------------------------------------------------------- */

/* True for `n` characters that are all digits. */
static bool all_digits(const char *s, size_t n)
{
    return strspn(s, DIGITS) >= n;
}

static bool is_mobile(const char *s)
{
    return strlen(s) == 11 && all_digits(s, 11) && s[0] == '1' && s[1] >= '3';
}

static void drop_char(char *text, char dropped)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from != dropped) {
            *to++ = *from;
        }
    }
    *to = '\0';
}

/* Behind the country code, +86, 0086, or 86 before a mobile. */
static char *without_country(char *text)
{
    size_t skip = text_starts(text, "+86") ? 3 : text_starts(text, "0086") ? 4 : 0;
    if (!skip && text_starts(text, "86") && is_mobile(text + 2)) {
        skip = 2;
    }
    text += skip;
    return skip && *text == '-' ? text + 1 : text;
}

const char *phone_normalise(struct arena *a, const char *phone)
{
    char *text = fold_text(a, phone);
    drop_char(text, ' ');
    drop_char(text, '(');
    for (char *c = text; *c; c++) {
        *c = *c == ')' ? '-' : *c;
    }
    text = without_country(text);
    char *mobile = arena_text(a, text);
    drop_char(mobile, '-');
    mobile = without_country(mobile);
    return is_mobile(mobile) ? mobile : text;
}

/* 010 and 02x have three digits, all other area codes four. */
static size_t area_code(const char *s)
{
    if (s[0] != '0' || !all_digits(s, 3) || s[1] == '0') {
        return 0;
    }
    size_t n = s[1] == '1' || s[1] == '2' ? 3 : 4;
    return all_digits(s, n) && (s[1] != '1' || s[2] == '0') ? n : 0;
}

static bool is_extension(const char *s)
{
    size_t mark = text_starts(s, "转") ? strlen("转") : *s == '-' ? 1 : 0;
    size_t digits = strspn(s + mark, DIGITS);
    return *s == '\0' || (mark && digits >= 1 && digits <= 6 && s[mark + digits] == '\0');
}

static bool is_landline(const char *s)
{
    size_t area = area_code(s);
    if (!area) {
        return false;
    }
    s += area;
    s += *s == '-';
    size_t digits = strspn(s, DIGITS);
    return (digits == 7 || digits == 8) && *s != '0' && is_extension(s + digits);
}

static bool is_service(const char *s)
{
    char digits[11];
    size_t n = 0;
    for (; *s && n < sizeof digits - 1; s++) {
        if (*s != '-') {
            digits[n++] = *s;
        }
    }
    digits[n] = '\0';
    if (*s || !all_digits(digits, n)) {
        return false;
    }
    bool is_free = n == 10 && (text_starts(digits, "400") || text_starts(digits, "800"));
    bool is_short =
        (n == 5 || n == 6) && digits[0] == '9' && (digits[1] == '5' || digits[1] == '6');
    return is_free || is_short;
}

bool phone_is_valid(const char *phone)
{
    return is_mobile(phone) || is_landline(phone) || is_service(phone);
}

const char *phone_fault(struct arena *a, const char *received)
{
    const char *phone = phone_normalise(a, received);
    size_t n = strlen(phone), digits = strspn(phone, DIGITS);
    if (phone_is_valid(phone)) {
        return NULL;
    }
    const char *shown = utf8_printable(a, text_or_empty(received), false);
    if (n == 0) {
        return "没有填电话";
    }
    if (digits == n && *phone == '1') {
        return n == 11 ? arena_printf(a, "手机号「%s」号段不对，应以13至19开头", shown)
                       : arena_printf(a, "手机号应为11位，「%s」是%zu位", shown, n);
    }
    if (digits == n && (n == 7 || n == 8)) {
        return arena_printf(a, "固定电话「%s」没有写区号", shown);
    }
    if (strpbrk(phone, ".Ee") && digits > 0) {
        return arena_printf(a, "电话「%s」被表格软件当作了数字，请核对", shown);
    }
    if (digits == n && *phone != '0' && (n == 10 || n == 11)) {
        return arena_printf(a, "电话「%s」可能丢了区号前的0", shown);
    }
    return arena_printf(a, "「%s」不像电话号码", shown);
}

/* ---- one mail ---------------------------------------------------------------------------------- */

static bool is_domain(const char *s)
{
    size_t labels = 0, last = 0;
    while (*s) {
        size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
        if (n == 0 || *s == '-' || s[n - 1] == '-' || (s[n] && (s[n] != '.' || !s[n + 1]))) {
            return false;
        }
        labels++;
        last = n;
        s += n + (s[n] == '.');
    }
    return labels >= 2 && last >= 2;
}

bool mail_is_valid(const char *mail)
{
    const char *at = strchr(mail, '@');
    size_t n = at ? (size_t)(at - mail) : 0;
    if (n == 0 || *mail == '.' || mail[n - 1] == '.') {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!isalnum((unsigned char)mail[i]) && !strchr(".!#$%&'*+/=?^_`{|}~-", mail[i])) {
            return false;
        }
    }
    return is_domain(at + 1);
}

/* ---- a cell -------------------------------------------------------------------------------------- */

struct name_list {
    VEC(const char *) names, phones, mails;
};

struct splitter {
    struct arena *arena;
    struct name_list found;
    const char *phone; /* digits not yet known to be whole: `138 0013 8000`; NULL */
};

static bool is_label(const char *piece)
{
    static const char *const labels[] = {
        "电话",   "手机",     "手机号", "手机号码", "联系电话", "办公电话", "座机",
        "固话",   "固定电话", "邮箱",   "电子邮箱", "电子邮件", "邮件",     "联系人",
        "姓名",   "联系方式", "传真",   "Tel",      "TEL",      "tel",      "E-mail",
        "e-mail", "Email",    "email",  "EMAIL",    "E-MAIL",   "mail",     "Mail",
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!strcmp(labels[i], piece)) {
            return true;
        }
    }
    return false;
}

static void end_phone(struct splitter *s)
{
    if (s->phone) {
        *VEC_PUSH(s->arena, &s->found.phones) = phone_normalise(s->arena, s->phone);
        s->phone = NULL;
    }
}

/* Pieces between blanks belong together until they are a whole number. */
static void add_digits(struct splitter *s, const char *piece)
{
    bool is_whole = s->phone && phone_is_valid(phone_normalise(s->arena, s->phone));
    if (is_whole && !text_starts(piece, "转")) {
        end_phone(s);
    }
    s->phone = s->phone ? arena_printf(s->arena, "%s%s", s->phone, piece) : piece;
}

static size_t count_digits(const char *piece)
{
    size_t n = 0;
    for (; *piece; piece++) {
        n += isdigit((unsigned char)*piece) != 0;
    }
    return n;
}

static bool is_phone_piece(const struct splitter *s, const char *piece)
{
    if (text_starts(piece, "转")) {
        return s->phone && count_digits(piece);
    }
    return piece[strspn(piece, "0123456789+-")] == '\0' ? count_digits(piece) > 0
                                                        : count_digits(piece) >= 5;
}

static void add_piece(struct splitter *s, const char *piece)
{
    if (strchr(piece, '@')) {
        end_phone(s);
        *VEC_PUSH(s->arena, &s->found.mails) = piece;
    } else if (is_phone_piece(s, piece)) {
        add_digits(s, piece);
    } else if (!is_label(piece)) {
        end_phone(s);
        *VEC_PUSH(s->arena, &s->found.names) = piece;
    }
}

enum breaking { BREAK_NONE, BREAK_PIECE, BREAK_ENTRY };

/* A blank or bracket ends a piece; `/ 、 ; ,` end a number for good. */
static enum breaking breaking_of(uint32_t cp)
{
    switch (cp) {
    case ' ':
    case '(':
    case ')': return BREAK_PIECE;
    case '/':
    case ';':
    case ',':
    case '|':
    case ':':
    case 0x3001:
    case 0x3002: return BREAK_ENTRY;
    default: return BREAK_NONE;
    }
}

/* The bytes of the next piece: a run of ASCII or of anything else, since people write
 * 王示例13800138000 without a blank. 转 belongs to the digits behind it. */
static size_t piece_length(const char *s)
{
    bool is_turn = text_starts(s, "转") && isdigit((unsigned char)s[strlen("转")]);
    size_t n = is_turn ? strlen("转") : 0, len = 0;
    bool is_ascii = (unsigned char)s[n] < 0x80;
    for (size_t end = strlen(s); n < end; n += len) {
        uint32_t cp = utf8_decode(s + n, end - n, &len);
        if (breaking_of(cp) != BREAK_NONE || (cp < 0x80) != is_ascii) {
            break;
        }
        if (!is_ascii && text_starts(s + n, "转") && isdigit((unsigned char)s[n + len]) && n) {
            break;
        }
    }
    return n;
}

/* The cell of most rows: a mobile number, one blank or line end, a mail address, nothing to fold. */
static bool split_plain(struct arena *a, const char *cell, struct contact_parts *parts)
{
    const size_t digits = 11;
    bool is_mobile_first = cell[0] == '1' && strspn(cell, DIGITS) == digits && cell[1] >= '3' &&
                           (cell[digits] == ' ' || cell[digits] == '\n');
    const char *mail = is_mobile_first ? cell + digits + 1 : NULL;
    if (!mail || !mail_is_valid(mail)) {
        return false;
    }
    const char **found = ARENA_ARRAY(a, const char *, 2);
    found[0] = arena_copy(a, cell, digits);
    found[1] = arena_text(a, mail);
    *parts = (struct contact_parts){.phones = {&found[0], 1}, .mails = {&found[1], 1}};
    return true;
}

struct contact_parts contact_split(struct arena *a, const char *cell)
{
    struct splitter s = {.arena = a};
    struct contact_parts plain;
    if (split_plain(a, text_or_empty(cell), &plain)) {
        return plain;
    }
    const char *at = fold_text(a, cell);
    while (*at) {
        size_t len;
        enum breaking b = breaking_of(utf8_decode(at, strlen(at), &len));
        if (b == BREAK_ENTRY) {
            end_phone(&s);
        }
        if (b == BREAK_NONE) {
            len = piece_length(at);
            add_piece(&s, arena_copy(a, at, len));
        }
        at += len;
    }
    end_phone(&s);
    return (struct contact_parts){{s.found.names.at, s.found.names.n},
                                  {s.found.phones.at, s.found.phones.n},
                                  {s.found.mails.at, s.found.mails.n}};
}

static void warn(const char *subject, const char *text, struct findings *out)
{
    findings_add(out, (struct finding){.subject = subject,
                                       .rule = "contact",
                                       .severity = SEVERITY_WARNING,
                                       .text = text});
}

/* Does a cell that is for one kind only hold something, but none of it? */
static bool is_lacking(const struct contact_parts *parts, enum contact_kind kind)
{
    bool has_something = parts->names.n + parts->phones.n + parts->mails.n > 0;
    return has_something && ((kind == CONTACT_PHONE && parts->phones.n == 0) ||
                             (kind == CONTACT_MAIL && parts->mails.n == 0));
}

void contact_check(const char *cell, const char *subject, enum contact_kind kind,
                   struct findings *out)
{
    struct contact_parts parts = contact_split(out->arena, cell);
    const char *shown = utf8_printable(out->arena, text_or_empty(cell), false);
    if (is_lacking(&parts, kind)) {
        warn(subject,
             arena_printf(out->arena, "「%s」不像%s", shown,
                          kind == CONTACT_PHONE ? "电话号码" : "邮箱地址"),
             out);
    }
    for (size_t i = 0; i < parts.phones.n; i++) {
        const char *fault = phone_fault(out->arena, parts.phones.at[i]);
        if (fault) {
            warn(subject, fault, out);
        }
    }
    for (size_t i = 0; i < parts.mails.n; i++) {
        const char *mail = parts.mails.at[i];
        if (!mail_is_valid(mail)) {
            warn(subject,
                 arena_printf(out->arena, "「%s」不像邮箱地址",
                              utf8_printable(out->arena, mail, false)),
                 out);
        }
    }
}

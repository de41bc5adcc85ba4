#include "rules/password.h"

#include <stdbool.h>
#include <string.h>

#include "base/slice.h"

#define LEAST_DIFFERENT 5
#define LEAST_WORD 3 /* a login or a name shorter than this may stand in a password by chance */

static bool is_typed_plainly(const char *password)
{
    for (const char *at = password; *at; at++) {
        if (*at < ' ' || *at > '~') {
            return false;
        }
    }
    return true;
}

static size_t count_different(const char *password)
{
    size_t n = 0;
    for (const char *at = password; *at; at++) {
        n += memchr(password, *at, (size_t)(at - password)) == NULL;
    }
    return n;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins_with(const char *text, const char *word)
{
    while (*word && lower(*text) == lower(*word)) {
        text++;
        word++;
    }
    return *word == '\0';
}

static bool has_word(const char *password, const char *word)
{
    bool is_there = false;
    for (const char *at = password; *at && strlen(text_or_empty(word)) >= LEAST_WORD; at++) {
        is_there = is_there || begins_with(at, word);
    }
    return is_there;
}

/* 1234567890, abcdefghij, 0987654321. */
static bool is_row(const char *password)
{
    static const char *const rows[] = {"12345678901234567890", "abcdefghijklmnopqrstuvwxyz",
                                       "qwertyuiopasdfghjklzxcvbnm", "09876543210987654321",
                                       "zyxwvutsrqponmlkjihgfedcba"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (const char *at = rows[i]; *at; at++) {
            if (begins_with(at, password)) {
                return true;
            }
        }
    }
    return false;
}

enum status password_judge(const char *password, const char *login, const char *name,
                           struct err *err)
{
    size_t n = strlen(password);
    if (!is_typed_plainly(password)) {
        return err_set(
            err, STATUS_DATA,
            "密码里有汉字或全角字符: 请关掉输入法再输, 只用键盘上的英文字母, 数字和符号");
    }
    if (n < PASSWORD_LEAST || n > PASSWORD_MOST) {
        return err_set(err, STATUS_DATA, "密码有 %zu 个字符, 要 %d 到 %d 个; 几个词连起来最好记", n,
                       PASSWORD_LEAST, PASSWORD_MOST);
    }
    if (has_word(password, login) || has_word(password, name)) {
        return err_set(err, STATUS_DATA, "密码里不能有登录名或姓名: 别人最先猜的就是它");
    }
    if (count_different(password) < LEAST_DIFFERENT || is_row(password)) {
        return err_set(err, STATUS_DATA, "密码太容易猜: 几个字符反复, 或是键盘上顺着排的一串");
    }
    return STATUS_OK;
}

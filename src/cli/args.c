#include "cli/args.h"

#include <stdlib.h>
#include <string.h>

static const struct option *find_long(const struct option *options, size_t n, const char *name,
                                      size_t length)
{
    for (size_t i = 0; i < n; i++) {
        if (strlen(options[i].name) == length && memcmp(options[i].name, name, length) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

static const struct option *find_letter(const struct option *options, size_t n, char letter)
{
    for (size_t i = 0; i < n; i++) {
        if (options[i].letter == letter) {
            return &options[i];
        }
    }
    return NULL;
}

/* The option that `word` names, and the value attached to it by `=`, if any. */
static const struct option *find_option(const struct option *options, size_t n, const char *word,
                                        const char **attached)
{
    *attached = NULL;
    if (word[1] != '-') {
        return word[2] ? NULL : find_letter(options, n, word[1]);
    }
    const char *name = word + 2;
    const char *equals = strchr(name, '=');
    if (equals) {
        *attached = equals + 1;
    }
    return find_long(options, n, name, equals ? (size_t)(equals - name) : strlen(name));
}

static void keep_value(struct arena *a, const struct option *option, const char *value)
{
    if (option->list) {
        *VEC_PUSH(a, option->list) = value;
    } else {
        *option->value = value;
    }
}

enum status args_parse(struct arena *a, int argc, char **argv, const struct option *options,
                       size_t n_options, text_list *words, struct err *err)
{
    bool only_words = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i], *value;
        if (only_words || word[0] != '-' || word[1] == '\0') {
            *VEC_PUSH(a, words) = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            only_words = true;
            continue;
        }
        const struct option *option = find_option(options, n_options, word, &value);
        if (!option) {
            return err_set(err, STATUS_USAGE, "不认识的选项 %s", word);
        }
        if (option->flag) {
            if (value) {
                return err_set(err, STATUS_USAGE, "选项 --%s 不带值", option->name);
            }
            *option->flag = true;
            continue;
        }
        if (!value && i + 1 >= argc) {
            return err_set(err, STATUS_USAGE, "选项 %s 后面缺少值", word);
        }
        keep_value(a, option, value ? value : argv[++i]);
    }
    return STATUS_OK;
}

enum status args_count(const text_list *words, size_t min, size_t max, const char *what,
                       struct err *err)
{
    if (words->n < min) {
        return err_set(err, STATUS_USAGE, "缺少参数: %s", what);
    }
    if (words->n > max) {
        return err_set(err, STATUS_USAGE, "多余的参数: %s", words->at[max]);
    }
    return STATUS_OK;
}

enum status args_pair(struct arena *a, const char *word, const char *shape, struct args_pair *out,
                      struct err *err)
{
    const char *equals = strchr(word, '=');
    if (!equals || equals == word) {
        return err_set(err, STATUS_USAGE, "「%s」要写成 %s", word, shape);
    }
    *out = (struct args_pair){arena_copy(a, word, (size_t)(equals - word)), equals + 1};
    return STATUS_OK;
}

enum status args_number(const char *text, const char *what, long *number, struct err *err)
{
    char *end;
    *number = strtol(text, &end, 10);
    if (end == text || *end || *number < 0 || strlen(text) > 12) {
        return err_set(err, STATUS_USAGE, "%s 应是数字, 现为「%s」", what, text);
    }
    return STATUS_OK;
}

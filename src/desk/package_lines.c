#include "desk/package_lines.h"

#include <stdlib.h>

#define NUMBER_DIGITS_MAX 15

/* Double-quoted as JSON has it, which YAML understands. */
void package_line_text(struct buf *out, const char *key, const char *value)
{
    buf_printf(out, "%s: \"", key);
    for (const char *p = text_or_empty(value); *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\') {
            buf_char(out, '\\');
            buf_char(out, *p);
        } else if (c < ' ') {
            buf_printf(out, "\\u%04x", c);
        } else {
            buf_char(out, *p);
        }
    }
    buf_text(out, "\"\n");
}

void package_line_number(struct buf *out, const char *key, int64_t value)
{
    buf_printf(out, "%s: %lld\n", key, (long long)value);
}

enum status package_lines_read(struct package_lines *l, struct slice bytes, const char *head,
                               struct err *err)
{
    struct problems problems = {.arena = l->arena};
    l->root = yaml_parse(l->arena, bytes, &problems);
    if (!l->root || problems.n || l->root->kind != YAML_MAP || !yaml_get(l->root, head)) {
        (void)err_set(err, STATUS_DATA, "%s读不出来, 坏了或被改过", head);
        return err_cause(err, "%s", problems.n ? problems.at[0].text : "no such head");
    }
    if (package_get_number(l, head) != 1) {
        return err_set(err, STATUS_DATA, "%s是第 %s 版的, 本台只认识第 1 版; 请升级申报台", head,
                       package_get_text(l, head));
    }
    return STATUS_OK;
}

const char *package_get_text(const struct package_lines *l, const char *key)
{
    const struct yaml_node *value = l->root->kind == YAML_MAP ? yaml_get(l->root, key) : NULL;
    return value && value->kind == YAML_TEXT ? value->text : "";
}

const char *package_need_text(struct package_lines *l, const char *key)
{
    const char *text = package_get_text(l, key);
    l->missing = text_is_empty(text) && !l->missing ? key : l->missing;
    return text;
}

int64_t package_get_number(const struct package_lines *l, const char *key)
{
    const char *text = package_get_text(l, key);
    size_t n = strspn(text, "0123456789");
    return n && n <= NUMBER_DIGITS_MAX && !text[n] ? strtoll(text, NULL, 10) : 0;
}

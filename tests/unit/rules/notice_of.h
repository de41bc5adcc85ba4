/* A small notice, written in the definition format, for the tests of rules/. */
#ifndef TESTS_UNIT_RULES_NOTICE_OF_H
#define TESTS_UNIT_RULES_NOTICE_OF_H

#include <string.h>

#include "notice/load.h"
#include "support/check.h"

#define NOTICE_HEAD "文号: 示例〔2024〕1号\n代号: 示例1\n标题: 示例通知\n种类: 征集\n"

/* Loads NOTICE_HEAD and `body`; fails the test on any problem. */
static inline const struct notice *notice_of(struct arena *a, const char *body)
{
    struct notice *n = ARENA_NEW(a, struct notice);
    struct problems ps = {.arena = a, .file = "示例.yaml"};
    struct err err = {.arena = a};
    const char *text = arena_printf(a, NOTICE_HEAD "%s", body);
    if (notice_load_text((struct slice){text, strlen(text)}, n, &ps, &err) != STATUS_OK) {
        fail_msg("%d:%d: %s", ps.n ? ps.at[0].line : 0, ps.n ? ps.at[0].column : 0,
                 ps.n ? ps.at[0].text : err.text);
    }
    return n;
}

#endif

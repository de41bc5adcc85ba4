#include "notice/copy.h"

#include <string.h>

#include "base/buf.h"
#include "base/slice.h"

static const char *const of_one_document[] = {"文号:", "代号:", "成文日期:"};

/* How much of a line stays: all, or the key alone. */
static size_t kept(struct slice line)
{
    for (size_t i = 0; i < sizeof of_one_document / sizeof *of_one_document; i++) {
        size_t n = strlen(of_one_document[i]);
        if (line.n >= n && memcmp(line.at, of_one_document[i], n) == 0) {
            return n;
        }
    }
    return line.n;
}

const char *notice_copy_text(struct arena *a, const char *yaml, const char *doc_no)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "# 由 %s 的定义复制. 文号, 代号, 成文日期已空出, 按新通知填;\n", doc_no);
    buf_text(&b, "# 期限, 名额, 份数, 联系人和条款还是原来的, 逐条核对.\n");
    while (*yaml) {
        size_t n = strcspn(yaml, "\n");
        buf_add(&b, yaml, kept((struct slice){yaml, n}));
        buf_char(&b, '\n');
        yaml += n + (yaml[n] == '\n');
    }
    const char *text = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return text;
}

#include "text/yaml_told.h"

#include <string.h>

#include "base/utf8.h"

const char *yaml_syntax_sentence(const char *problem)
{
    static const struct {
        const char *part, *sentence;
    } known[] = {
        {"could not find expected ':'", "这一行没有写成「键: 值」（冒号须是半角，后面空一格）"},
        {"found unexpected end of stream", "引号没有配对，或文件在这里中断"},
        {"cannot start any token",
         "这里有不能用的字符（缩进不能用制表符，值以 @ ` % 开头要加引号）"},
        {"did not find expected key", "缩进或列表的对齐不对，这里应当是一个键"},
        {"did not find expected '-' indicator", "列表的对齐不对，这里应当是「- 」"},
        {"did not find expected ',' or", "方括号或花括号里缺逗号，或没有收尾"},
        {"mapping values are not allowed",
         "一行里有两个「键: 值」，或缩进比上一行多；值里含冒号要加引号"},
        {"control characters are not allowed", "有看不见的控制字符，多半是粘贴带来的，请删掉"},
    };
    for (size_t i = 0; problem && i < sizeof known / sizeof *known; i++) {
        if (strstr(problem, known[i].part)) {
            return known[i].sentence;
        }
    }
    return "写法不合 YAML，请检查缩进、引号和冒号";
}

void yaml_place(struct slice bytes, size_t offset, int *line, int *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset && i < bytes.n; i++) {
        *column = bytes.at[i] == '\n' ? 1 : *column + ((bytes.at[i] & 0xC0) != 0x80);
        *line += bytes.at[i] == '\n';
    }
}

/* Chinese text in UTF-16 has blanks and line ends with a NUL, and hardly ever makes good UTF-8. */
static const char *encoding_sentence(struct slice bytes, size_t bad)
{
    bool has_mark =
        bytes.n > 1 && (!memcmp(bytes.at, "\xFF\xFE", 2) || !memcmp(bytes.at, "\xFE\xFF", 2));
    if (bytes.at[bad] && (has_mark || memchr(bytes.at, '\0', bytes.n))) {
        return "文件是 UTF-16 编码（记事本里叫 Unicode），请另存为 UTF-8";
    }
    return bytes.at[bad] ? "文件不是 UTF-8 编码（多半是 GB18030/GBK），请另存为 UTF-8"
                         : "文件里有 NUL 字节，不是文本";
}

bool yaml_check_bytes(struct slice bytes, struct problems *ps)
{
    if (bytes.n > YAML_MAX_BYTES) {
        problem_add(ps, 0, 0, "文件超过 1 MiB，不像是一份定义");
        return false;
    }
    size_t good = utf8_valid_prefix(bytes.at, bytes.n);
    const char *nul = memchr(bytes.at, '\0', bytes.n);
    if (nul && (size_t)(nul - bytes.at) < good) {
        good = (size_t)(nul - bytes.at);
    }
    if (good == bytes.n) {
        return true;
    }
    int line, column;
    yaml_place(bytes, good, &line, &column);
    problem_add(ps, line, column, "%s", encoding_sentence(bytes, good));
    return false;
}

#include "tui/screen/table_file_input.h"

#include "base/file.h"
#include "base/slice.h"
#include "tui/screen/propose.h"

const char *const table_encoding_names[N_TABLE_ENCODINGS] = {"自动识别", "UTF-8", "GB18030",
                                                             "UTF-16"};

struct suggestions table_file_suggest(void *context, struct arena *a, const char *typed)
{
    (void)context;
    return propose_table_file(a, typed);
}

const char *table_file_check(void *context, struct arena *a, const char *value)
{
    (void)context;
    const char *path = path_typed(a, value);
    if (file_is_directory(path)) {
        return arena_printf(a, "%s 是目录, 再选里面的文件", value);
    }
    return file_exists(path) ? NULL : arena_printf(a, "没有这个文件: %s", value);
}

enum charset table_encoding(const char *name)
{
    static const enum charset charsets[N_TABLE_ENCODINGS] = {CHARSET_DETECT, CHARSET_UTF8,
                                                             CHARSET_GB18030, CHARSET_UTF16LE};
    for (size_t i = 0; i < N_TABLE_ENCODINGS; i++) {
        if (text_eq(name, table_encoding_names[i])) {
            return charsets[i];
        }
    }
    return CHARSET_DETECT;
}

#include "base/err.h"

#include <errno.h>
#include <string.h>

#include <stdarg.h>

enum status err_set(struct err *err, enum status code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    err->code = code;
    err->text = arena_vprintf(err->arena, format, args);
    err->cause = NULL;
    err->file = NULL;
    err->line = err->column = 0;
    va_end(args);
    return code;
}

enum status err_cause(struct err *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    err->cause = arena_vprintf(err->arena, format, args);
    va_end(args);
    return err->code;
}

enum status err_at(struct err *err, const char *file, int line, int column)
{
    err->file = arena_text(err->arena, file);
    err->line = line;
    err->column = column;
    return err->code;
}

const char *err_sentence(const struct err *err)
{
    const char *text = err->text ? err->text : "没有说明的错误";
    if (err->file && err->line && !err->column) {
        return arena_printf(err->arena, "%s:%d: %s", err->file, err->line, text);
    }
    if (err->file && err->line) {
        return arena_printf(err->arena, "%s:%d:%d: %s", err->file, err->line, err->column, text);
    }
    if (err->file) {
        return arena_printf(err->arena, "%s: %s", err->file, text);
    }
    return text;
}

int status_exit_code(enum status status)
{
    if (status == STATUS_NOT_FOUND || status == STATUS_CANCELLED) {
        return STATUS_DATA;
    }
    if (status == STATUS_CONFLICT) {
        return STATUS_BUSY;
    }
    return (int)status;
}

const char *errno_words(int number)
{
    static const struct {
        int number;
        const char *words;
    } known[] = {
        {ENOENT, "没有这个文件或目录"},
        {EACCES, "没有权限"},
        {EPERM, "没有权限"},
        {EISDIR, "这是目录, 不是文件"},
        {ENOTDIR, "路径中有一段不是目录"},
        {ENOSPC, "磁盘已满"},
        {EDQUOT, "磁盘配额已用完"},
        {EFBIG, "文件太大"},
        {EPIPE, "接收的一方已经关闭"},
        {EROFS, "磁盘是只读的"},
        {EIO, "磁盘读写出错"},
        {EEXIST, "已经有了"},
        {ENAMETOOLONG, "文件名太长"},
        {EMFILE, "打开的文件太多"},
        {ELOOP, "链接绕成了圈"},
        {ETXTBSY, "文件正在使用"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].number == number) {
            return known[i].words;
        }
    }
    return strerror(number);
}

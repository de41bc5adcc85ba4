#include "base/err.h"

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

#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "base/date.h"

#define LOG_LIMIT (1 << 20)

static FILE *log_file;

void log_open(const char *path)
{
    struct stat s;
    char old[4096];
    if (stat(path, &s) == 0 && s.st_size > LOG_LIMIT &&
        snprintf(old, sizeof old, "%s.1", path) < (int)sizeof old) {
        (void)rename(path, old);
    }
    log_close();
    log_file = fopen(path, "ae");
}

void log_close(void)
{
    if (log_file) {
        fclose(log_file);
        log_file = NULL;
    }
}

void log_line(const char *format, ...)
{
    if (!log_file) {
        return;
    }
    struct arena a = {0};
    va_list args;
    va_start(args, format);
    fprintf(log_file, "%s ", instant_text(&a, (int64_t)time(NULL)));
    (void)vfprintf(log_file, format, args);
    fputc('\n', log_file);
    fflush(log_file);
    va_end(args);
    arena_release(&a);
}

void log_err(const struct err *err)
{
    log_line("错误 %d: %s (%s)", (int)err->code, err_sentence(err), err->cause ? err->cause : "-");
}

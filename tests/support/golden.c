#include "support/golden.h"

#include <stdio.h>
#include <string.h>

#define DIFFERENCES_SHOWN 8

static bool write_text(const char *path, const char *text, struct buf *report)
{
    FILE *f = fopen(path, "wb");
    bool written = f && fputs(text, f) >= 0;
    if (f && fclose(f) != 0)
        written = false;
    if (!written)
        buf_printf(report, "cannot write %s\n", path);
    return written;
}

static bool read_text(const char *path, struct buf *out, struct buf *report)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        buf_printf(report, "there is no %s\n", path);
        return false;
    }
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
        buf_add(out, block, n);
    fclose(f);
    return true;
}

/* The end of the line that starts at `line`: its newline or the end of the text. */
static const char *line_end(const char *line)
{
    return line + strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    const char *end = line_end(line);
    return *end ? end + 1 : end;
}

static void report_line(struct buf *report, int number, char sign, const char *line)
{
    if (*line)
        buf_printf(report, "%4d %c%.*s\n", number, sign, (int)(line_end(line) - line), line);
}

static void report_differences(struct buf *report, const char *wanted, const char *got)
{
    int shown = 0;
    for (int number = 1; (*wanted || *got) && shown < DIFFERENCES_SHOWN; number++) {
        size_t n = (size_t)(line_end(wanted) - wanted), m = (size_t)(line_end(got) - got);
        if (n != m || memcmp(wanted, got, n) != 0) {
            report_line(report, number, '-', wanted);
            report_line(report, number, '+', got);
            shown++;
        }
        wanted = next_line(wanted);
        got = next_line(got);
    }
    if (shown == 0)
        buf_text(report, "only the end of the text differs\n");
}

bool golden_equal(const struct golden *golden, const char *text, struct buf *report)
{
    if (golden->update)
        return write_text(golden->path, text, report);
    struct buf wanted = BUF_INIT;
    bool equal = read_text(golden->path, &wanted, report);
    if (equal && strcmp(wanted.at, text) != 0) {
        buf_printf(report, "not as in %s:\n", golden->path);
        report_differences(report, wanted.at, text);
        equal = false;
    }
    buf_release(&wanted);
    return equal;
}

#include "desk/print.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/slice.h"

#define SAID_MAX 4000 /* bytes of what lp says that are told */
#define WORDS_MAX 12

/* What lp reads and what it writes. */
struct channels {
    FILE *in, *out;
    bool is_borrowed; /* `in` is the caller's */
};

static enum status open_channels(struct channels *c, const struct print_job *job, struct err *err)
{
    *c = (struct channels){job->file ? job->file : tmpfile(), tmpfile(), job->file != NULL};
    size_t n = job->file ? 0 : strlen(job->text);
    if (!c->in || !c->out || fwrite(job->text ? job->text : "", 1, n, c->in) != n ||
        fflush(c->in) != 0 || fseek(c->in, 0, SEEK_SET) != 0) {
        (void)err_set(err, STATUS_IO, "打印前写临时文件失败; 看看磁盘是不是满了");
        return err_cause(err, "tmpfile: %s", strerror(errno));
    }
    return STATUS_OK;
}

static void close_channels(struct channels *c)
{
    if (c->in && !c->is_borrowed) {
        (void)fclose(c->in);
    }
    if (c->out) {
        (void)fclose(c->out);
    }
}

/* All its lines as one. */
static const char *what_it_said(struct arena *a, FILE *out)
{
    char *said = arena_alloc(a, SAID_MAX + 1);
    const char *all = "";
    rewind(out);
    said[fread(said, 1, SAID_MAX, out)] = '\0';
    for (const char *at = said; *at;) {
        size_t n = strcspn(at, "\n");
        if (n > 0) {
            all = arena_printf(a, "%s%s%.*s", all, *all ? "; " : "", (int)n, at);
        }
        at += n + (at[n] == '\n');
    }
    return all;
}

/* The name before the number of the job: 二楼 of `request id is 二楼-12 (1 file(s))`, in whatever language. */
static const char *queue_said(struct arena *a, const char *said)
{
    for (const char *at = said; *at;) {
        size_t n = strcspn(at, " "), digits = 0;
        while (digits < n && at[n - digits - 1] >= '0' && at[n - digits - 1] <= '9') {
            digits++;
        }
        if (digits > 0 && n > digits + 1 && at[n - digits - 1] == '-') {
            return arena_copy(a, at, n - digits - 1);
        }
        at += n + (at[n] == ' ');
    }
    return "系统默认打印机";
}

static void put_word(struct arena *a, char **argv, const char *option, const char *value)
{
    size_t n = 0;
    while (argv[n]) {
        n++;
    }
    if (!text_is_empty(value)) {
        argv[n++] = arena_text(a, option);
        argv[n] = arena_text(a, value);
    }
}

static enum status run_lp(struct arena *a, char *const *argv, const struct channels *c,
                          struct err *err)
{
    int ended = 0;
    int failed = child_run(
        &(struct child){.argv = argv, .in = c->in, .out = c->out, .said = c->out}, &ended);
    if (failed) {
        (void)err_set(err, STATUS_CONFIG,
                      "找不到打印命令 lp; 装好打印系统 (cups-client) 再打, 或先存成文件");
        return err_cause(err, "lp: %s", strerror(failed));
    }
    if (ended != 0) {
        (void)err_set(err, STATUS_IO, "打印机没有接下: %s; 可先存成文件", what_it_said(a, c->out));
        return err_cause(err, "lp ended with %d", ended);
    }
    return STATUS_OK;
}

enum status print_text(struct arena *a, const struct print_job *job, const char **queue,
                       struct err *err)
{
    char *argv[WORDS_MAX] = {arena_text(a, "lp")};
    struct channels c;
    put_word(a, argv, "-d", job->printer);
    put_word(a, argv, "-t", job->title);
    put_word(a, argv, "-n", job->copies > 1 ? arena_printf(a, "%ld", job->copies) : NULL);
    put_word(a, argv, "-o", job->is_raw ? "raw" : NULL);
    enum status status = open_channels(&c, job, err);
    if (status == STATUS_OK) {
        status = run_lp(a, argv, &c, err);
    }
    if (status == STATUS_OK && queue) {
        *queue = job->printer ? job->printer : queue_said(a, what_it_said(a, c.out));
    }
    close_channels(&c);
    return status;
}

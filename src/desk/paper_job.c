#include "desk/paper_job.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "desk/print.h"
#include "paper/painting.h"
#include "paper/text.h"

#define COPY_SIZE 65536

enum status paper_format_find(const char *name, enum paper_format *format, struct err *err)
{
    if (text_eq(name, "txt") || text_eq(name, "pdf")) {
        *format = text_eq(name, "txt") ? PAPER_TXT : PAPER_PDF;
        return STATUS_OK;
    }
    return err_set(err, STATUS_USAGE, "不认识格式「%s」; 可用 txt, pdf", name);
}

static const struct printer *printer_of(const struct paper_job *job,
                                        const struct print_setup *setup)
{
    return job->path || !job->printer ? NULL : print_setup_printer(setup, job->printer);
}

static enum paper_format format_of(const struct paper_job *job, const struct print_setup *setup)
{
    return job->format != PAPER_ABSENT      ? job->format
           : printer_of(job, setup) != NULL ? PAPER_TXT
                                            : PAPER_PDF;
}

const struct page_style *paper_job_style(const struct paper_job *job,
                                         const struct print_setup *setup)
{
    const struct printer *printer = printer_of(job, setup);
    bool is_text = format_of(job, setup) == PAPER_TXT;
    if (job->style && job->style->is_text == is_text) {
        return job->style;
    }
    const struct page_style *own = page_style_find(job->report->style);
    const struct page_style *plain = page_style_find(own->is_landscape ? "132" : "80");
    return !is_text ? own : printer ? printer->style : plain;
}

/* ---- painting into a temporary file ------------------------------------------------------------ */

static void to_file(void *to, const char *bytes, size_t n)
{
    if (n > 0) { /* nothing may be no pointer at all */
        (void)fwrite(bytes, 1, n, to);
    }
}

static enum status not_written(struct err *err)
{
    (void)err_set(err, STATUS_IO, "写临时文件失败; 看看磁盘是不是满了");
    return err_cause(err, "tmpfile: %s", strerror(errno));
}

static const char *characters(struct arena *a, const struct text_losses *losses)
{
    const char *all = NULL;
    for (size_t i = 0; i < losses->listed.n; i++) {
        const char *one = arena_printf(a, "U+%04X", (unsigned)losses->listed.at[i]);
        all = all ? arena_printf(a, "%s %s", all, one) : one;
    }
    return all;
}

static enum status paint_text(struct pager *p, struct arena *a, const struct text_target *wanted,
                              struct painting *out, struct err *err)
{
    struct text_losses losses = {0};
    struct text_target target = *wanted;
    *out = (struct painting){tmpfile(), NULL};
    if (!out->file) {
        return not_written(err);
    }
    target.sink = (struct paper_sink){to_file, out->file};
    enum status status = text_write(p, &target, a, &losses, err);
    out->lacking = characters(a, &losses);
    if (status == STATUS_OK &&
        (fflush(out->file) != 0 || ferror(out->file) || fseek(out->file, 0, SEEK_SET) != 0)) {
        status = not_written(err);
    }
    return status;
}

static enum status paint(struct pager *p, struct arena *a, const struct paper_job *job,
                         const struct print_setup *setup, struct painting *out, struct err *err)
{
    const struct printer *printer = printer_of(job, setup);
    if (format_of(job, setup) == PAPER_PDF) {
        return painting_make(p, &setup->fonts, a, out, err);
    }
    struct text_target target = {.charset = job->charset};
    if (printer) {
        target = (struct text_target){
            .charset = printer->charset, .prefix = printer->prefix, .suffix = printer->suffix};
    }
    return paint_text(p, a, &target, out, err);
}

/* ---- where to ---------------------------------------------------------------------------------- */

static enum status copy_to(FILE *from, const char *path, struct err *err)
{
    struct outfile f;
    char bytes[COPY_SIZE];
    size_t n;
    enum status status = outfile_open(&f, path, err);
    if (status != STATUS_OK) {
        return status;
    }
    rewind(from);
    while ((n = fread(bytes, 1, sizeof bytes, from)) > 0) {
        outfile_write(&f, bytes, n);
    }
    return outfile_commit(&f, err);
}

/* The printer did not take it: the sentence says why, and where the document is now. */
static enum status keep(struct arena *a, const struct paper_job *job, FILE *from,
                        struct paper_done *out, struct err *err)
{
    struct err own = {.arena = a};
    enum status status = err->code;
    const char *why = err->text, *cause = err->cause;
    if (!job->keep || copy_to(from, job->keep, &own)) {
        return status;
    }
    out->kept = job->keep;
    (void)err_set(err, status, "%s. 文件已存成 %s", why, path_full(a, job->keep));
    return cause ? err_cause(err, "%s", cause) : status;
}

static enum status to_printer(struct arena *a, const struct paper_job *job,
                              const struct print_setup *setup, FILE *from, struct paper_done *out,
                              struct err *err)
{
    const struct printer *printer = printer_of(job, setup);
    const struct print_job print = {.title = job->report->name,
                                    .printer = printer ? printer->queue : job->printer,
                                    .file = from,
                                    .copies = job->copies,
                                    .is_raw = printer != NULL};
    enum status status = print_text(a, &print, err);
    return status == STATUS_OK ? status : keep(a, job, from, out, err);
}

enum status paper_put(struct desk *desk, struct arena *a, const struct paper_job *job,
                      struct paper_done *out, struct err *err)
{
    struct print_setup setup;
    struct pager pager;
    struct painting painting = {0};
    *out = (struct paper_done){0};
    enum status status = print_setup_load(a, desk->data_dir, &setup, err);
    if (status != STATUS_OK) {
        return status;
    }
    pager_init(&pager, a, job->report, paper_job_style(job, &setup));
    status = paint(&pager, a, job, &setup, &painting, err);
    out->lacking = painting.lacking;
    out->pages = status == STATUS_OK ? pager_count(&pager) : 0;
    if (status == STATUS_OK) {
        status = job->path ? copy_to(painting.file, job->path, err)
                           : to_printer(a, job, &setup, painting.file, out, err);
    }
    if (painting.file) {
        (void)fclose(painting.file);
    }
    return status;
}

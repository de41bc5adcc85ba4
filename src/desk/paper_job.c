#include "desk/paper_job.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "desk/print.h"
#include "paper/painting.h"
#include "paper/text.h"
#include "paper/workbook.h"
#include "report/where.h"

#define COPY_SIZE 65536

static const struct {
    const char *name;
    enum paper_format format;
} formats[] = {{"txt", PAPER_TXT}, {"pdf", PAPER_PDF}, {"xlsx", PAPER_XLSX}};

static enum paper_format format_called(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (text_eq(name, formats[i].name)) {
            return formats[i].format;
        }
    }
    return PAPER_ABSENT;
}

enum status paper_format_find(const char *name, enum paper_format *format, struct err *err)
{
    *format = format_called(name);
    return *format != PAPER_ABSENT
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "不认识格式「%s」; 可用 txt, pdf, xlsx", name);
}

enum paper_format paper_format_of_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? format_called(dot + 1) : PAPER_ABSENT;
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
    const struct page_style *plain = page_style_plain(own->id);
    return !is_text ? own : printer ? printer->style : plain;
}

/* ---- painting into a temporary file ------------------------------------------------------------ */

/* One job while it is done. */
struct putting {
    struct desk *desk;
    struct arena *a;
    const struct paper_job *job;
    struct print_setup setup;
    struct painting painting;
    struct paper_done *out;
};

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

static enum status standing_at_start(FILE *f, struct err *err)
{
    bool is_whole = fflush(f) == 0 && !ferror(f) && fseek(f, 0, SEEK_SET) == 0;
    return is_whole ? STATUS_OK : not_written(err);
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

static enum status paint_text(struct putting *p, struct pager *pager, struct err *err)
{
    const struct printer *printer = printer_of(p->job, &p->setup);
    struct text_losses losses = {0};
    struct text_target target = {.charset = p->job->charset, .is_file = p->job->path != NULL};
    if (printer) {
        target = (struct text_target){.charset = printer->charset,
                                      .prefix = printer->prefix,
                                      .suffix = printer->suffix,
                                      .line_end = printer->line_end};
    }
    target.sink = (struct paper_sink){to_file, p->painting.file};
    enum status status = text_write(pager, &target, p->a, &losses, err);
    p->painting.lacking = characters(p->a, &losses);
    return status;
}

static enum status paint_workbook(struct putting *p, struct err *err)
{
    const struct paper_sink sink = {to_file, p->painting.file};
    return workbook_write(p->job->report, desk_now(p->desk), sink, &p->out->pages, err);
}

/* Text and PDF: the pages of the job's style. */
static enum status paint_pages(struct putting *p, enum paper_format format, struct err *err)
{
    struct pager pager;
    pager_init(&pager, p->a, p->job->report, paper_job_style(p->job, &p->setup));
    enum status status = format == PAPER_PDF ? painting_make(&pager, &p->setup.fonts, p->job->watch,
                                                             &p->painting, err)
                                             : paint_text(p, &pager, err);
    p->out->pages = status == STATUS_OK ? pager_count(&pager) : 0;
    return status;
}

static enum status paint(struct putting *p, struct err *err)
{
    enum paper_format format = format_of(p->job, &p->setup);
    if (format == PAPER_PDF) {
        return paint_pages(p, format, err);
    }
    p->painting.file = tmpfile();
    if (!p->painting.file) {
        return not_written(err);
    }
    enum status status =
        format == PAPER_XLSX ? paint_workbook(p, err) : paint_pages(p, format, err);
    return status == STATUS_OK ? standing_at_start(p->painting.file, err) : status;
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
static enum status keep(struct putting *p, struct err *err)
{
    struct err own = {.arena = p->a};
    const char *path = p->job->keep;
    enum status status = err->code;
    const char *why = err->text, *cause = err->cause;
    if (!path || copy_to(p->painting.file, path, &own)) {
        return status;
    }
    p->out->kept = path;
    (void)err_set(err, status, "%s. 文件已存成 %s", why, path_full(p->a, path));
    return cause ? err_cause(err, "%s", cause) : status;
}

static enum status to_printer(struct putting *p, struct err *err)
{
    const struct printer *printer = printer_of(p->job, &p->setup);
    const struct print_job print = {.title = p->job->report->name,
                                    .printer = printer ? printer->queue : p->job->printer,
                                    .file = p->painting.file,
                                    .copies = p->job->copies,
                                    .is_raw = printer != NULL};
    enum status status = print_text(p->a, &print, &p->out->printer, err);
    /* As the desk calls it, where the desk does. */
    p->out->printer = p->job->printer ? p->job->printer : p->out->printer;
    return status == STATUS_OK ? status : keep(p, err);
}

enum status paper_put(struct desk *desk, struct arena *a, const struct paper_job *job,
                      struct paper_done *out, struct err *err)
{
    struct putting p = {.desk = desk, .a = a, .job = job, .out = out};
    *out = (struct paper_done){0};
    if (job->format == PAPER_XLSX && !job->path) {
        return err_set(err, STATUS_USAGE, "xlsx 打不了, 只能存成文件; 打印用 PDF 或文本");
    }
    enum status status = print_setup_load(a, desk->data_dir, &p.setup, err);
    if (status == STATUS_OK) {
        status = paint(&p, err);
    }
    out->lacking = report_lacking(a, job->report, p.painting.lacking);
    if (status == STATUS_OK) {
        status = job->path ? copy_to(p.painting.file, job->path, err) : to_printer(&p, err);
    }
    if (p.painting.file) {
        (void)fclose(p.painting.file);
    }
    return status;
}

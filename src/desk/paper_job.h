/* A document on its way out: painted as text, PDF or workbook, then into a file or to a printer. */
#ifndef DESK_PAPER_JOB_H
#define DESK_PAPER_JOB_H

#include "desk/desk.h"
#include "desk/print_setup.h"
#include "paper/painting.h"
#include "report/pager.h"

enum paper_format { PAPER_ABSENT, PAPER_TXT, PAPER_PDF, PAPER_XLSX };

#define PAPER_COPIES_MOST 999

struct paper_job {
    const struct report *report;
    enum paper_format format; /* PAPER_ABSENT: what the printer takes, PDF for a file */
    const struct page_style
        *style;           /* NULL: the one the report is made for; as text 80 or 132 columns */
    enum charset charset; /* of text in a file: CHARSET_UTF8 or CHARSET_GB18030 */
    const char *path;     /* a file, "-" is stdout; NULL: to the printer */
    const char *printer;  /* as data/print.yaml or the system calls it; NULL: the default one */
    const char *keep;     /* the file that is left when the printer does not take it */
    long copies;          /* 0 counts as 1 */
    const struct painting_watch *watch; /* while a PDF is made; NULL: nobody */
};

struct paper_done {
    size_t pages; /* of a workbook: its sheets */
    const char *
        lacking; /* characters that stand as 〓 or an empty box, and where (report/where.h); NULL */
    const char *printer; /* who took it; NULL: it went into a file */
    const char *kept;    /* where the file was left although it was for the printer; NULL */
};

/* txt, pdf, xlsx. STATUS_USAGE for others. */
enum status paper_format_find(const char *name, enum paper_format *format,
                              struct err *err) MUST_CHECK;
/* By the ending of a file's name; PAPER_ABSENT when it says nothing. */
enum paper_format paper_format_of_name(const char *path);
/* The style a job is laid out for: the preview shows its pages. */
const struct page_style *paper_job_style(const struct paper_job *job,
                                         const struct print_setup *setup);

/* STATUS_USAGE for a workbook that is to go to a printer. On failure nothing was changed at `path`. When the printer fails, the document is written to `keep`,
 * out->kept says so, and the sentence tells both. STATUS_CANCELLED when the watch gave up. */
enum status paper_put(struct desk *desk, struct arena *a, const struct paper_job *job,
                      struct paper_done *out, struct err *err) MUST_CHECK;

#endif

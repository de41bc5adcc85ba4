/* Running shenbao-pdf, the program that paints PDFs. It lies beside the desk's own program or in PATH;
 * $SHENBAO_PDF names another. */
#ifndef PAPER_PAINTING_H
#define PAPER_PAINTING_H

#include <stdio.h>

#include "base/err.h"
#include "paper/pdf.h"

struct painting {
    FILE *file;          /* whole, standing at its start; the caller closes it */
    const char *lacking; /* characters no font had: U+31350 U+2A6A5; NULL when none lacked */
};

/* Asked now and then: so many of so many pages are laid out, then painted. False: give up. */
struct painting_watch {
    bool (*goes_on)(void *context, const char *what, size_t done, size_t total);
    void *context;
};

/* `watch` may be NULL. STATUS_CONFIG when there is no shenbao-pdf or this machine has no Chinese font,
 * STATUS_IO when the PDF could not be written whole, STATUS_CANCELLED when the watch gave up. */
enum status painting_make(struct pager *p, const struct pdf_fonts *fonts,
                          const struct painting_watch *watch, struct painting *out,
                          struct err *err) MUST_CHECK;

/* Which fonts stand for a face. */
struct font_choice {
    const char *chinese, *latin;
    bool is_stand_in; /* none of those wished for is installed */
};
enum status painting_fonts(struct pager *p, const struct pdf_fonts *fonts, struct arena *a,
                           struct font_choice out[FACE_N], struct err *err) MUST_CHECK;

#endif

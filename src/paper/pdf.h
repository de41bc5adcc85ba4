/* Pages as the description that shenbao-pdf paints (pdf/description.h): every text and rule at its place
 * on the sheet, nothing left to be decided. */
#ifndef PAPER_PDF_H
#define PAPER_PDF_H

#include "paper/sink.h"
#include "report/pager.h"

/* A font wanted for a face; the best come first. */
struct pdf_font {
    enum face face;
    const char *family;
    bool is_latin; /* for ASCII */
};

struct pdf_fonts {
    struct pdf_font *at;
    size_t n, cap;
};

/* The head of a description: sheet, title, date, fonts. */
void pdf_describe_head(const struct pager *p, const struct pdf_fonts *fonts,
                       struct paper_sink sink);
/* Where the description goes, and who is asked after each page whether to go on; NULL: nobody. */
struct pdf_target {
    struct paper_sink sink;
    bool (*goes_on)(void *context, size_t pages);
    void *context;
};

/* The whole of it; false when it was to be given up. The style of the pager must be one for sheets. */
bool pdf_describe(struct pager *p, const struct pdf_fonts *fonts, const struct pdf_target *target);

#endif

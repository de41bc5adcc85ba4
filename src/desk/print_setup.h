/* Fonts and printers as data/print.yaml has them: what a bureau may edit without touching the program. */
#ifndef DESK_PRINT_SETUP_H
#define DESK_PRINT_SETUP_H

#include "base/err.h"
#include "base/vec.h"
#include "paper/pdf.h"
#include "text/charset.h"

/* A printer that is fed with plain text. */
struct printer {
    const char *name;  /* as people call it */
    const char *queue; /* as lp calls it */
    const struct page_style *style;
    enum charset charset;
    struct slice prefix, suffix; /* bytes before and behind everything */
    struct slice line_end;       /* of each line: return and feed unless the file says otherwise */
};

struct print_setup {
    struct pdf_fonts fonts; /* of each face those it is named after, then those that may stand in */
    VEC(struct pdf_font) stand_ins;
    VEC(struct printer) printers;
};

/* data_dir/print.yaml. Without a data directory there are no wishes and no printers. STATUS_CONFIG with
 * every mistake, each file:line:column. */
enum status print_setup_load(struct arena *a, const char *data_dir, struct print_setup *out,
                             struct err *err) MUST_CHECK;
/* NULL when it is not in the file: then it is a queue of the system. */
const struct printer *print_setup_printer(const struct print_setup *s, const char *name);

/* Is the family listed under 顶替 of this face? */
bool print_setup_stands_in(const struct print_setup *s, enum face face, const char *family);
/* The first Chinese family wished for; NULL when none is. */
const char *print_setup_wished(const struct print_setup *s, enum face face);

/* 仿宋 宋体 黑体 楷体 小标宋 */
const char *face_name(enum face face);

#endif

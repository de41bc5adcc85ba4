/* shenbao-pdf: a description of pages (pdf/description.h) on stdin becomes a PDF on stdout. A program of
 * its own, so that the desk does not carry the libraries for fonts and can do without them.
 *
 *     shenbao-pdf          paints
 *     shenbao-pdf --fonts  paints nothing, but tells for each face which fonts stand for it:
 *                          face, Chinese family, Latin family, `stand-in` when none wanted was there
 *
 * Exit codes are those of the desk: 64 usage, 65 no such description, 74 not written whole, 78 no font for
 * Chinese. Characters no font has are told on stderr, one line `lacking U+XXXX` each; the PDF is whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "pdf/painter.h"

struct job {
    struct description description;
    struct fonts fonts;
    struct painter painter;
    bool is_painting; /* the first page has begun */
    struct entry sheet;
    char *title, *day;
};

static int begin(struct job *j)
{
    if (j->sheet.numbers[0] <= 0 || j->sheet.numbers[1] <= 0) {
        return STATUS_DATA;
    }
    if (!fonts_settle(&j->fonts)) {
        return STATUS_CONFIG;
    }
    painter_open(&j->painter, &j->fonts, &j->sheet, stdout);
    painter_about(&j->painter, j->title ? j->title : "");
    if (j->day) {
        painter_day(&j->painter, j->day);
    }
    j->is_painting = true;
    return STATUS_OK;
}

static void keep(char **place, const char *text)
{
    free(*place);
    *place = strdup(text);
}

/* What stands before the first page. */
static int take_head(struct job *j, const struct entry *e)
{
    switch (e->kind) {
    case ENTRY_SHEET: j->sheet = *e; return STATUS_OK;
    case ENTRY_ABOUT: keep(&j->title, e->text); return STATUS_OK;
    case ENTRY_DAY: keep(&j->day, e->text); return STATUS_OK;
    case ENTRY_FONT:
    case ENTRY_LATIN:
        fonts_wish(&j->fonts, e->face, e->text, e->kind == ENTRY_LATIN);
        return STATUS_OK;
    case ENTRY_PAGE:
    case ENTRY_TEXT:
    case ENTRY_RULE:
    case ENTRY_FILL:
    case ENTRY_END: break;
    }
    return STATUS_DATA;
}

static int take(struct job *j, const struct entry *e)
{
    if (e->kind == ENTRY_PAGE) {
        int failed = j->is_painting ? STATUS_OK : begin(j);
        if (!failed) {
            painter_page(&j->painter);
        }
        return failed;
    }
    if (!j->is_painting) {
        return take_head(j, e);
    }
    if (e->kind == ENTRY_TEXT) {
        painter_text(&j->painter, e);
    } else if (e->kind == ENTRY_RULE) {
        painter_rule(&j->painter, e);
    } else if (e->kind == ENTRY_FILL) {
        painter_fill(&j->painter, e);
    } else {
        return STATUS_DATA;
    }
    return STATUS_OK;
}

static int read_all(struct job *j, bool only_head)
{
    struct entry e;
    for (;;) {
        enum reading reading = description_next(&j->description, &e);
        if (reading == READ_END || (reading == READ_ENTRY && only_head && e.kind == ENTRY_PAGE)) {
            return STATUS_OK;
        }
        int failed = reading == READ_ENTRY ? take(j, &e) : STATUS_DATA;
        if (failed) {
            return failed;
        }
    }
}

static int tell_fonts(struct job *j)
{
    int failed = read_all(j, true);
    if (!failed && !fonts_settle(&j->fonts)) {
        failed = STATUS_CONFIG;
    }
    for (int i = 0; !failed && i < FACES_MAX; i++) {
        const struct face_fonts *f = &j->fonts.faces[i];
        printf("%d\t%s\t%s\t%s\n", i, f->chinese, f->latin, f->is_stand_in ? "stand-in" : "");
    }
    return failed;
}

static int paint(struct job *j)
{
    int failed = read_all(j, false);
    if (!failed && !j->is_painting) {
        failed = STATUS_DATA; /* no page */
    }
    for (size_t i = 0; i < j->painter.n_lacking; i++) {
        fprintf(stderr, "lacking U+%04X\n", j->painter.lacking[i]);
    }
    if (j->is_painting && !painter_close(&j->painter) && !failed) {
        failed = STATUS_IO;
    }
    return failed;
}

static void tell(const struct job *j, int failed)
{
    if (failed == STATUS_CONFIG) {
        fprintf(stderr, "shenbao-pdf: 这台机器没有中文字体; 请装 fonts-noto-cjk\n");
    } else if (failed == STATUS_IO) {
        fprintf(stderr, "shenbao-pdf: PDF 没有写完; 看看磁盘是不是满了\n");
    } else if (failed) {
        fprintf(stderr, "shenbao-pdf: 版面描述第 %ld 行看不懂\n", j->description.number);
    }
}

int main(int argc, char **argv)
{
    struct job j = {.description = {.in = stdin}};
    bool wants_fonts = argc == 2 && strcmp(argv[1], "--fonts") == 0;
    if (argc > 1 && !wants_fonts) {
        fprintf(stderr, "用法: shenbao-pdf [--fonts] < 版面描述 > 文件.pdf\n");
        return STATUS_USAGE;
    }
    int failed = wants_fonts ? tell_fonts(&j) : paint(&j);
    tell(&j, failed);
    description_close(&j.description);
    fonts_release(&j.fonts);
    free(j.title);
    free(j.day);
    return failed;
}

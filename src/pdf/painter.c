#include "pdf/painter.h"

#include <cairo-pdf.h>

static cairo_status_t write_out(void *to, const unsigned char *bytes, unsigned n)
{
    return fwrite(bytes, 1, n, to) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Outlines as they are, so that a text is as wide on every machine. */
static void do_not_hint(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

void painter_open(struct painter *p, const struct fonts *fonts, const struct entry *sheet,
                  FILE *out)
{
    *p = (struct painter){.fonts = fonts, .out = out};
    p->surface =
        cairo_pdf_surface_create_for_stream(write_out, out, sheet->numbers[0], sheet->numbers[1]);
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "shenbao-pdf");
    p->cairo = cairo_create(p->surface);
    p->layout = pango_cairo_create_layout(p->cairo);
    PangoContext *context = pango_layout_get_context(p->layout);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(context, FALSE);
    do_not_hint(context);
    pango_layout_context_changed(p->layout);
}

void painter_about(struct painter *p, const char *title)
{
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, title);
}

void painter_day(struct painter *p, const char *day)
{
    char *instant = g_strconcat(day, "T00:00:00+08:00", NULL);
    cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
    g_free(instant);
}

void painter_page(struct painter *p)
{
    if (p->pages++ > 0) {
        cairo_show_page(p->cairo);
    }
}

/* ---- texts ------------------------------------------------------------------------------------- */

/* Adds a copy of `pattern` to each run of bytes of one kind. */
static void add_runs(PangoAttrList *attributes, const char *text, bool (*is_in)(unsigned char),
                     PangoAttribute *pattern)
{
    guint from = 0;
    for (guint i = 0;; i++) {
        if (text[i] != '\0' && is_in((unsigned char)text[i])) {
            continue;
        }
        if (i > from) {
            PangoAttribute *a = pango_attribute_copy(pattern);
            a->start_index = from;
            a->end_index = i;
            pango_attr_list_insert(attributes, a);
        }
        from = i + 1;
        if (text[i] == '\0') {
            break;
        }
    }
    pango_attribute_destroy(pattern);
}

static bool is_ascii(unsigned char byte)
{
    return byte < 0x80;
}

/* Chinese signs and blanks may be spaced; words and numbers stay whole, also for who copies them. */
static bool is_spaced(unsigned char byte)
{
    return byte >= 0x80 || byte == ' ';
}

static void set_text(struct painter *p, const struct entry *e, int spacing)
{
    const struct face_fonts *face = &p->fonts->faces[e->face];
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *attributes = pango_attr_list_new();
    pango_font_description_set_family(font, face->chinese);
    pango_font_description_set_absolute_size(font, e->numbers[3] * PANGO_SCALE);
    add_runs(attributes, e->text, is_ascii, pango_attr_family_new(face->latin));
    if (spacing != 0) {
        add_runs(attributes, e->text, is_spaced, pango_attr_letter_spacing_new(spacing));
    }
    pango_layout_set_font_description(p->layout, font);
    pango_layout_set_text(p->layout, e->text, -1);
    pango_layout_set_attributes(p->layout, attributes);
    pango_attr_list_unref(attributes);
    pango_font_description_free(font);
}

static double width_of(struct painter *p)
{
    PangoRectangle extents;
    pango_layout_get_extents(p->layout, NULL, &extents);
    return (double)extents.width / PANGO_SCALE;
}

static void note_lacking_one(struct painter *p, gunichar c)
{
    for (size_t i = 0; i < p->n_lacking; i++) {
        if (p->lacking[i] == c) {
            return;
        }
    }
    if (p->n_lacking < LACKING_MAX) {
        p->lacking[p->n_lacking++] = c;
    }
}

/* As g_utf8_next_char, whose cast drops const. */
static const char *next_char(const char *at)
{
    return at + g_utf8_skip[(unsigned char)*at];
}

/* Which of the characters no font has: each is asked for alone. */
static void note_lacking(struct painter *p, const char *text)
{
    for (const char *at = text; *at; at = next_char(at)) {
        pango_layout_set_text(p->layout, at, (int)(next_char(at) - at));
        if (pango_layout_get_unknown_glyphs_count(p->layout) > 0) {
            note_lacking_one(p, g_utf8_get_char(at));
        }
    }
    pango_layout_set_text(p->layout, text, -1);
}

/* Space for each sign that may be spaced, so that the line fills its place; none when it would be torn
 * apart or pressed together. */
static int spacing_for(const struct entry *e, double width)
{
    int n = 0;
    for (const char *at = e->text; *at; at = next_char(at)) {
        n += is_spaced((unsigned char)*at) ? 1 : 0;
    }
    double each = n > 1 ? (e->numbers[2] - width) / n : 0, most = e->numbers[3] / 4;
    return e->side == 'b' && each > -most / 4 && each < most ? (int)(each * PANGO_SCALE) : 0;
}

void painter_text(struct painter *p, const struct entry *e)
{
    set_text(p, e, 0);
    if (pango_layout_get_unknown_glyphs_count(p->layout) > 0) {
        note_lacking(p, e->text);
    }
    double width = width_of(p), place = e->numbers[2];
    int spacing = spacing_for(e, width);
    if (spacing != 0) {
        set_text(p, e, spacing);
        width = width_of(p);
    }
    double scale = width > place && width > 0 ? place / width : 1, left = place - width * scale;
    double x = e->numbers[0] + (e->side == 'r' ? left : e->side == 'c' ? left / 2 : 0);
    cairo_save(p->cairo);
    cairo_translate(p->cairo, x, e->numbers[1]);
    cairo_scale(p->cairo, scale, 1);
    cairo_move_to(p->cairo, 0, 0);
    pango_cairo_show_layout_line(p->cairo, pango_layout_get_line_readonly(p->layout, 0));
    cairo_restore(p->cairo);
}

void painter_rule(struct painter *p, const struct entry *e)
{
    cairo_set_line_width(p->cairo, e->numbers[4]);
    cairo_set_line_cap(p->cairo, CAIRO_LINE_CAP_SQUARE);
    cairo_move_to(p->cairo, e->numbers[0], e->numbers[1]);
    cairo_line_to(p->cairo, e->numbers[2], e->numbers[3]);
    cairo_stroke(p->cairo);
}

void painter_fill(struct painter *p, const struct entry *e)
{
    cairo_rectangle(p->cairo, e->numbers[0], e->numbers[1], e->numbers[2], e->numbers[3]);
    cairo_fill(p->cairo);
}

bool painter_close(struct painter *p)
{
    g_object_unref(p->layout);
    cairo_destroy(p->cairo);
    cairo_surface_finish(p->surface);
    bool is_whole = cairo_surface_status(p->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(p->surface);
    return is_whole && fflush(p->out) == 0;
}

#include "text/xlsx.h"

#include "text/xlsx_parts.h"
#include "text/xlsx_text.h"

#define STRINGS_KEPT (1u << 24)
#define FORMATS_KEPT 65536u
#define OWN_FORMATS_KEPT 2048u

enum status xlsx_part_read(struct xlsx *x, struct xlsx_part *p, struct err *err)
{
    if (!zip_reader_has(&x->zip, p->part.name)) {
        return STATUS_OK;
    }
    enum status status = xml_open(&p->xml, &x->zip, p->part, err);
    if (status == STATUS_OK) {
        xml_listen(&p->xml, p->handler, p->to);
        status = xml_run(&p->xml, err);
    }
    xml_close(&p->xml);
    return status;
}

/* ---- shared strings ------------------------------------------------------------------------------- */

struct strings_reading {
    struct xlsx *book;
    struct xlsx_part part;
    struct xlsx_text text;
    size_t start; /* of the present string */
};

static void on_string_start(void *to, const char *name, const char **attributes)
{
    struct strings_reading *r = to;
    (void)attributes;
    xlsx_text_start(&r->text, name);
    if (text_eq(name, "si")) {
        r->start = r->book->strings.n;
    }
}

static void on_string_text(void *to, const char *text, size_t n)
{
    struct strings_reading *r = to;
    struct buf *strings = &r->book->strings;
    if (!xlsx_text_hears(&r->text)) {
        return;
    }
    if (strings->n + n > XLSX_STRINGS_MAX) {
        xml_fail(&r->part.xml, err_set(r->part.xml.err, STATUS_DATA,
                                       "文字多于 %zu MB, 不像汇总表, 没有再读; 请只留要报的表",
                                       XLSX_STRINGS_MAX >> 20));
        return;
    }
    if (strings->n + n - r->start > CSV_CELL_MAX) {
        xml_fail(&r->part.xml,
                 err_set(r->part.xml.err, STATUS_DATA,
                         "有一格的文字超过 %u MB, 不像汇总表, 没有再读", CSV_CELL_MAX >> 20));
        return;
    }
    buf_add(strings, text, n);
}

/* An empty one takes its number too. */
static void on_string_end(void *to, const char *name)
{
    struct strings_reading *r = to;
    xlsx_text_end(&r->text, name);
    if (!text_eq(name, "si")) {
        return;
    }
    if (r->book->string_ends.n >= STRINGS_KEPT) {
        xml_fail(&r->part.xml, err_set(r->part.xml.err, STATUS_DATA,
                                       "文字多于 %u 段, 不像汇总表, 没有再读", STRINGS_KEPT));
        return;
    }
    xlsx_text_finish(&r->book->strings, r->start);
    *VEC_PUSH(r->book->arena, &r->book->string_ends) = r->book->strings.n;
}

enum status xlsx_read_strings(struct xlsx *x, const char *part, struct err *err)
{
    struct strings_reading r = {.book = x};
    r.part = (struct xlsx_part){.part = {part, XLSX_STRINGS_BYTES_MAX},
                                .handler = {on_string_start, on_string_end, on_string_text},
                                .to = &r};
    return xlsx_part_read(x, &r.part, err);
}

/* ---- styles ------------------------------------------------------------------------------------------ */

struct named_format {
    int number;
    struct xlsx_format format;
};

struct styles_reading {
    struct xlsx *book;
    struct xlsx_part part;
    VEC(struct named_format) own; /* of the workbook */
    bool is_cells;                /* within cellXfs: the styles that cells name */
};

static int number_of(const char *text)
{
    int n = 0;
    for (size_t i = 0; text && text[i] >= '0' && text[i] <= '9' && i < 6; i++) {
        n = n * 10 + (text[i] - '0');
    }
    return n;
}

static struct xlsx_format format_of(const struct styles_reading *r, int number)
{
    for (size_t i = 0; i < r->own.n; i++) {
        if (r->own.at[i].number == number) {
            return r->own.at[i].format;
        }
    }
    return xlsx_format_built_in(number);
}

static void on_style_start(void *to, const char *name, const char **attributes)
{
    struct styles_reading *r = to;
    struct arena *a = r->book->arena;
    int number = number_of(xml_attribute(attributes, "numFmtId"));
    r->is_cells = r->is_cells || text_eq(name, "cellXfs");
    if (text_eq(name, "numFmt") && r->own.n < OWN_FORMATS_KEPT) {
        const char *code = text_or_empty(xml_attribute(attributes, "formatCode"));
        *VEC_PUSH(a, &r->own) = (struct named_format){number, xlsx_format_read(code)};
    } else if (r->is_cells && text_eq(name, "xf") && r->book->formats.n < FORMATS_KEPT) {
        *VEC_PUSH(a, &r->book->formats) = format_of(r, number);
    }
}

static void on_style_end(void *to, const char *name)
{
    struct styles_reading *r = to;
    r->is_cells = r->is_cells && !text_eq(name, "cellXfs");
}

enum status xlsx_read_styles(struct xlsx *x, const char *part, struct err *err)
{
    struct styles_reading r = {.book = x};
    r.part = (struct xlsx_part){.part = {part, XLSX_PART_BYTES_MAX},
                                .handler = {.start = on_style_start, .end = on_style_end},
                                .to = &r};
    return xlsx_part_read(x, &r.part, err);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

enum status xlsx_open(struct xlsx *x, struct arena *a, const struct source *from, struct err *err)
{
    *x = (struct xlsx){.arena = a};
    buf_init(&x->strings);
    struct err why = {.arena = err->arena};
    enum status status = zip_reader_open(&x->zip, from, &why);
    if (status != STATUS_OK) {
        return err_set(err, status, "%s; 若是表格, 请用表格软件打开, 另存为 xlsx 或 CSV 再导入",
                       why.text);
    }
    status = xlsx_read_workbook(x, err);
    if (status != STATUS_OK) {
        xlsx_close(x);
    }
    return status;
}

void xlsx_close(struct xlsx *x)
{
    zip_reader_close(&x->zip);
    buf_release(&x->strings);
}

/* ---- names of places -------------------------------------------------------------------------------- */

const char *xlsx_column_name(struct arena *a, size_t column)
{
    char letters[16];
    size_t at = sizeof letters;
    letters[--at] = '\0';
    for (; column > 0 && at > 0; column = (column - 1) / 26) {
        letters[--at] = (char)('A' + (column - 1) % 26);
    }
    return arena_text(a, letters + at);
}

const char *xlsx_cell_name(struct arena *a, int row, size_t column)
{
    return arena_printf(a, "%s%d", xlsx_column_name(a, column), row);
}

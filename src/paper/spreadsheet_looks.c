#include "paper/spreadsheet_looks.h"

#define LEADING 1.4 /* of a line, in its size */
#define TABLE_SIZE 12

static const struct {
    const char *font;
    double size; /* points */
    uint8_t align;
} line_looks[] = {
    [SPREADSHEET_ATTACHMENT] = {"黑体", 16, LXW_ALIGN_LEFT},
    [SPREADSHEET_TITLE] = {"方正小标宋_GBK", 22, LXW_ALIGN_CENTER},
    [SPREADSHEET_HEADING] = {"黑体", 14, LXW_ALIGN_LEFT},
    [SPREADSHEET_LINE] = {"仿宋_GB2312", 14, LXW_ALIGN_LEFT},
    [SPREADSHEET_CENTRE] = {"仿宋_GB2312", 14, LXW_ALIGN_CENTER},
    [SPREADSHEET_RIGHT] = {"仿宋_GB2312", 14, LXW_ALIGN_RIGHT},
};

static lxw_format *format_of(lxw_workbook *book, const char *font, double size, uint8_t align)
{
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, font);
    format_set_font_size(f, size);
    format_set_align(f, align);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(f);
    format_set_num_format(f, "@");
    return f;
}

static lxw_format *ruled(lxw_workbook *book, const char *font, uint8_t align)
{
    lxw_format *f = format_of(book, font, TABLE_SIZE, align);
    format_set_border(f, LXW_BORDER_THIN);
    return f;
}

struct spreadsheet_looks *spreadsheet_looks_make(struct arena *a, lxw_workbook *book)
{
    static const uint8_t sides[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT,
                                    LXW_ALIGN_LEFT};
    static const char *const numbers[] = {"0",      "0.0",     "0.00",    "0.000",
                                          "0.0000", "0.00000", "0.000000"};
    struct spreadsheet_looks *f = ARENA_NEW(a, struct spreadsheet_looks);
    for (size_t i = 0; i < sizeof line_looks / sizeof *line_looks; i++) {
        f->lines[i] = format_of(book, line_looks[i].font, line_looks[i].size, line_looks[i].align);
    }
    f->head = ruled(book, "黑体", LXW_ALIGN_CENTER);
    for (size_t i = 0; i <= SIDE_BOTH; i++) {
        f->cells[i] = ruled(book, "仿宋_GB2312", sides[i]);
    }
    for (size_t i = 0; i <= AMOUNT_DECIMALS; i++) {
        f->amounts[i] = ruled(book, "仿宋_GB2312", LXW_ALIGN_RIGHT);
        format_set_num_format(f->amounts[i], numbers[i]);
    }
    return f;
}

double spreadsheet_line_height(enum spreadsheet_line kind, size_t width, double room)
{
    double size = line_looks[kind].size, wanted = (double)width * size / 2;
    int n = room > 0 && wanted > room ? (int)(wanted / room) + 1 : 1;
    return size * LEADING * n + size / 2;
}

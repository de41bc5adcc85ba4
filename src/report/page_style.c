#include "report/page_style.h"

#include "base/slice.h"

/* Millimetres in tenths of a point. */
#define MM(mm) ((int)((mm)*7200 / 254))
#define A4_PORTRAIT                                                                                \
    .sheet_width = MM(210), .sheet_height = MM(297), .left = MM(28), .top = MM(37), .width = MM(156)
/* GB/T 9704 6.: a landscape sheet is a portrait one turned; its binding edge is above. */
#define A4_LANDSCAPE                                                                               \
    .is_landscape = true, .sheet_width = MM(297), .sheet_height = MM(210), .left = MM(37),         \
    .top = MM(28), .width = MM(225)
#define TEXT(columns, lines)                                                                       \
    .is_text = true, .cells = (columns), .height = (lines)*TEXT_LINE, .line = TEXT_LINE,           \
    .rule = TEXT_LINE, .title = TEXT_LINE, .size = TEXT_LINE, .title_size = TEXT_LINE

const struct page_style page_styles[] = {
    {.id = "letter",
     .name = "公文",
     .help = "A4 竖, 三号字 22 行 28 字",
     A4_PORTRAIT,
     .cells = 56,
     .height = MM(225),
     .line = 289,
     .rule = 90,
     .title = 330,
     .size = 160,
     .title_size = 220},
    {.id = "list",
     .name = "竖表",
     .help = "A4 竖, 小四号字",
     A4_PORTRAIT,
     .cells = 72,
     .height = MM(225),
     .line = 180,
     .rule = 60,
     .title = 330,
     .size = 120,
     .title_size = 220},
    {.id = "wide",
     .name = "横表",
     .help = "A4 横, 小四号字",
     A4_LANDSCAPE,
     .cells = 104,
     .height = MM(156),
     .line = 180,
     .rule = 60,
     .title = 330,
     .size = 120,
     .title_size = 220},
    {.id = "wide-small",
     .name = "横表小字",
     .help = "A4 横, 小五号字, 列多的表",
     A4_LANDSCAPE,
     .cells = 140,
     .height = MM(156),
     .line = 140,
     .rule = 50,
     .title = 280,
     .size = 90,
     .title_size = 180},
    {.id = "slip",
     .name = "回执",
     .help = "A5 竖, 五号字",
     .sheet_width = MM(148),
     .sheet_height = MM(210),
     .left = MM(14),
     .top = MM(14),
     .width = MM(120),
     .cells = 60,
     .height = MM(178),
     .line = 145,
     .rule = 40,
     .title = 260,
     .size = 105,
     .title_size = 160},
    {.id = "envelope",
     .name = "信封",
     .help = "5 号信封 220 x 110 毫米",
     .is_landscape = true,
     .sheet_width = MM(220),
     .sheet_height = MM(110),
     .left = MM(15),
     .top = MM(15),
     .width = MM(190),
     .cells = 66,
     .height = MM(80),
     .line = 200,
     .rule = 60,
     .title = 330,
     .size = 140,
     .title_size = 220},
    {.id = "80", .name = "80列", .help = "针式打印机窄行, 每页 60 行", TEXT(80, 60)},
    {.id = "132", .name = "132列", .help = "针式打印机宽行, 每页 60 行", TEXT(132, 60)},
    {.id = "80-boxed",
     .name = "80列制表符",
     .help = "同 80列, 表格用制表符画",
     .is_boxed = true,
     TEXT(80, 60)},
    {.id = "132-boxed",
     .name = "132列制表符",
     .help = "同 132列, 表格用制表符画",
     .is_boxed = true,
     TEXT(132, 60)},
};
const size_t n_page_styles = sizeof page_styles / sizeof *page_styles;

const struct page_style *page_style_find(const char *name)
{
    for (size_t i = 0; i < n_page_styles; i++) {
        if (text_eq(name, page_styles[i].id) || text_eq(name, page_styles[i].name)) {
            return &page_styles[i];
        }
    }
    return NULL;
}

int page_style_bar(const struct page_style *style)
{
    return style->is_boxed ? 2 : 1;
}

const struct page_style *page_style_boxed(const struct page_style *style)
{
    for (size_t i = 0; i < n_page_styles; i++) {
        const struct page_style *other = &page_styles[i];
        if (other->is_boxed && other->is_text == style->is_text && other->cells == style->cells) {
            return other;
        }
    }
    return NULL;
}

const struct page_style *page_style_plain(const char *name)
{
    return page_style_find(page_style_find(name)->is_landscape ? "132" : "80");
}

int page_style_title_cells(const struct page_style *style)
{
    return style->cells * style->size / style->title_size;
}

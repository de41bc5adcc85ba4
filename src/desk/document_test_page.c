/* 测试页: which fonts stand for which, how the widths come out, where the edges are. */
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/print_setup.h"
#include "paper/painting.h"

static const struct report_column columns[] = {
    {"用在", 14, SIDE_LEFT}, {"中文字库", 0, SIDE_LEFT}, {"西文字库", 0, SIDE_LEFT}};

static const char *const uses[FACE_N] = {"仿宋 正文", "宋体 页码", "黑体 表头", "楷体 二级标题",
                                         "小标宋 标题"};

/* 顶替: what was wished for is not installed. */
static const char *mark_of(struct arena *a, const struct print_setup *setup, enum face face,
                           const struct font_choice *chosen)
{
    const char *wished = print_setup_wished(setup, face);
    bool is_stand_in = chosen->is_stand_in || print_setup_stands_in(setup, face, chosen->chinese);
    return !is_stand_in ? ""
           : wished     ? arena_printf(a, "（顶替 %s，这台机器没有装）", wished)
                        : "（顶替）";
}

/* Without shenbao-pdf there is nothing to say about fonts but that. */
static void put_fonts(struct desk *desk, struct report *r)
{
    struct arena *a = r->arena;
    struct err err = {.arena = a};
    struct print_setup setup;
    struct pager pager;
    struct font_choice chosen[FACE_N];
    pager_init(&pager, a, r, page_style_find("letter"));
    enum status status = print_setup_load(a, desk->data_dir, &setup, &err);
    if (status == STATUS_OK) {
        status = painting_fonts(&pager, &setup.fonts, a, chosen, &err);
    }
    if (status != STATUS_OK) {
        report_paragraph(r, err_sentence(&err));
        return;
    }
    struct report_table *t = report_table(r, columns, 3);
    for (int i = 0; i < FACE_N; i++) {
        const char *mark = mark_of(a, &setup, (enum face)i, &chosen[i]);
        const struct report_cell cells[] = {
            {uses[i], 1, 1, (enum face)i, false},
            {arena_printf(a, "%s%s", chosen[i].chinese, mark), 1, 1, (enum face)i, false},
            {chosen[i].latin, 1, 1, (enum face)i, false}};
        report_table_cells(t, cells, 3);
    }
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    (void)o;
    (void)err;
    report_attachment(r, "附件1");
    report_title(r, "申报台打印测试页");
    report_heading(r, 1, "一、字库");
    report_paragraph(r, "每一行用它说的字库印出来。字库的次序在 data/print.yaml 里改。");
    put_fonts(desk, r);
    report_heading(r, 2, "（二）字宽");
    report_line(r, SIDE_LEFT, "1234567890123456789012345678901234567890123456789012");
    report_line(r, SIDE_LEFT, "一二三四五六七八九十一二三四五六七八九十一二三四五六");
    report_line(r, SIDE_LEFT, "“引号”……——《书名》①㎡·、；：？！（全角）〔2024〕");
    report_line(r, SIDE_LEFT, "上面各行应当一样宽或对得齐, 引号和破折号占两个半角。");
    report_heading(r, 3, "3.版心");
    report_two(r, "<- 左边", "右边 ->");
    return STATUS_OK;
}

const struct document document_test_page = {
    "test-page", "测试页", "说明各种字体用的是哪个字库, 看字宽和边距", NULL, 0, make};

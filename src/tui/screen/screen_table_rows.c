/* The rows of a table within a hand-over package: the same questions and answers as an import has; the package
 * itself is taken in by who asked. */
#include "tui/screen/table_preview.h"

static enum status package_rows_open(struct screen *s, const void *argument, struct err *err)
{
    struct table_preview *p = s->state;
    p->is_part = true;
    return table_preview_open(s, argument, err);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "看完了", "带着回答回到移交包; 还没有写入.", PREVIEW_WRITE, "编辑"},
    {K_F(3), 0, "全文", "全部问题, 新单位, 表里没了的, 列成一篇可打印.", PREVIEW_REPORT, "查看"},
    {K_F(5), 0, "拒收行", "把不收的行连同原因存成文件, 发还报送单位.", PREVIEW_REJECTS, "查看"},
    {K_F(7), 0, "只看问题", "只看有问题的行, 再按看全部.", PREVIEW_ONLY_PROBLEMS, "查看"},
    {K_F(8), 0, "不收", "这一行不收.", PREVIEW_REFUSE, "编辑"},
    {K_ENTER, 0, "回答", "回答这一行的问题; 空格=填入, n=留空.", PREVIEW_ANSWER, NULL},
    {K_ESC, 0, "返回", "回到移交包; 回答过的留着.", 0, NULL},
};

const struct screen_class table_rows_screen = {
    .name = "table-rows",
    .title = "移交包的各行",
    .state_size = sizeof(struct table_preview),
    .open = package_rows_open,
    .event = table_preview_event,
    .draw = table_preview_draw,
    .close = table_preview_close,
    .sentence = table_preview_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "移交包里的汇总表, 每一行会怎样; 要回答的按 Enter, 与导入预览一样. 回答随手记下.\n"
            "F2 或 Esc 回到移交包, 在那里收下.\n",
};

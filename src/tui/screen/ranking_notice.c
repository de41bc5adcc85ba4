#include "tui/screen/ranking_notice.h"

static enum status load(const struct ui *ui, struct arena *a, struct panel_notices *all,
                        struct err *err)
{
    return panel_notices_load(ui->options.desk, a, all, err);
}

static bool is_among(const struct panel_notices *all, int64_t notice)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].id == notice) {
            return true;
        }
    }
    return false;
}

enum status ranking_notice_find(const struct ui *ui, int64_t *notice, struct err *err)
{
    struct arena a = {0};
    struct panel_notices all;
    enum status status = STATUS_OK;
    *notice = ui->notice;
    if (!*notice) {
        status = load(ui, &a, &all, err);
        *notice = status != STATUS_OK                ? 0
                  : is_among(&all, ui->panel_notice) ? ui->panel_notice
                  : all.n == 1                       ? all.at[0].id
                                                     : 0;
    }
    arena_release(&a);
    return status;
}

const char *ranking_notice_lacking(const struct ui *ui)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct panel_notices all;
    bool has_any = load(ui, &a, &all, &err) == STATUS_OK && all.n;
    arena_release(&a);
    return has_any ? "有评审组的通知不止一份. 按 Enter 选一份, g 以后再换."
                   : "还没有评审组. 按 7 到评审, F2 抽取; 分打在纸上的, 用 review import 导入.";
}

#include "tui/screen/ranking_shown.h"

#include "desk/notices.h"
#include "desk/ranking_editions.h"
#include "desk/ranking_paper.h"
#include "tui/ui.h"

/* 00005  信令风暴智能防控系统  南岭示例通信有限公司 / 名次 3  得分 87.00 */
static const char *headed(struct ranking_rows *rows, size_t at, const char *sum)
{
    struct arena *a = &rows->list.asked;
    struct err err = {.arena = a};
    struct ranking_line line;
    if (ranking_line_load(rows->desk, a, &rows->ranking, at, &line, &err) != STATUS_OK) {
        return err.text;
    }
    return arena_printf(a, "%s号  %s\n%s  %s  %s\n名次 %s  得分 %s%s%s\n\n%s", rows->code,
                        ranking_head(a, &rows->ranking), line.no, line.title, line.applicant,
                        line.rank, line.score, *line.why ? "  " : "", line.why, sum);
}

struct action ranking_sum_show(struct ranking_rows *rows, struct print_preview *preview)
{
    const struct ranking_case *c = ranking_rows_selected(rows);
    if (!c) {
        return action_none();
    }
    size_t at = (size_t)(c - rows->ranking.at);
    arena_reset(&rows->list.asked);
    *preview = (struct print_preview){
        .title = "算式",
        .text = headed(rows, at, ranking_rows_explain(rows, &rows->list.asked, at)),
        .file = "算式.txt"};
    return action_push(&print_preview_screen, preview);
}

struct action ranking_list_show(struct screen *s, struct ranking_rows *rows,
                                struct pages_wanted *paper)
{
    struct notice_row row;
    struct err err = {.arena = &rows->list.asked};
    if (!rows->n_rows) {
        return action_none();
    }
    arena_reset(&rows->list.asked);
    if (notice_row_load(rows->desk, &rows->list.asked, rows->notice, &row, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    *paper = (struct pages_wanted){.document = document_find("ranked-list"),
                                   .order = {.notice = row.code,
                                             .track = rows->track,
                                             .direction = rows->direction,
                                             .scheme = rows->scheme,
                                             .cut = rows->cut > 0 ? (long)rows->cut : 0},
                                   .file = "推荐名单"};
    return action_push(&pages_screen, paper);
}

struct action ranking_editions_show(struct screen *s, struct ranking_rows *rows,
                                    struct print_preview *preview)
{
    struct arena *a = &rows->list.asked;
    struct err err = {.arena = a};
    const char *text = "";
    arena_reset(a);
    if (ranking_editions_text(rows->desk, a, rows->notice, &text, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (!*text) {
        ui_say(s->ui, STYLE_HINT, "还没有定过稿. F2 定稿.");
        return action_none();
    }
    *preview = (struct print_preview){.title = "定稿的各版", .text = text, .file = "名次各版.txt"};
    return action_push(&print_preview_screen, preview);
}

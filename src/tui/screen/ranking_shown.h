/* What 名次 shows before it goes to paper. The arguments of the screens are filled in and must stay. */
#ifndef TUI_SCREEN_RANKING_SHOWN_H
#define TUI_SCREEN_RANKING_SHOWN_H

#include "tui/screen/pages.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/ranking_rows.h"

/* 算式 of the selected case. */
struct action ranking_sum_show(struct ranking_rows *rows, struct print_preview *preview);
/* 推荐名单 of the notice in work with what is chosen of it, page by page. */
struct action ranking_list_show(struct screen *s, struct ranking_rows *rows,
                                struct pages_wanted *paper);

/* The editions of the notice in work; says so when there is none. */
struct action ranking_editions_show(struct screen *s, struct ranking_rows *rows,
                                    struct print_preview *preview);

#endif

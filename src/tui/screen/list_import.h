/* A list from a file on its way in (experts, assignments, score sheets): which file, what becomes of its rows
 * with every odd cell by line and column, then the act. */
#ifndef TUI_SCREEN_LIST_IMPORT_H
#define TUI_SCREEN_LIST_IMPORT_H

#include "desk/table_layout.h"
#include "tui/screen.h"

struct desk;

struct list_taken {
    struct table_problems problems;
    bool is_book;       /* a workbook: columns have letters */
    const char *counts; /* 新增 3 不变 1 拒收 2 */
    int64_t batch;      /* 0: nothing was written */
};

struct list_import {
    const char *title;   /* 专家名单 */
    const char *columns; /* which headings the file needs; of the form */
    const char *after;   /* how it is taken back once written: 可以到 0记录 整批撤销 */
    const void *context; /* of take; lives as long as the screens */
    enum status (*take)(struct desk *desk, struct arena *a, const struct list_import *import,
                        struct list_taken *out, struct err *err);
    /* Filled in by the form. */
    const char *path;
    enum charset charset;
    bool is_dry;
};

/* The argument is a `const struct list_import *`: without a path for the form, with one for the preview.
 * Both answer yes when it was written. */
extern const struct screen_class list_import_screen, list_preview_screen;

#endif

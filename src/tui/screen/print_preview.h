/* A finished text before it goes to paper: seen whole, printed with Ctrl-P, or kept as a file. */
#ifndef TUI_SCREEN_PRINT_PREVIEW_H
#define TUI_SCREEN_PRINT_PREVIEW_H

#include "tui/screen.h"

/* The argument. Title and file are borrowed until the screen is open, the text is copied. */
struct print_preview {
    const char *title; /* 收件回执 */
    const char *text;
    const char *file; /* the name proposed for saving: 回执-20260269.txt */
};

extern const struct screen_class print_preview_screen;

#endif

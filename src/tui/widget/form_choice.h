/* A field of few choices, on one row: `[送达]  邮寄   机要 `. */
#ifndef TUI_WIDGET_FORM_CHOICE_H
#define TUI_WIDGET_FORM_CHOICE_H

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/input.h"
#include "tui/widget/result.h"

/* Left, Right and Space go through the choices; a digit takes the first, second …; a letter or
 * character the next that begins with it (by pinyin initial; y and n for 是 and 否); Backspace and
 * Delete empty it. */
enum widget_result form_choice_key(const struct input *field, struct edit *edit, struct key key);
/* All choices when they fit, else the chosen one with its number. */
void form_choice_draw(const struct input *field, const struct edit *edit, const struct canvas *cv,
                      bool has_focus);

#endif

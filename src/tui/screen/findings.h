/* 检查意见 of one thing, from whatever screen shows it. The argument is a struct finding_about of something that
 * is on the desk; it is copied. */
#ifndef TUI_SCREEN_FINDINGS_H
#define TUI_SCREEN_FINDINGS_H

#include "model/finding.h"
#include "tui/screen.h"

extern const struct screen_class findings_screen;

#endif

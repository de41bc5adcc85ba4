/* Pages of text about one record: lines of label and value, findings, what became of it. */
#ifndef TUI_SCREEN_RECORD_TEXT_H
#define TUI_SCREEN_RECORD_TEXT_H

#include "base/buf.h"
#include "desk/desk.h"
#include "model/finding.h"

/* A heading with a blank line above it, but for the first. */
void record_heading(struct buf *out, const char *heading);
/* `  手机      13800138000`: the label filled to its column; nothing when the value is absent. */
void record_line(struct buf *out, const char *label, const char *value);

/* What is wrong and why, worst first; a sentence when nothing is. */
void record_findings(struct buf *out, const struct findings *findings);

/* 经过: who did what when and why, with each changed value, newest first. */
enum status record_history(struct buf *out, struct desk *desk, const char *noun, int64_t id,
                           struct err *err) MUST_CHECK;

#endif

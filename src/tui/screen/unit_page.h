/* A unit in words: what stands below the list of units, and on its own page. */
#ifndef TUI_SCREEN_UNIT_PAGE_H
#define TUI_SCREEN_UNIT_PAGE_H

#include "base/buf.h"
#include "desk/desk.h"
#include "model/unit.h"

/* `校验对  登记机关区划 440101 广州市`, or which place is wrong and what was probably meant. */
const char *unit_code_words(struct desk *desk, struct arena *a, const char *code);

/* Aliases, credit code, class, contact, roles. */
enum status unit_page_facts(struct buf *out, struct desk *desk, const struct unit *unit,
                            struct err *err) MUST_CHECK;
/* A line for each case it takes part in, at most `max`, and how many there are. */
enum status unit_page_parts(struct buf *out, struct desk *desk, int64_t unit, size_t max,
                            struct err *err) MUST_CHECK;
/* A line for every limit that binds it: how far it is used, 已满, 超, the clause. */
enum status unit_page_limits(struct buf *out, struct desk *desk, int64_t unit,
                             struct err *err) MUST_CHECK;

#endif

/* A definition as the start of another notice's: next year's call is this year's with other dates. */
#ifndef NOTICE_COPY_H
#define NOTICE_COPY_H

#include "base/arena.h"

/* The text of `yaml` with what belongs to one document alone (文号, 代号, 成文日期) left empty, so that
 * the loader asks for it, and a remark on top that says what to go through. `doc_no` names the
 * original. */
const char *notice_copy_text(struct arena *a, const char *yaml, const char *doc_no);

#endif

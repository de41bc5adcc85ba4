/* Findings as commands print them. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "base/buf.h"
#include "model/finding.h"
#include "text/json.h"

/* The items of an open array. */
void findings_json(struct json *j, const struct findings *f);
/* A line each: severity, subject, sentence, clause; the id of what a supervisor may accept. */
void findings_text(struct buf *out, const struct findings *f);
/* True when one is more than a note. */
bool findings_matter(const struct findings *f);

#endif

/* Which editions of rankings a 公示稿 rests on, and where the states of cases say otherwise: a person may have moved
 * a case since the ranking was final. */
#ifndef DESK_PUBLICITY_EDITIONS_H
#define DESK_PUBLICITY_EDITIONS_H

#include "desk/document_cases.h"
#include "store/listing.h"

/* Of the choice of the order; `listed` are the cases on the paper. Its lines: an edition each, the newest first,
 * or 未定稿（草稿） where there are panels and nothing is final; then each case that differs. None for a notice
 * without panels. */
enum status publicity_editions_load(struct desk *desk, struct arena *a,
                                    const struct document_notice *notice,
                                    const struct document_order *order, const struct ids *listed,
                                    struct texts *out, struct err *err) MUST_CHECK;

#endif

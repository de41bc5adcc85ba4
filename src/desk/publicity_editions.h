/* Which editions of rankings a 公示稿 rests on, and where the states of cases say otherwise: a person may have moved
 * a case since the ranking was final. */
#ifndef DESK_PUBLICITY_EDITIONS_H
#define DESK_PUBLICITY_EDITIONS_H

#include "desk/document_cases.h"
#include "store/listing.h"

struct publicity_basis {
    struct texts editions; /* one each, the newest first; or 未定稿（草稿）; none without panels */
    const char *differences; /* a sentence for each case that stands otherwise; NULL: none */
};
/* Of the choice of the order; `listed` are the cases on the paper. */
enum status publicity_basis_load(struct desk *desk, struct arena *a,
                                 const struct document_notice *notice,
                                 const struct document_order *order, const struct ids *listed,
                                 struct publicity_basis *out, struct err *err) MUST_CHECK;

#endif

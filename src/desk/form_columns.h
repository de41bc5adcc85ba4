/* Which items of a notice's form are columns every case has.
 *
 * An item whose 标识 is one of title, direction, applicant, lead, partners, recommender, contact,
 * mobile, contact_mobile, phone, email, credit_code is that column of the case and is asked once;
 * every other item is kept among the case's fields. */
#ifndef DESK_FORM_COLUMNS_H
#define DESK_FORM_COLUMNS_H

#include "model/notice.h"
#include "model/submission.h"

/* NULL: the item is kept among the fields. */
const struct record_field *form_column(const struct field *f);
#endif

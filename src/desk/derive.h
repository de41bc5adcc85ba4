/* Fields that are made from others: match keys and pinyin initials, by which rows are found. */
#ifndef DESK_DERIVE_H
#define DESK_DERIVE_H

#include "model/record.h"

/* Fills the derived fields of a record of this type; does nothing for types without. */
void derive(struct arena *a, const struct record_type *type, void *record);

#endif

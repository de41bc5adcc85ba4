/* The closed tables of words a definition may use, each with its English identifier. What can be
 * counted, what a scope may name and where a column may come from are all here and nowhere else. */
#ifndef NOTICE_VOCABULARY_H
#define NOTICE_VOCABULARY_H

#include "notice/schema.h"

extern const struct vocabulary words_origins, words_consequences, words_levels, words_role_kinds,
    words_fillers, words_list_ofs, words_choosings, words_countables, words_pers, words_roundings,
    words_step_kinds, words_inclusions, words_bases, words_media, words_needs, words_verifies,
    words_counteds, words_originals, words_name_objects, words_field_types, words_sources,
    words_table_orders, words_notice_kinds, words_doubt_kinds, words_presents, words_amend_acts,
    words_calendar_marks, words_subjects, words_attributes;

#endif

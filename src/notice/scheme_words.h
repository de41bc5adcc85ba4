/* The closed tables of words of a review scheme, each with its English identifier. */
#ifndef NOTICE_SCHEME_WORDS_H
#define NOTICE_SCHEME_WORDS_H

#include "notice/schema.h"

extern const struct vocabulary words_criterion_kinds, words_bases_of_votes, words_bases_of_quorum,
    words_stage_manners, words_score_steps, words_score_roundings, words_tie_kinds,
    words_panel_pers, words_aggregations, words_trim_ons, words_group_factors, words_rank_bys,
    words_line_policies;

#endif

/* All documents; each stands in a file of its own and in the table of documents.c. */
#ifndef DESK_DOCUMENT_MAKERS_H
#define DESK_DOCUMENT_MAKERS_H

#include "desk/documents.h"

extern const struct document document_summary_table, document_form, document_receipt_book,
    document_slip, document_correction, document_refusal, document_publicity, document_cover_list,
    document_statistics, document_box_labels, document_spine_labels, document_envelope,
    document_hand_in_envelope, document_test_page, document_ranked_list, document_chosen_list,
    document_mark_list, document_package_changes, document_score_sheets, document_panel_record,
    document_draw_record, document_recusal_record;

#endif

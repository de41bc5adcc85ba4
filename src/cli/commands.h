/* All commands. A new one is a file cmd_….c and a line here and in commands.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct command cmd_init, cmd_demo, cmd_today;
extern const struct command cmd_notice_list, cmd_notice_show, cmd_notice_check, cmd_notice_load,
    cmd_notice_export, cmd_notice_attach, cmd_notice_search, cmd_notice_compare, cmd_notice_stop,
    cmd_notice_resume, cmd_notice_update, cmd_notice_choices, cmd_notice_choose;
extern const struct command cmd_unit_list, cmd_unit_show, cmd_unit_add, cmd_unit_set,
    cmd_unit_check_code, cmd_unit_duplicates, cmd_unit_differ, cmd_unit_merge, cmd_unit_unmerge;
extern const struct command cmd_submission_list, cmd_submission_show, cmd_submission_add,
    cmd_submission_set, cmd_submission_act, cmd_submission_withdraw, cmd_submission_revive;
extern const struct command cmd_receipt_log, cmd_receipt_list, cmd_receipt_show, cmd_receipt_slip,
    cmd_receipt_void;
extern const struct command cmd_late_decide;
extern const struct command cmd_rejudge;
extern const struct command cmd_submission_duplicates, cmd_submission_same, cmd_submission_differ;
extern const struct command cmd_condition_list, cmd_condition_tick;
extern const struct command cmd_check, cmd_accept, cmd_accept_list, cmd_files_check;
extern const struct command cmd_correction_issue, cmd_correction_answer, cmd_correction_list,
    cmd_correction_show, cmd_correction_refusal, cmd_correction_clock;
extern const struct command cmd_print, cmd_print_list, cmd_print_issues, cmd_print_again,
    cmd_print_verify;
extern const struct command cmd_table_import, cmd_table_export;
extern const struct command cmd_package_make, cmd_package_receive, cmd_package_ack,
    cmd_package_list, cmd_package_show;
extern const struct command cmd_obligation_list, cmd_obligation_done, cmd_obligation_event;
extern const struct command cmd_reviewer_list, cmd_reviewer_show, cmd_reviewer_add,
    cmd_reviewer_set, cmd_reviewer_void, cmd_reviewer_import, cmd_reviewer_relate,
    cmd_reviewer_relation, cmd_reviewer_unrelate;
extern const struct command cmd_rank, cmd_rank_place, cmd_rank_lot, cmd_rank_decide,
    cmd_rank_finalise, cmd_rank_editions, cmd_rank_export;
extern const struct command cmd_scheme_list, cmd_scheme_show, cmd_scheme_load, cmd_scheme_check;
extern const struct command cmd_panel_list, cmd_panel_show, cmd_panel_verify, cmd_panel_add,
    cmd_panel_edit, cmd_panel_seat, cmd_panel_unseat, cmd_panel_head, cmd_panel_void,
    cmd_panel_draw, cmd_panel_recusals, cmd_panel_recuse, cmd_panel_assign, cmd_panel_assigned,
    cmd_panel_unassign, cmd_panel_replace, cmd_panel_open, cmd_panel_close, cmd_panel_print;
extern const struct command cmd_log, cmd_undo, cmd_backup, cmd_restore, cmd_verify;
extern const struct command cmd_data_list, cmd_data_load;
extern const struct command cmd_setting_list, cmd_setting_set;
extern const struct command cmd_user_list, cmd_user_add, cmd_user_set, cmd_user_password;
extern const struct command cmd_panel_score, cmd_panel_seal, cmd_panel_reopen, cmd_panel_status,
    cmd_panel_sign, cmd_panel_order, cmd_panel_attend, cmd_panel_defence;
extern const struct command cmd_review_import, cmd_review_export;

extern const struct command *const commands[];
extern const size_t n_commands;

#endif

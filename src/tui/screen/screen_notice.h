/* The screens of 通知 and what they hand to each other. Arguments must live until the screen is open. */
#ifndef TUI_SCREEN_NOTICE_H
#define TUI_SCREEN_NOTICE_H

#include <stddef.h>

#include "desk/notice_candidate.h"
#include "tui/screen.h"

/* The list. */
extern const struct screen_class notice_screen;
/* The rule card. Argument: const int64_t *, the notice. */
extern const struct screen_class notice_card_screen;

/* Two notices, or two revisions of one, side by side. */
struct notice_pair {
    int64_t left, right;
    int64_t left_revision, right_revision; /* 0: the one in force */
};
extern const struct screen_class notice_compare_screen;

/* The full text, or some words of it. */
struct notice_passage {
    int64_t notice;
    const char *words; /* shown in place of the full text; NULL: the full text */
    const char *title; /* of these words: 条款 二（二） */
    const char *find;  /* looked for at once, from `offset` on; NULL: nothing */
    size_t offset;
};
extern const struct screen_class notice_text_screen;

/* A definition file typed, looked at, loaded. Closed with the id of the notice as answer.choice when
 * it was loaded. No argument. */
#define NOTICE_LOAD_FORM "notice:load" /* of its draft */
extern const struct screen_class notice_load_screen;
/* The definition as text. Argument: const int64_t *, the notice; 0: a new one, whose text is the draft
 * kept under NOTICE_NEW_FORM, field `yaml`. Closed like notice_load_screen. */
#define NOTICE_NEW_FORM "notice:new"
extern const struct screen_class notice_edit_screen;
/* What judging again by the revision in force flips; with a candidate only looked at, as if that had
 * been loaded. */
struct rejudging {
    int64_t notice;
    const struct notice_candidate *candidate; /* lives until the screen is closed; NULL */
};
extern const struct screen_class notice_rejudge_screen;
/* The electronic files in a directory against the submissions. */
struct notice_folder {
    int64_t notice;
    const char *code, *directory;
};
extern const struct screen_class notice_files_screen;
/* Where a word stands in all notices. Argument: const char *, the word. */
extern const struct screen_class notice_hits_screen;
/* What was done to a notice, and its revisions. Argument: const int64_t *. */
extern const struct screen_class notice_history_screen;

/* How far each recommender has used its quota. Argument: const int64_t *, the notice. */
extern const struct screen_class notice_quota_screen;
/* What it leaves open, and what the desk decided. Argument: const int64_t *, the notice. */
extern const struct screen_class notice_choices_screen;

#endif

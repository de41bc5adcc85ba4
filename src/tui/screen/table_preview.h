/* What the parts of the import preview share: rows and picture (table_preview_draw.c), what was answered
 * (table_answers.c), keys (screen_table_preview.c); and the same rows within a hand-over package
 * (screen_table_rows.c), where nothing is written from. */
#ifndef TUI_SCREEN_TABLE_PREVIEW_H
#define TUI_SCREEN_TABLE_PREVIEW_H

#include "tui/ask.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/table_answers.h"
#include "tui/screen/tables.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

#define ANSWER_CHOICES 8

struct table_preview {
    struct ui *ui;
    struct table_import_options options;
    bool is_part; /* of a package, which is written by who asked */
    struct row_answers answers;
    struct table_mapping mapping;
    size_t n_mapped; /* of its choices */
    struct arena plan_arena, shown_arena;
    struct table_plan plan;
    int64_t *shown; /* index into the plan's rows, plus one */
    bool only_problems;
    struct list list;

    struct question question;
    const char *rejects; /* the file asked about */
    struct arena asked;  /* of its texts */
    const char *choice_texts[ANSWER_CHOICES];
    struct row_answer choices[ANSWER_CHOICES]; /* what each means */
    struct print_preview report;
};

/* ---- the screen, for both classes ---- */

enum preview_command {
    PREVIEW_WRITE = 1,
    PREVIEW_REPORT,
    PREVIEW_COLUMNS,
    PREVIEW_REJECTS,
    PREVIEW_ENCODING,
    PREVIEW_ONLY_PROBLEMS,
    PREVIEW_REFUSE,
    PREVIEW_ANSWER,
};
enum status table_preview_open(struct screen *s, const struct table_import_options *options,
                               struct err *err) MUST_CHECK;
void table_preview_close(struct screen *s);
struct action table_preview_event(struct screen *s, const struct event *event);
const char *table_preview_sentence(const struct screen *s, struct arena *a);

/* ---- rows and picture ---- */

void table_preview_list_init(struct table_preview *p);
/* Shows the rows of the plan, or only those with something to be looked at. */
void table_preview_narrow(struct table_preview *p);
/* NULL when there is none. */
const struct table_row *table_preview_selected(const struct table_preview *p);
void table_preview_draw(const struct screen *s, const struct canvas *cv);
/* All of it as a text to be read, saved or printed. */
const char *table_preview_report(struct table_preview *p, struct arena *a);

/* ---- rows not taken (table_preview_rejects.c) ---- */

enum { PREVIEW_ASK_REJECTS = 101, PREVIEW_ASK_REPLACE }; /* ids of its questions */
/* Asks for a file; one that is there is asked about before it is replaced. */
struct action table_preview_ask_rejects(struct screen *s);
struct action table_preview_rejects_answered(struct screen *s, const struct answer *answer);

/* ---- answers ---- */

/* Those given in an earlier sitting on the same file. */
enum status table_answers_load(struct table_preview *p, struct err *err) MUST_CHECK;
/* Keeps one, also as a draft. */
void table_answers_put(struct table_preview *p, struct row_answer answer);
void table_answers_drop(struct table_preview *p);
/* The question that a row asks, with its choices. */
const struct question *table_answers_ask(struct table_preview *p, const struct table_row *row,
                                         int id);

#endif

/* The sheet of one case as it is filled in: an input for each mark, each reason and the opinion, with its
 * picture. What the keys mean beyond typing is the screen's (screen_sheet.c). */
#ifndef TUI_SCREEN_SHEET_PAGE_H
#define TUI_SCREEN_SHEET_PAGE_H

#include "desk/sheets.h"
#include "model/fields.h"
#include "tui/screen/mark_input.h"

struct sheet_page {
    const struct scoring *scoring;
    struct edit *marks, *reasons; /* scoring->n each */
    struct edit *opinion;
    size_t field;              /* 2i: mark i, 2i+1: its reason, 2n: the opinion */
    bool *is_kept;             /* of each field: the draft has what is typed there */
    struct mark_typing typing; /* of the field under the cursor */
    size_t top;                /* the first criterion in sight */
};

void sheet_page_init(struct sheet_page *p, struct arena *a, const struct scoring *scoring);
void sheet_page_release(struct sheet_page *p);

/* The cursor to the first mark. */
void sheet_page_begin(struct sheet_page *p);
/* Shows what is written; then what a draft has over it. */
void sheet_page_set(struct sheet_page *p, const struct sheet_view *view);
void sheet_page_draft(struct sheet_page *p, const char *field, const char *value);
/* What was typed and not kept yet; the cursor stands in it, or has left it. */
bool sheet_page_is_typed(const struct sheet_page *p);
bool sheet_page_is_left(const struct sheet_page *p);
/* It, by the names of the fields in a draft: 得分:创新性, 理由:创新性, 意见. */
size_t sheet_page_typed(const struct sheet_page *p, struct arena *a, struct named_value **out);
/* The draft has it. */
void sheet_page_kept(struct sheet_page *p);
/* The criterion of the present field; NULL in the opinion. */
const struct criterion *sheet_page_criterion(const struct sheet_page *p);
bool sheet_page_is_mark(const struct sheet_page *p);

/* A key for the present input. A mark that cannot become one is refused: *fault then says why. */
enum widget_result sheet_page_key(struct sheet_page *p, struct arena *a, struct key key,
                                  const char **fault);
/* The present mark as it is written in full; the sentence of what is wrong with it. */
const char *sheet_page_settle(struct sheet_page *p, struct arena *a);
/* All of it as an entry; the sentence of the first wrong mark, where the cursor then stands. */
const char *sheet_page_read(struct sheet_page *p, struct arena *a, struct sheet_entry *out);
/* The total of the marks that can be read so far, in TOTAL_UNIT, and how many are not there. */
int64_t sheet_page_total(const struct sheet_page *p, struct arena *a, size_t *missing);

enum sheet_move { SHEET_NEXT, SHEET_BACK, SHEET_ACCEPT, SHEET_UP, SHEET_DOWN };
void sheet_page_move(struct sheet_page *p, struct arena *a, enum sheet_move move);

struct sheet_look {
    bool is_sealed, is_recusal_asked, has_mean;
    int64_t mean;
};
void sheet_page_draw(struct sheet_page *p, const struct canvas *cv, const struct sheet_look *look);

#endif

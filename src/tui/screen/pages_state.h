/* What the files of the preview share. */
#ifndef TUI_SCREEN_PAGES_STATE_H
#define TUI_SCREEN_PAGES_STATE_H

#include "desk/print_setup.h"
#include "report/pager.h"
#include "tui/ask.h"
#include "tui/screen/pages.h"

/* Which columns, in what order, and by which the rows are sorted: asked by a screen of its own, whose
 * argument is a pointer to a pointer to this. */
struct pages_columns {
    struct report_headings all;
    struct report_choice choice; /* as it is, then as it was chosen */
    struct arena *arena;         /* of what was chosen */
};
extern const struct screen_class pages_columns_screen;
#define COLUMNS_CHOSEN 1 /* what it is closed with when something was */

#define PAGES_HEAD_ROWS 2 /* above the page */

enum pages_question {
    ASK_STYLE = 1,
    ASK_WHICH, /* from here on pages_choose.c */
    ASK_WHERE,
    ASK_TRACK,
    ASK_DIRECTION,
    ASK_SCHEME,
    ASK_CUT,
    ASK_NAMES,
    ASK_OUT, /* from here on pages_out.c */
    ASK_FILE = ASK_OUT,
    ASK_REPLACE,
    ASK_PRINTER,
    ASK_QUEUE,
    ASK_COPIES,
    ASK_ISSUE,
};

struct pages {
    struct pages_wanted wanted;
    struct arena made; /* of the document and the pager */
    struct report report;
    struct pager pager;
    const struct page_style *style; /* chosen; NULL: that of the report */
    struct arena shown;             /* of the page in view */
    struct page page;
    size_t number;
    struct page_view view;
    struct print_setup setup;
    struct question question;
    struct pages_columns columns, *asked;
    enum pages_question offered[5]; /* what may be chosen, in the order it was asked */
    const char *const *names;       /* to choose one of */
    const char *path;               /* asked about */
    const char *printer;            /* chosen; NULL: the one of the system */
    long copies;                    /* proposed */
};

/* Makes the document again; the old one stays when that fails. */
enum status pages_load(struct screen *s, struct err *err);
/* Lays it out for p->style, and shows the first page. */
void pages_lay_out(struct pages *p);

/* Another page; the same when there is none of that number. */
void pages_show(struct pages *p, size_t number);
struct action pages_turn(struct screen *s, struct key key);

struct action pages_ask_line(struct pages *p, enum pages_question id, const char *text,
                             const char *line);
struct action pages_ask_choice(struct pages *p, enum pages_question id, const char *text,
                               const char *const *choices, size_t n);

/* The document by another order, from its first page; the old one stays when that cannot be, which is told. */
void pages_reorder(struct screen *s, const struct document_order *order);
/* Asks for what the document takes; says so when it takes nothing. */
struct action pages_choose(struct screen *s, struct pages *p);
struct action pages_choose_answered(struct screen *s, const struct answer *answer);
/* What of the document is shown, when it is not all of it as usual; "". */
const char *pages_chosen(const struct pages *p, struct arena *a);

/* Out of the door: each begins with a question, whose answer comes to pages_out_answered. */
struct action pages_print(struct screen *s);
struct action pages_save(struct screen *s);
struct action pages_issue(struct screen *s);
struct action pages_out_answered(struct screen *s, const struct answer *answer);

#endif

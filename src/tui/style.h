/* What a piece of the screen is, never how it looks: the terminal turns roles into attributes
 * (colour, mono, NO_COLOR). A role never carries meaning alone; the text says it too. */
#ifndef TUI_STYLE_H
#define TUI_STYLE_H

enum style {
    STYLE_NORMAL,
    STYLE_TITLE,    /* line 1 and headings of a page */
    STYLE_TAB,      /* a main screen in line 2 */
    STYLE_TAB_HERE, /* the one we are in */
    STYLE_HEAD,     /* column headings, labels of fields */
    STYLE_SELECTED, /* the row or item under the cursor */
    STYLE_MARKED,   /* a row chosen for a common act */
    STYLE_FIELD,    /* a field that can be filled */
    STYLE_FOCUS,    /* the field being edited */
    STYLE_CHANGED,  /* differs: unsaved, or from the other side */
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_GOOD,
    STYLE_HINT, /* explanations, clauses, what is not for action */
    STYLE_KEY,  /* name of a key in the key bar */
    STYLE_BAR,  /* the rest of the key bar */
    STYLE_COUNT
};

/* One letter per role, for dumps in tests: '.' for normal. */
char style_letter(enum style style);

#endif

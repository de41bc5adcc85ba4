/* What became of a key that was given to a widget. */
#ifndef TUI_WIDGET_RESULT_H
#define TUI_WIDGET_RESULT_H

enum widget_result {
    WIDGET_PASS,     /* not mine: the screen or the frame may take it */
    WIDGET_HANDLED,  /* taken; only the picture changed */
    WIDGET_CHANGED,  /* a value changed: text, mark, choice */
    WIDGET_FILTERED, /* the filter's text changed: narrow the rows */
    WIDGET_SORTED,   /* another order is asked for */
    WIDGET_DONE,     /* Enter: open the row, take the choice, all fields passed */
    WIDGET_LEFT,     /* Esc: the widget is to be closed */
};

#endif

#include "cli/line.h"

#include "base/slice.h"
#include "base/utf8.h"

#define LABEL_COLUMNS 8

void cli_line(struct cli *cli, const char *label, const char *value)
{
    size_t width = utf8_text_width(label);
    size_t columns = width < LABEL_COLUMNS ? LABEL_COLUMNS : width;
    if (text_is_empty(value)) {
        return;
    }
    buf_text(&cli->out, label);
    buf_fill(&cli->out, ' ', columns - width + 2);
    for (const char *c = value; *c; c++) {
        if (*c == '\n') {
            buf_char(&cli->out, '\n');
            buf_fill(&cli->out, ' ', columns + 2);
        } else {
            buf_char(&cli->out, *c);
        }
    }
    buf_char(&cli->out, '\n');
}

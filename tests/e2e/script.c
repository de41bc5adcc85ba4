#include "e2e/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* \n, \t, \s (a blank) and \\ in a text. */
static char *unescape(struct arena *a, const char *text)
{
    static const char from[] = "nts\\", to[] = "\n\t \\";
    char *out = arena_text(a, text), *end = out;
    for (const char *p = text; *p; p++) {
        const char *known = *p == '\\' && p[1] ? strchr(from, p[1]) : NULL;
        *end++ = known ? to[known - from] : *p;
        p += known != NULL;
    }
    *end = '\0';
    return out;
}

static bool expect(struct session *s, struct expectation e)
{
    return session_expect(s, &e);
}

static bool act_size(struct session *s, const char *text)
{
    struct pty_size size;
    if (sscanf(text, "%dx%d", &size.rows, &size.columns) != 2 || size.rows < 1 || size.columns < 1)
        return session_fail(s, "a size is ROWSxCOLUMNS");
    return session_resize(s, size);
}

static bool act_type(struct session *s, const char *text)
{
    return session_send(s, text, strlen(text));
}

static bool act_wait(struct session *s, const char *text)
{
    return expect(s, (struct expectation){.holds = screen_contains, .text = text});
}

static bool act_wait_not(struct session *s, const char *text)
{
    return expect(s, (struct expectation){.holds = screen_lacks, .text = text});
}

static bool act_cursor(struct session *s, const char *text)
{
    if (strncmp(text, "after ", 6) != 0)
        return session_fail(s, "write: cursor after TEXT");
    return expect(s, (struct expectation){.holds = cursor_is_behind, .text = text + 6});
}

static bool act_line(struct session *s, const char *text)
{
    int row, used = 0;
    if (sscanf(text, "%d %n", &row, &used) < 1 || used == 0 || row < 1)
        return session_fail(s, "write: line ROW TEXT");
    return expect(s, (struct expectation){row_contains, text + used, row - 1, 0});
}

static bool act_cells(struct session *s, const char *text)
{
    int row, column, used = 0;
    if (sscanf(text, "%d %d %n", &row, &column, &used) < 2 || used == 0 || row < 1 || column < 1)
        return session_fail(s, "write: cells ROW COLUMN TEXT");
    return expect(s, (struct expectation){cells_begin, text + used, row - 1, column - 1});
}

static bool act_exit(struct session *s, const char *text)
{
    return session_exit(s, atoi(text));
}

static bool act_hang_up(struct session *s, const char *text)
{
    (void)text;
    pty_hang_up(&s->pty);
    return true;
}

static bool act_expect_output(struct session *s, const char *text)
{
    return strstr(s->output.at, text) || session_fail(s, "the output was:\n%s", s->output.at);
}

enum needs { NEEDS_NOTHING, NEEDS_TEXT, NEEDS_PROGRAM };

static const struct {
    const char *name;
    bool (*act)(struct session *s, const char *text);
    enum needs needs;
    bool raw; /* the text is not unescaped */
} commands[] = {
    {"start", session_start, NEEDS_NOTHING, true},
    {"size", act_size, NEEDS_TEXT, false},
    {"type", act_type, NEEDS_PROGRAM, false},
    {"paste", session_paste, NEEDS_PROGRAM, false},
    {"key", session_key, NEEDS_PROGRAM, true},
    {"wait", act_wait, NEEDS_PROGRAM, false},
    {"wait-not", act_wait_not, NEEDS_PROGRAM, false},
    {"screen", session_golden, NEEDS_PROGRAM, false},
    {"cursor", act_cursor, NEEDS_PROGRAM, false},
    {"line", act_line, NEEDS_PROGRAM, false},
    {"cells", act_cells, NEEDS_PROGRAM, false},
    {"kill", session_signal, NEEDS_PROGRAM, false},
    {"hang-up", act_hang_up, NEEDS_PROGRAM, false},
    {"exit", act_exit, NEEDS_PROGRAM, false},
    {"run", session_run, NEEDS_TEXT, true},
    {"expect-output", act_expect_output, NEEDS_TEXT, false},
};

bool script_line(struct session *s, struct arena *a, const char *line)
{
    if (line[0] == '\0' || line[0] == '#')
        return true;
    size_t n = strcspn(line, " ");
    const char *text = line + n + (line[n] == ' ');
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strlen(commands[i].name) != n || strncmp(commands[i].name, line, n) != 0)
            continue;
        if (commands[i].needs == NEEDS_TEXT && *text == '\0')
            return session_fail(s, "what?");
        if (commands[i].needs == NEEDS_PROGRAM && s->pty.pid == 0)
            return session_fail(s, "no program is running");
        return commands[i].act(s, commands[i].raw ? text : unescape(a, text));
    }
    return session_fail(s, "no such command");
}

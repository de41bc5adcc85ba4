/* run_script SCRIPT PROGRAM: plays a script (tests/e2e/README.md) and tells the outcome as TAP. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "e2e/script.h"

#define PATIENCE_MS 20000
#define LINE_SHOWN 200 /* bytes of a failing line */

static void print_diagnostics(const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        printf("# %.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static void print_screen(struct session *s)
{
    if (!s->screen)
        return;
    struct buf text = BUF_INIT;
    int row, column;
    screen_text(s->screen, &text);
    screen_cursor(s->screen, &row, &column);
    printf("# ---- screen (cursor at row %d, column %d) ----\n", row + 1, column + 1);
    print_diagnostics(text.at);
    printf("# ----\n");
    buf_release(&text);
}

static bool play(struct session *s, const char *path, FILE *script)
{
    struct arena a = {0};
    char *line = NULL;
    size_t room = 0;
    bool good = true;
    int number = 0;
    for (ssize_t n; good && (n = getline(&line, &room, script)) >= 0; arena_reset(&a)) {
        number++;
        line[strcspn(line, "\r\n")] = '\0';
        good = script_line(s, &a, line);
    }
    if (good && s->pty.pid > 0)
        good = session_fail(s, "the script ends and the program still runs: add exit CODE");
    if (!good) {
        printf("not ok 1 - %s\n# %s:%d: %.*s\n", path, path, number,
               line ? (int)utf8_valid_prefix(line, strnlen(line, LINE_SHOWN)) : 0, line);
        print_diagnostics(s->report.at);
        print_screen(s);
    }
    free(line);
    arena_release(&a);
    return good;
}

/* "tests/e2e/golden" for "tests/e2e/list.script". */
static char *golden_dir(struct arena *a, const char *script)
{
    const char *slash = strrchr(script, '/');
    int n = slash ? (int)(slash - script) : 1;
    return arena_printf(a, "%.*s/golden", n, slash ? script : ".");
}

int main(int argc, char **argv)
{
    FILE *script = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!script) {
        fprintf(stderr, "usage: run_script SCRIPT PROGRAM\n");
        return 2;
    }
    setlocale(LC_ALL, "");
    signal(SIGPIPE, SIG_IGN);
    const char *patience = getenv("E2E_PATIENCE");
    struct arena a = {0};
    struct session s = {
        .program = argv[2],
        .golden_dir = golden_dir(&a, argv[1]),
        .update = getenv("E2E_UPDATE") != NULL,
        .patience = (int64_t)(PATIENCE_MS * (patience ? atof(patience) : 1)),
        .pty = PTY_NONE,
        .size = {24, 80},
        .output = BUF_INIT,
        .report = BUF_INIT,
    };
    printf("1..1\n");
    bool good = play(&s, argv[1], script);
    if (good)
        printf("ok 1 - %s\n", argv[1]);
    fclose(script);
    session_release(&s);
    arena_release(&a);
    return good ? 0 : 1;
}

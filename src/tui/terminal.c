/* Output goes through curses; input does not: curses decodes by what TERM promises and swallows
 * keys after a byte of another charset, so the bytes are read and decoded here. */
#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "base/password.h"
#include "base/slice.h"
#include "tui/key_decoder.h"

#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"

struct curses_terminal {
    struct terminal base;
    SCREEN *screen;
    struct key_decoder decoder;
    attr_t attributes[STYLE_COUNT];
    short colours[STYLE_COUNT]; /* curses pairs */
    bool is_cut;                /* the line dropped: nothing more will come */
};

static volatile sig_atomic_t was_resized, was_ended;

static void on_signal(int number)
{
    if (number == SIGWINCH) {
        was_resized = 1;
    } else {
        was_ended = 1;
    }
}

static void catch_signals(void)
{
    const int numbers[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT};
    struct sigaction action = {.sa_handler = on_signal};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        (void)sigaction(numbers[i], &action, NULL);
    }
}

static void put_raw(const char *sequence)
{
    (void)fputs(sequence, stdout);
    (void)fflush(stdout);
}

/* Also the hook of die(), so it takes no state. */
static void restore(void)
{
    put_raw(PASTE_OFF);
    (void)endwin();
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void adopt_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        (void)resizeterm(size.ws_row, size.ws_col);
    }
}

static bool take_signal(struct curses_terminal *t, struct key *key)
{
    if (was_ended || t->is_cut) {
        was_ended = 0;
        *key = (struct key){.code = K_HANGUP};
        return true;
    }
    if (was_resized) {
        was_resized = 0;
        adopt_size();
        *key = (struct key){.code = K_RESIZE};
        return true;
    }
    return false;
}

/* Waits for bytes and feeds them; false when the time passed without any. */
static bool take_bytes(struct curses_terminal *t, int timeout_ms)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    char bytes[4096];
    int ready = poll(&input, 1, timeout_ms);
    if (ready <= 0) {
        return ready < 0 && errno == EINTR;
    }
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
    if (n > 0) {
        key_decoder_feed(&t->decoder, bytes, (size_t)n);
        memory_wipe(bytes, (size_t)n); /* it may have been a password */
    } else if (n == 0 || errno != EINTR) {
        t->is_cut = true;
    }
    return true;
}

static bool read_key(struct terminal *base, int timeout_ms, struct key *key)
{
    struct curses_terminal *t = (struct curses_terminal *)base;
    for (;;) {
        if (key_decoder_next(&t->decoder, false, key) || take_signal(t, key)) {
            return true;
        }
        int patience = key_decoder_patience(&t->decoder);
        if (!take_bytes(t, patience < 0 ? timeout_ms : patience)) {
            return patience >= 0 && key_decoder_next(&t->decoder, true, key);
        }
    }
}

/* ---- screen ---------------------------------------------------------------------------------- */

static void show_cell(struct curses_terminal *t, const struct cell *cell, int y, int x)
{
    wchar_t text[CELL_MARKS + 2] = {(wchar_t)cell->rune};
    for (int i = 0; i < CELL_MARKS; i++) {
        text[i + 1] = (wchar_t)cell->marks[i];
    }
    cchar_t c;
    if (setcchar(&c, text, t->attributes[cell->style], t->colours[cell->style], NULL) == OK) {
        (void)mvadd_wch(y, x, &c); /* ERR in the last cell only says that there is no next one */
    }
}

static void show(struct terminal *base, const struct canvas *cv)
{
    struct curses_terminal *t = (struct curses_terminal *)base;
    int y, x;
    (void)erase();
    for (y = 0; y < cv->rows && y < LINES; y++) {
        for (x = 0; x < cv->cols && x < COLS; x++) {
            const struct cell *cell = canvas_cell(cv, y, x);
            bool is_bare = cell->rune == ' ' && cell->style == STYLE_NORMAL;
            if (cell->width > 0 && !is_bare) {
                show_cell(t, cell, y, x);
            }
        }
    }
    bool is_visible = canvas_cursor_at(cv, &y, &x);
    (void)curs_set(is_visible);
    if (is_visible) {
        (void)move(y, x);
    }
    (void)refresh();
}

static void repaint(struct terminal *base)
{
    (void)base;
    (void)clearok(curscr, TRUE);
}

static void size_of(struct terminal *base, int *rows, int *cols)
{
    (void)base;
    *rows = LINES;
    *cols = COLS;
}

static int64_t now_ms(struct terminal *base)
{
    (void)base;
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- looks ----------------------------------------------------------------------------------- */

/* Attributes tell the roles apart without colour; the colours are readable on dark and light. */
static const struct look {
    attr_t attributes;
    short colour; /* -1: the terminal's own */
} looks[STYLE_COUNT] = {
    [STYLE_NORMAL] = {A_NORMAL, -1},
    [STYLE_TITLE] = {A_BOLD, -1},
    [STYLE_TAB] = {A_NORMAL, -1},
    [STYLE_TAB_HERE] = {A_REVERSE, -1},
    [STYLE_HEAD] = {A_BOLD, -1},
    [STYLE_SELECTED] = {A_REVERSE, -1},
    [STYLE_MARKED] = {A_BOLD, COLOR_MAGENTA},
    [STYLE_FIELD] = {A_NORMAL, -1},
    [STYLE_FOCUS] = {A_UNDERLINE, -1},
    [STYLE_CHANGED] = {A_BOLD, COLOR_CYAN},
    [STYLE_ERROR] = {A_BOLD, COLOR_RED},
    [STYLE_WARNING] = {A_BOLD, COLOR_MAGENTA},
    [STYLE_GOOD] = {A_BOLD, COLOR_GREEN},
    [STYLE_HINT] = {A_DIM, -1},
    [STYLE_KEY] = {A_BOLD, -1},
    [STYLE_BAR] = {A_REVERSE, -1},
};

static void prepare_looks(struct curses_terminal *t, bool is_mono)
{
    const char *no_color = getenv("NO_COLOR");
    bool has_colour = !is_mono && !(no_color && *no_color) && has_colors() && start_color() == OK &&
                      use_default_colors() == OK;
    for (short i = 0; i < STYLE_COUNT; i++) {
        t->attributes[i] = looks[i].attributes;
        if (has_colour && looks[i].colour >= 0 &&
            init_pair(looks[i].colour, looks[i].colour, -1) == OK) {
            t->colours[i] = looks[i].colour;
        }
    }
}

/* ---- life ------------------------------------------------------------------------------------ */

/* Is the name known to this machine, and can the terminal place the cursor? */
static bool is_known(const char *name, bool *has_cursor)
{
    int found = 0;
    if (!name || !*name || setupterm(name, STDOUT_FILENO, &found) != OK) {
        return found == 1; /* known, but only as a teleprinter */
    }
    const char *cursor = tigetstr("cup");
    *has_cursor = cursor != NULL && cursor != (char *)-1;
    (void)del_curterm(cur_term);
    return true;
}

/* The terminal named by TERM; a name this machine does not know is treated as what nearly every
 * terminal understands. */
static enum status new_screen(SCREEN **screen, struct err *err)
{
    const char *names[] = {getenv("TERM"), "xterm-256color", "vt100"};
    bool has_cursor = false;
    size_t i = 0;
    while (i < sizeof names / sizeof *names && !is_known(names[i], &has_cursor)) {
        i++;
    }
    use_env(FALSE);   /* LINES and COLUMNS would freeze the size */
    use_tioctl(TRUE); /* else the size is terminfo's, and linux and putty have none there */
    *screen = has_cursor ? newterm(names[i], stdout, stdin) : NULL;
    if (!*screen) {
        return err_set(err, STATUS_CONFIG,
                       "这种终端 (TERM=%s) 不能移动光标, 打不开屏幕; 请设 TERM=xterm-256color, "
                       "或用命令行, 见 shenbao --help",
                       text_or_empty(names[0]));
    }
    return STATUS_OK;
}

static void set_modes(void)
{
    (void)raw(); /* Ctrl-C, -S, -Q, -Z are keys like others */
    (void)noecho();
    (void)nonl();
    (void)scrollok(stdscr, FALSE);
    (void)leaveok(stdscr, FALSE);
}

enum status terminal_open(struct terminal **out, bool is_mono, struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return err_set(err, STATUS_CONFIG,
                       "标准输入或输出不是终端, 打不开屏幕; 命令行用法见 shenbao --help");
    }
    SCREEN *screen;
    enum status status = new_screen(&screen, err);
    if (status) {
        return status;
    }
    set_modes();
    struct curses_terminal *t = xmalloc(sizeof *t);
    *t = (struct curses_terminal){.base = {read_key, show, repaint, size_of, now_ms},
                                  .screen = screen};
    key_decoder_init(&t->decoder);
    prepare_looks(t, is_mono);
    catch_signals();
    die_set_hook(restore);
    adopt_size();
    put_raw(PASTE_ON);
    *out = &t->base;
    return STATUS_OK;
}

void terminal_close(struct terminal *base)
{
    struct curses_terminal *t = (struct curses_terminal *)base;
    die_set_hook(NULL);
    restore();
    delscreen(t->screen);
    key_decoder_release(&t->decoder);
    free(t);
}

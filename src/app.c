#include "app.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/slice.h"
#include "cli/cli.h"
#include "desk/desk.h"
#include "place.h"
#include "tui/tui.h"

#define VERSION "0.1"

struct request {
    struct cli cli;
    int argc; /* the command and its words */
    char **argv;
    bool wants_help, wants_version;
};

/* The names of files and the width of characters need a UTF-8 locale, whatever LANG says. */
static void set_locale(void)
{
    if (!setlocale(LC_CTYPE, "") || MB_CUR_MAX < 4) {
        (void)setlocale(LC_CTYPE, "C.UTF-8");
    }
}

/* The options before the command. False with a sentence on stderr. */
static bool read_options(struct request *r, int argc, char **argv)
{
    struct {
        const char *name;
        const char **value;
        bool *flag;
    } options[] = {{"-d", &r->cli.desk_path, NULL},   {"-u", &r->cli.user, NULL},
                   {"--json", NULL, &r->cli.is_json}, {"--help", NULL, &r->wants_help},
                   {"-h", NULL, &r->wants_help},      {"--version", NULL, &r->wants_version},
                   {"-V", NULL, &r->wants_version}};
    int at = 1;
    while (at < argc && argv[at][0] == '-') {
        size_t i = 0, n = sizeof options / sizeof *options;
        while (i < n && !text_eq(options[i].name, argv[at])) {
            i++;
        }
        if (i == n || (options[i].value && at + 1 >= argc)) {
            fprintf(stderr,
                    i == n ? "shenbao: 没有选项 %s; 见 shenbao --help\n"
                           : "shenbao: 选项 %s 后面缺一个值\n",
                    argv[at]);
            return false;
        }
        if (options[i].value) {
            *options[i].value = argv[++at];
        } else {
            *options[i].flag = true;
        }
        at++;
    }
    r->argc = argc - at;
    r->argv = argv + at;
    return true;
}

static int fail(const struct err *err)
{
    log_err(err);
    fprintf(stderr, "shenbao: %s\n", err_sentence(err));
    return status_exit_code(err->code);
}

/* --json may also stand behind the command. */
static void take_json(struct request *r)
{
    int kept = 0;
    for (int i = 0; i < r->argc; i++) {
        if (text_eq(r->argv[i], "--")) {
            for (; i < r->argc; i++) {
                r->argv[kept++] = r->argv[i];
            }
        } else if (text_eq(r->argv[i], "--json")) {
            r->cli.is_json = true;
        } else {
            r->argv[kept++] = r->argv[i];
        }
    }
    r->argc = kept;
}

static void set_places(struct request *r)
{
    struct arena *a = r->cli.arena;
    r->cli.desk_path = place_desk(a, r->cli.desk_path);
    r->cli.data_dir = place_data(a);
    r->cli.user = r->cli.user ? r->cli.user : place_user(a);
    log_open(place_log(a));
}

static struct desk_options options_of(const struct request *r)
{
    return (struct desk_options){
        .path = r->cli.desk_path,
        .data_dir = r->cli.data_dir,
        .login = r->cli.user,
        .clock = r->cli.clock,
        .shared_path = PLACE_SHARED,
    };
}

static int print_help(struct arena *a)
{
    struct err err = {.arena = a};
    struct buf out = BUF_INIT;
    struct outfile f;
    cli_help(&out);
    enum status status = outfile_open(&f, "-", &err);
    if (status == STATUS_OK) {
        outfile_write(&f, out.at, out.n);
        status = outfile_commit(&f, &err);
    }
    buf_release(&out);
    return status == STATUS_OK ? 0 : fail(&err);
}

/* No desk yet: one with the shipped data, whose administrator is whoever runs it. */
static enum status make_desk(struct request *r, struct err *err)
{
    struct desk *desk = NULL;
    struct desk_options o = options_of(r);
    enum status status = dir_make_for(r->cli.desk_path, false, err);
    if (status == STATUS_OK) {
        status = desk_create(&desk, &o, err);
    }
    if (status == STATUS_OK) {
        fprintf(stderr, "已新建申报台 %s\n", r->cli.desk_path);
    }
    desk_close(desk);
    return status;
}

static enum status open_screens(struct request *r, struct err *err)
{
    struct desk *desk = NULL;
    struct desk_options o = options_of(r);
    bool is_mono = getenv("NO_COLOR") != NULL;
    if (!file_exists(o.path)) {
        return tui_first_start(&o, is_mono, err);
    }
    enum status status = desk_open(&desk, &o, err);
    if (status == STATUS_OK) {
        status = tui_run(desk, is_mono, err);
    }
    desk_close(desk);
    return status;
}

/* Leaving the first start is no failure. */
static int end_of_screens(enum status status, const struct err *err)
{
    if (status == STATUS_CANCELLED) {
        fprintf(stderr, "%s\n", err_sentence(err));
        return 0;
    }
    return status == STATUS_OK ? 0 : fail(err);
}

/* No command: the screens, or without a terminal what waits today, as text. */
static int run_desk(struct request *r)
{
    static char today[] = "today";
    char *words[] = {today};
    struct err err = {.arena = r->cli.arena};
    bool has_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (has_terminal) {
        return end_of_screens(open_screens(r, &err), &err);
    }
    if (!file_exists(r->cli.desk_path) && make_desk(r, &err) != STATUS_OK) {
        return fail(&err);
    }
    fputs("没有终端, 不能打开屏幕; 下面是今天要办的事\n", stderr);
    return cli_run(&r->cli, 1, words);
}

static int run(struct request *r)
{
    if (r->wants_help) {
        return print_help(r->cli.arena);
    }
    if (r->wants_version) {
        return printf("shenbao %s\n", VERSION) > 0 && fflush(stdout) == 0 ? 0 : STATUS_IO;
    }
    set_places(r);
    return r->argc > 0 ? cli_run(&r->cli, r->argc, r->argv) : run_desk(r);
}

int app_main(int argc, char **argv, struct clock clock)
{
    struct arena arena = {0};
    struct request r = {.cli = {.arena = &arena, .clock = clock}};
    int code = STATUS_USAGE;
    set_locale();
    (void)signal(SIGPIPE, SIG_IGN);
    if (read_options(&r, argc, argv)) {
        take_json(&r);
        code = run(&r);
    }
    log_close();
    arena_release(&arena);
    return code;
}

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

/* An option before the command; -d and -u take the rest of the word or the next one. Returns how many
 * words it took; 0 when there is no such option, -1 when its value lacks. */
static int read_option(struct request *r, int n, char **word)
{
    const struct {
        const char *name;
        const char **value;
        bool *flag;
    } options[] = {{"-d", &r->cli.desk_path, NULL},        {"-u", &r->cli.user, NULL},
                   {"--json", NULL, &r->cli.is_json},      {"--by-key", NULL, &r->cli.is_by_key},
                   {"--help", NULL, &r->wants_help},       {"-h", NULL, &r->wants_help},
                   {"--version", NULL, &r->wants_version}, {"-V", NULL, &r->wants_version}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        bool has_value = options[i].value && strncmp(word[0], options[i].name, 2) == 0;
        if (has_value && word[0][2]) {
            *options[i].value = word[0] + 2;
            return 1;
        }
        if (has_value) {
            *options[i].value = n > 1 ? word[1] : NULL;
            return n > 1 ? 2 : -1;
        }
        if (options[i].flag && text_eq(options[i].name, word[0])) {
            *options[i].flag = true;
            return 1;
        }
    }
    return 0;
}

/* What lacks or is not known, with a sentence on stderr. */
static bool tell_option(int took, const char *word)
{
    if (took <= 0) {
        fprintf(stderr,
                took == 0 ? "shenbao: 没有选项 %s; 见 shenbao --help\n"
                          : "shenbao: 选项 %s 后面缺一个值\n",
                word);
    }
    return took > 0;
}

/* The options before the command. False with a sentence on stderr. */
static bool read_options(struct request *r, int argc, char **argv)
{
    int at = 1;
    while (at < argc && argv[at][0] == '-' && !text_eq(argv[at], "--")) {
        int took = read_option(r, argc - at, argv + at);
        if (!tell_option(took, argv[at])) {
            return false;
        }
        at += took;
    }
    at += at < argc && text_eq(argv[at], "--");
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

/* -d, -u and --json may also stand behind the command: no command has options of these names. */
static bool take_options(struct request *r)
{
    int kept = 0, at = 0;
    while (at < r->argc && !text_eq(r->argv[at], "--")) {
        char *word = r->argv[at];
        if (!text_eq(word, "-d") && !text_eq(word, "-u") && !text_eq(word, "--json")) {
            r->argv[kept++] = word;
            at++;
            continue;
        }
        int took = read_option(r, r->argc - at, r->argv + at);
        if (!tell_option(took, word)) {
            return false;
        }
        at += took;
    }
    while (at < r->argc) {
        r->argv[kept++] = r->argv[at++];
    }
    r->argc = kept;
    return true;
}

static void set_places(struct request *r)
{
    struct arena *a = r->cli.arena;
    r->cli.desk_path = place_desk(a, r->cli.desk_path);
    r->cli.data_dir = place_data(a);
    r->cli.machine_login = place_user(a);
    r->cli.user = r->cli.user ? r->cli.user : r->cli.machine_login;
    r->cli.password_file = place_password_file();
    log_open(place_log(a));
}

static struct desk_options options_of(const struct request *r)
{
    return (struct desk_options){
        .path = r->cli.desk_path,
        .data_dir = r->cli.data_dir,
        .login = r->cli.user,
        .machine_login = r->cli.machine_login,
        .is_by_key = r->cli.is_by_key,
        .clock = r->cli.clock,
        .shared_path = PLACE_SHARED,
    };
}

static int print(struct arena *a, const char *text)
{
    struct err err = {.arena = a};
    struct outfile f;
    enum status status = outfile_open(&f, "-", &err);
    if (status == STATUS_OK) {
        outfile_write(&f, text, strlen(text));
        status = outfile_commit(&f, &err);
    }
    return status == STATUS_OK ? 0 : fail(&err);
}

static int print_help(struct arena *a)
{
    struct buf out = BUF_INIT;
    cli_help(&out);
    int code = print(a, out.at);
    buf_release(&out);
    return code;
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
    o.opens_locked = true; /* the first screen asks for the password */
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

/* Who came by key opens the desk that is there and nothing else: no command of their own, no new desk. */
static enum status check_key(const struct request *r, struct err *err)
{
    if (r->cli.is_by_key && place_ssh_command()) {
        return err_set(err, STATUS_NOT_PERMITTED, "这把钥匙只能打开申报台, 不能另带命令");
    }
    return r->cli.is_by_key && !file_exists(r->cli.desk_path)
               ? err_set(err, STATUS_NO_INPUT, "申报台不在这里: %s; 请告诉管理员", r->cli.desk_path)
               : STATUS_OK;
}

/* No command: the screens, or without a terminal what waits today, as text. */
static int run_desk(struct request *r)
{
    static char today[] = "today";
    char *words[] = {today};
    struct err err = {.arena = r->cli.arena};
    if (check_key(r, &err) != STATUS_OK) {
        return fail(&err);
    }
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
        return print(r->cli.arena, "shenbao " VERSION "\n");
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
    if (read_options(&r, argc, argv) && take_options(&r)) {
        code = run(&r);
    }
    log_close();
    arena_release(&arena);
    return code;
}

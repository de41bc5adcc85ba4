#include "cli/secret_input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

/* ---- lines ------------------------------------------------------------------------------------ */

static bool read_byte(int fd, char *byte)
{
    ssize_t n;
    do {
        n = read(fd, byte, 1);
    } while (n < 0 && errno == EINTR);
    return n == 1;
}

static enum status too_long(struct err *err)
{
    return err_set(err, STATUS_DATA, "密码太长: 最多 %d 个字符", PASSWORD_MOST);
}

/* The first line, byte by byte: what stands behind it is for others. */
static enum status read_line(int fd, struct secret *out, struct err *err)
{
    char byte = 0;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && read_byte(fd, &byte) && byte != '\n') {
        status = secret_add(out, byte) ? STATUS_OK : too_long(err);
    }
    if (out->n > 0 && out->text[out->n - 1] == '\r') {
        secret_drop(out, 1);
    }
    memory_wipe(&byte, sizeof byte);
    return status;
}

/* ---- a file ----------------------------------------------------------------------------------- */

static enum status check_file(int fd, const char *path, struct err *err)
{
    struct stat s;
    if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        return err_set(err, STATUS_CONFIG, "SHENBAO_PASSWORD_FILE 不是普通文件: %s", path);
    }
    return (s.st_mode & 077) != 0
               ? err_set(err, STATUS_CONFIG,
                         "别人也能读密码文件 %s; 先 chmod 600, 再换一个密码: 它可能已经被看过",
                         path)
               : STATUS_OK;
}

static enum status read_file(const char *path, struct secret *out, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return err_set(err, STATUS_NO_INPUT, "打不开密码文件 %s: %s", path, errno_words(errno));
    }
    enum status status = check_file(fd, path, err);
    if (status == STATUS_OK) {
        status = read_line(fd, out, err);
    }
    close(fd);
    return status;
}

/* ---- the terminal ----------------------------------------------------------------------------- */

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, RUBOUT = 127 };

static bool ends_line(char byte)
{
    return byte == '\r' || byte == '\n' || byte == CTRL_D;
}

/* One key at a time, since the terminal neither shows nor edits anything meanwhile. */
static enum status read_keys(int fd, struct secret *out, struct err *err)
{
    char byte = 0;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && read_byte(fd, &byte) && !ends_line(byte)) {
        if (byte == CTRL_C) {
            status = err_set(err, STATUS_CANCELLED, "没有输密码, 什么也没做");
        } else if (byte == BACKSPACE || byte == RUBOUT) {
            secret_drop(out, 1);
        } else if (byte == CTRL_U) {
            secret_wipe(out);
        } else if (!secret_add(out, byte)) {
            status = too_long(err);
        }
    }
    memory_wipe(&byte, sizeof byte);
    return status;
}

/* Told as what it is, before it counts as a wrong password. */
static enum status refuse_input_method(const struct secret *s, struct err *err)
{
    for (size_t i = 0; i < s->n; i++) {
        if ((unsigned char)s->text[i] >= 0x80) {
            return err_set(err, STATUS_DATA, "收到了汉字或全角字符: 请关掉输入法再输密码");
        }
    }
    return STATUS_OK;
}

static enum status ask_without_echo(int fd, const char *question, struct secret *out,
                                    struct err *err)
{
    struct termios usual, silent;
    if (tcgetattr(fd, &usual) != 0) {
        return err_set(err, STATUS_NOT_PERMITTED, "终端不能问密码: %s", errno_words(errno));
    }
    silent = usual;
    silent.c_lflag &= (tcflag_t) ~(ECHO | ICANON | ISIG);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    tcsetattr(fd, TCSAFLUSH, &silent);
    dprintf(fd, "%s (不显示): ", question);
    enum status status = read_keys(fd, out, err);
    dprintf(fd, "\n");
    tcsetattr(fd, TCSAFLUSH, &usual);
    return status == STATUS_OK ? refuse_input_method(out, err) : status;
}

static int open_terminal(void)
{
    return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

static enum status ask(const void *context, const struct person *who, struct secret *out,
                       struct err *err)
{
    const char *file = context;
    if (file) {
        return read_file(file, out, err);
    }
    int fd = open_terminal();
    if (fd < 0) {
        return err_set(err, STATUS_NOT_PERMITTED,
                       "%s 要密码, 这里没有终端可问; 脚本里用 SHENBAO_PASSWORD_FILE 指明密码文件",
                       who->name);
    }
    enum status status =
        ask_without_echo(fd, arena_printf(err->arena, "%s 的密码", who->name), out, err);
    close(fd);
    return status;
}

struct password_asker secret_asker(const char *file)
{
    return (struct password_asker){ask, file};
}

/* ---- a new one -------------------------------------------------------------------------------- */

static enum status ask_twice(int fd, const char *whose, struct secret *out, struct err *err)
{
    struct secret again = {0};
    const char *question =
        arena_printf(err->arena, "%s 的新密码, 至少 %d 个字符", whose, PASSWORD_LEAST);
    enum status status = ask_without_echo(fd, question, out, err);
    if (status == STATUS_OK) {
        status = ask_without_echo(fd, "再输一遍", &again, err);
    }
    if (status == STATUS_OK && strcmp(out->text, again.text) != 0) {
        status = err_set(err, STATUS_DATA, "两遍不一样, 密码没有改");
    }
    secret_wipe(&again);
    return status;
}

enum status secret_read_new(const char *whose, struct secret *out, struct err *err)
{
    if (!isatty(STDIN_FILENO)) {
        return read_line(STDIN_FILENO, out, err);
    }
    return ask_twice(STDIN_FILENO, whose, out, err);
}

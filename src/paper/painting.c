#include "paper/painting.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"

#define SAID_MAX 4000
#define PATH_MAX_HERE 4096

/* ---- the program ------------------------------------------------------------------------------- */

static const char *program(struct arena *a)
{
    const char *given = getenv("SHENBAO_PDF");
    char *self = arena_alloc(a, PATH_MAX_HERE);
    if (!text_is_empty(given)) {
        return given;
    }
    ssize_t n = readlink("/proc/self/exe", self, PATH_MAX_HERE - 1);
    char *slash = n > 0 ? strrchr(self, '/') : NULL;
    if (slash) {
        *slash = '\0';
        const char *beside = arena_printf(a, "%s/shenbao-pdf", self);
        if (file_exists(beside)) {
            return beside;
        }
    }
    return "shenbao-pdf";
}

/* The three files between it and us. */
struct channels {
    FILE *in, *out, *said;
};

static void close_channels(struct channels *c)
{
    FILE *const all[] = {c->in, c->out, c->said};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i]) {
            (void)fclose(all[i]);
        }
    }
    *c = (struct channels){0};
}

static enum status not_written(struct err *err)
{
    (void)err_set(err, STATUS_IO, "写临时文件失败; 看看磁盘是不是满了");
    return err_cause(err, "tmpfile: %s", strerror(errno));
}

static void to_file(void *to, const char *bytes, size_t n)
{
    (void)fwrite(bytes, 1, n, to);
}

static const char *read_said(struct arena *a, FILE *said)
{
    char *text = arena_alloc(a, SAID_MAX + 1);
    rewind(said);
    text[fread(text, 1, SAID_MAX, said)] = '\0';
    return text;
}

/* What it says begins with its name. */
static const char *sentence(struct arena *a, const char *said)
{
    const char *colon = strstr(said, ": ");
    const char *from = text_starts(said, "shenbao-pdf: ") && colon ? colon + 2 : said;
    return arena_copy(a, from, strcspn(from, "\n"));
}

/* The program while it is run; what it said lives in the arena. */
struct program_run {
    struct arena *a;
    const char *option; /* NULL: none */
    struct channels channels;
    const struct child_watch *watch;
    const char *said;
};

static enum status run(struct program_run *r, struct err *err)
{
    struct arena *a = r->a;
    const struct channels *c = &r->channels;
    char *argv[] = {arena_text(a, program(a)), arena_text(a, r->option), NULL};
    const struct child child = {argv, c->in, c->out, c->said, r->watch};
    int ended = 0, failed = child_run(&child, &ended);
    if (failed || ended == 127) {
        (void)err_set(err, STATUS_CONFIG,
                      "没有画 PDF 的程序 shenbao-pdf; 装好它 (见部署说明) 再出 PDF, 文本照常能用");
        return err_cause(err, "%s: %s", argv[0], strerror(failed));
    }
    r->said = read_said(a, c->said);
    if (ended == 0) {
        return STATUS_OK;
    }
    enum status status = ended == STATUS_CONFIG ? STATUS_CONFIG : STATUS_IO;
    (void)err_set(err, status, "PDF 没有画成: %s", sentence(a, r->said));
    return err_cause(err, "shenbao-pdf ended with %d", ended);
}

static enum status open_channels(struct channels *c, struct err *err)
{
    *c = (struct channels){tmpfile(), tmpfile(), tmpfile()};
    if (c->in && c->out && c->said) {
        return STATUS_OK;
    }
    close_channels(c);
    return not_written(err);
}

static enum status ready(FILE *in, struct err *err)
{
    bool is_whole = fflush(in) == 0 && !ferror(in) && fseek(in, 0, SEEK_SET) == 0;
    return is_whole ? STATUS_OK : not_written(err);
}

/* ---- painting ---------------------------------------------------------------------------------- */

/* The characters of lines `lacking U+XXXX`. */
static const char *lacking(struct arena *a, const char *said)
{
    static const char word[] = "lacking ";
    const char *all = NULL;
    for (const char *at = strstr(said, word); at; at = strstr(at, word)) {
        at += strlen(word);
        const char *one = arena_copy(a, at, strcspn(at, "\n"));
        all = all ? arena_printf(a, "%s %s", all, one) : one;
    }
    return all;
}

/* A painting while it is made. The child reads its description from the file that we wrote, and both stand
 * at the same place in it: so we know how far it is. */
struct making {
    struct pager *pager;
    const struct painting_watch *watch;
    FILE *description;
    off_t size;
    bool is_given_up;
};

static bool goes_on(struct making *m, const char *what, size_t pages)
{
    const struct painting_watch *w = m->watch;
    size_t total = m->pager->is_counted ? m->pager->starts.n : 0;
    m->is_given_up = m->is_given_up || (w && !w->goes_on(w->context, what, pages, total));
    return !m->is_given_up;
}

static bool page_described(void *context, size_t pages)
{
    return goes_on(context, "排版", pages);
}

static bool painted_so_far(void *context)
{
    struct making *m = context;
    off_t read = lseek(fileno(m->description), 0, SEEK_CUR);
    double part = read > 0 && m->size > 0 ? (double)read / (double)m->size : 0;
    return goes_on(m, "画 PDF", (size_t)(part * (double)m->pager->starts.n));
}

static enum status given_up(struct err *err)
{
    return err_set(err, STATUS_CANCELLED, "已停下, 什么也没有存");
}

static enum status paint(struct making *m, struct program_run *r, struct err *err)
{
    const struct child_watch watch = {painted_so_far, m};
    m->size = lseek(fileno(m->description), 0, SEEK_END);
    enum status status = ready(m->description, err);
    r->watch = m->watch ? &watch : NULL;
    if (status == STATUS_OK) {
        status = run(r, err);
    }
    return m->is_given_up ? given_up(err) : status;
}

enum status painting_make(struct pager *p, const struct pdf_fonts *fonts,
                          const struct painting_watch *watch, struct painting *out, struct err *err)
{
    struct program_run r = {.a = p->arena, .said = ""};
    struct channels *c = &r.channels;
    *out = (struct painting){0};
    enum status status = open_channels(c, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct making m = {.pager = p, .watch = watch, .description = c->in};
    struct pdf_target target = {{to_file, c->in}, page_described, &m};
    status = pdf_describe(p, fonts, &target) ? paint(&m, &r, err) : given_up(err);
    if (status == STATUS_OK && fseek(c->out, 0, SEEK_SET) == 0) {
        *out = (struct painting){c->out, lacking(p->arena, r.said)};
        c->out = NULL;
    }
    close_channels(c);
    return status;
}

/* A line of `shenbao-pdf --fonts`: face, Chinese, Latin, `stand-in`, between tabs. */
static void read_choice(struct arena *a, char *line, struct font_choice out[FACE_N])
{
    char *parts[4] = {line, NULL, NULL, NULL};
    for (size_t i = 1; i < 4 && parts[i - 1]; i++) {
        char *tab = strchr(parts[i - 1], '\t');
        parts[i] = tab ? tab + 1 : NULL;
        if (tab) {
            *tab = '\0';
        }
    }
    long face = strtol(parts[0], NULL, 10);
    if (parts[3] && face >= 0 && face < FACE_N) {
        out[face] = (struct font_choice){arena_text(a, parts[1]), arena_text(a, parts[2]),
                                         text_starts(parts[3], "stand-in")};
    }
}

enum status painting_fonts(struct pager *p, const struct pdf_fonts *fonts, struct arena *a,
                           struct font_choice out[FACE_N], struct err *err)
{
    struct program_run r = {.a = a, .option = "--fonts", .said = ""};
    struct channels *c = &r.channels;
    char line[1024];
    enum status status = open_channels(c, err);
    if (status != STATUS_OK) {
        return status;
    }
    pdf_describe_head(p, fonts, (struct paper_sink){to_file, c->in});
    to_file(c->in, "end\n", strlen("end\n"));
    status = ready(c->in, err);
    if (status == STATUS_OK) {
        status = run(&r, err);
    }
    rewind(c->out);
    for (size_t i = 0; i < FACE_N; i++) {
        out[i] = (struct font_choice){"", "", false};
    }
    while (status == STATUS_OK && fgets(line, sizeof line, c->out)) {
        line[strcspn(line, "\n")] = '\0';
        read_choice(a, line, out);
    }
    close_channels(c);
    return status;
}

#include "desk/file_content.h"

#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "desk/file_chapters.h"
#include "text/decoder.h"
#include "text/docx.h"
#include "text/image.h"

#define TEXT_MAX ((size_t)16 << 20) /* bytes of a .txt, as UTF-8 */

const char *file_extension(struct arena *a, const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *point = strrchr(name, '.');
    char *lower = arena_text(a, point && point > name ? point + 1 : "");
    for (char *c = lower; *c; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return lower;
}

/* ---- texts ------------------------------------------------------------------------------------------ */

static enum status decode(const struct source *from, enum charset as, struct buf *out,
                          struct err *err)
{
    struct decoder d;
    enum status status = decoder_open(&d, from, as, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t n = 1; status == STATUS_OK && n;) {
        char block[16384];
        status = decoder_read(&d, block, sizeof block, &n, err);
        if (status == STATUS_OK && out->n + n > TEXT_MAX) {
            status = err_set(err, STATUS_DATA, "文字多于 %zu MB, 没有再读", TEXT_MAX >> 20);
        } else if (status == STATUS_OK) {
            buf_add(out, block, n);
        }
    }
    decoder_close(&d);
    return status;
}

const char *file_text_decoded(struct arena *a, struct slice bytes)
{
    struct err err = {.arena = a};
    struct buf text = BUF_INIT;
    const struct source source = source_of_bytes(bytes);
    const char *decoded;
    if (utf8_valid_prefix(bytes.at, bytes.n) == bytes.n) {
        return arena_copy(a, bytes.at, bytes.n);
    }
    decoded = decode(&source, CHARSET_GB18030, &text, &err) == STATUS_OK
                  ? arena_copy(a, text.at, text.n)
                  : arena_copy(a, bytes.at, utf8_valid_prefix(bytes.at, bytes.n));
    buf_release(&text);
    return decoded;
}

/* ---- what is inside ---------------------------------------------------------------------------------- */

static void say_unreadable(const struct err *err, struct findings *out)
{
    findings_add(out, (struct finding){.subject = "内容",
                                       .rule = "file_unreadable",
                                       .severity = SEVERITY_WARNING,
                                       .text = arena_text(out->arena, err->text)});
}

static void check_chapters(const struct file_content *c, int fd, bool is_word, struct findings *out)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf text = BUF_INIT;
    const struct source source = {.fd = fd, .name = c->file->path};
    enum status status =
        is_word ? docx_text(fd, &text, &err) : decode(&source, CHARSET_DETECT, &text, &err);
    if (status == STATUS_OK) {
        struct file_chapters chapters =
            file_chapters_count(&a, c->facts->notice, (struct slice){text.at, text.n});
        file_chapters_check(c->facts, chapters.at, chapters.n, out);
    } else {
        say_unreadable(&err, out);
    }
    buf_release(&text);
    arena_release(&a);
}

static void check_picture(const struct file_content *c, int fd, struct findings *out)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct image_size size;
    char *head = arena_alloc(&a, IMAGE_HEAD);
    ssize_t n = pread(fd, head, IMAGE_HEAD, 0);
    if (n > 0 && image_measure((struct slice){head, (size_t)n}, &size)) {
        const struct file_picture p = {c->file->path, size.width, size.height, size.per_inch,
                                       c->file->size};
        file_picture_check(c->notice, &p, out);
    } else {
        (void)err_set(&err, STATUS_DATA, "不是能读的 PNG 或 JPEG 图片, 大小没有核");
        say_unreadable(&err, out);
    }
    arena_release(&a);
}

void file_content_check(const struct file_content *c, struct findings *out)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    int fd;
    const char *extension = file_extension(&a, c->file->path);
    bool is_word = text_eq(extension, "docx");
    bool is_text = is_word || text_eq(extension, "txt");
    bool is_picture =
        text_eq(extension, "png") || text_eq(extension, "jpg") || text_eq(extension, "jpeg");
    if (!is_picture && !(is_text && c->facts)) {
        arena_release(&a);
        return;
    }
    if (folder_open(c->directory, c->file->path, &fd, &err)) {
        say_unreadable(&err, out);
    } else {
        if (is_picture) {
            check_picture(c, fd, out);
        } else {
            check_chapters(c, fd, is_word, out);
        }
        close(fd);
    }
    arena_release(&a);
}

/* ---- doubles ----------------------------------------------------------------------------------------- */

struct same_file {
    int64_t size;
    size_t place;
    char digest[DIGEST_TEXT_SIZE]; /* "" until another of its size is seen */
};

static int by_size(const void *left, const void *right)
{
    const struct same_file *l = left, *r = right;
    if (l->size != r->size) {
        return l->size < r->size ? -1 : 1;
    }
    return l->place < r->place ? -1 : l->place > r->place;
}

static int by_digest(const void *left, const void *right)
{
    const struct same_file *l = left, *r = right;
    int order = strcmp(l->digest, r->digest);
    return order ? order : l->place < r->place ? -1 : l->place > r->place;
}

static enum status digest_file(const char *directory, const char *path, char out[DIGEST_TEXT_SIZE],
                               struct err *err)
{
    struct digest d;
    char block[65536];
    int fd;
    ssize_t n;
    enum status status = folder_open(directory, path, &fd, err);
    if (status != STATUS_OK) {
        return status;
    }
    digest_init(&d);
    while ((n = read(fd, block, sizeof block)) > 0) {
        digest_add(&d, block, (size_t)n);
    }
    digest_finish(&d, out);
    close(fd);
    return n < 0 ? err_set(err, STATUS_NO_INPUT, "读不了「%s」.", path) : STATUS_OK;
}

static bool has_neighbour(const struct same_file *all, size_t n, size_t i)
{
    return (i > 0 && all[i - 1].size == all[i].size) ||
           (i + 1 < n && all[i + 1].size == all[i].size);
}

enum status files_same(struct arena *a, const char *directory, const struct folder_files *files,
                       size_t **first, struct err *err)
{
    struct same_file *all = ARENA_ARRAY(a, struct same_file, files->n + 1);
    enum status status = STATUS_OK;
    size_t n = 0;
    *first = ARENA_ARRAY(a, size_t, files->n + 1);
    for (size_t i = 0; i < files->n; i++) {
        (*first)[i] = i;
        if (!files->at[i].is_odd && files->at[i].size > 0) {
            all[n++] = (struct same_file){.size = files->at[i].size, .place = i};
        }
    }
    qsort(all, n, sizeof *all, by_size);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        if (has_neighbour(all, n, i)) {
            status = digest_file(directory, files->at[all[i].place].path, all[i].digest, err);
        }
    }
    qsort(all, n, sizeof *all, by_digest);
    for (size_t i = 1; i < n && status == STATUS_OK; i++) {
        if (*all[i].digest && strcmp(all[i].digest, all[i - 1].digest) == 0) {
            (*first)[all[i].place] = (*first)[all[i - 1].place];
        }
    }
    return status;
}

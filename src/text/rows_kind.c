#include "text/rows_kind.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/slice.h"

#define HEAD_SIZE 65536u /* within it old workbooks mostly name their streams */
#define DIRECTORY_SIZE 4096u
#define SECTOR_SHIFT_AT 30
#define DIRECTORY_AT 48
#define OLD_HEADER 512u

static const char save_again[] = "请用表格软件打开, 另存为 xlsx 或 CSV 再导入";

/* ---- the container of old workbooks -------------------------------------------------------------- */

static bool has_name(struct slice bytes, const char *name)
{
    size_t n = strlen(name);
    for (size_t at = 0; at + 2 * n <= bytes.n; at++) {
        size_t i = 0;
        while (i < n && bytes.at[at + 2 * i] == name[i] && bytes.at[at + 2 * i + 1] == '\0') {
            i++;
        }
        if (i == n) {
            return true;
        }
    }
    return false;
}

/* The names of its streams are in UTF-16. */
static bool names_encryption(struct slice bytes)
{
    return has_name(bytes, "EncryptedPackage") || has_name(bytes, "EncryptionInfo");
}

static uint32_t little_endian(const char *at, size_t bytes)
{
    uint32_t n = 0;
    for (size_t i = bytes; i-- > 0;) {
        n = n << 8 | (unsigned char)at[i];
    }
    return n;
}

/* The header says in which sector its directory begins, which may lie anywhere. */
static enum status read_directory(const struct source *source, struct slice head,
                                  struct source_piece *out, struct err *err)
{
    uint32_t shift = head.n < OLD_HEADER ? 0 : little_endian(head.at + SECTOR_SHIFT_AT, 2);
    if (shift != 9 && shift != 12) {
        out->n = 0;
        return STATUS_OK;
    }
    out->offset = ((uint64_t)little_endian(head.at + DIRECTORY_AT, 4) + 1) << shift;
    return source_read(source, out, err);
}

/* A workbook with a password is wrapped in what .xls and .et are. */
static enum status refuse_old(const struct source *source, struct slice head, struct err *err)
{
    struct arena a = {0};
    struct source_piece directory = {.out = arena_alloc(&a, DIRECTORY_SIZE), .cap = DIRECTORY_SIZE};
    enum status status = read_directory(source, head, &directory, err);
    bool is_protected =
        names_encryption(head) ||
        (status == STATUS_OK && names_encryption((struct slice){directory.out, directory.n}));
    arena_release(&a);
    if (status != STATUS_OK) {
        return status;
    }
    return is_protected
               ? err_set(err, STATUS_DATA,
                         "工作簿有密码, 读不了: 请在表格软件里去掉密码, 另存为 xlsx 或 CSV")
               : err_set(
                     err, STATUS_DATA,
                     "这是旧格式的表格 (xls, et, wps), 读不了: 请在表格软件里另存为 xlsx 或 CSV");
}

/* ---- everything else ------------------------------------------------------------------------------ */

/* Behind a mark and blanks, which web pages and XML may begin with. */
static struct slice first_word(struct slice head)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t at = head.n >= 3 && memcmp(head.at, mark, 3) == 0 ? 3 : 0;
    while (at < head.n && strchr(" \t\r\n", head.at[at])) {
        at++;
    }
    return (struct slice){head.at + at, head.n - at};
}

static bool begins(struct slice bytes, const char *with)
{
    size_t n = strlen(with);
    return bytes.n >= n && strncasecmp(bytes.at, with, n) == 0;
}

/* What it is, when it is known to be no table we read; NULL. */
static const char *other_kind(struct slice head)
{
    static const struct {
        const char *start, *what;
    } kinds[] = {
        {"<html", "网页存成的表格 (有的系统导出的 xls 就是)"},
        {"<!doctype html", "网页存成的表格 (有的系统导出的 xls 就是)"},
        {"<table", "网页存成的表格 (有的系统导出的 xls 就是)"},
        {"<meta", "网页存成的表格 (有的系统导出的 xls 就是)"},
        {"MIME-Version:", "网页存成的表格 (mht)"},
        {"<?xml", "XML 文件 (XML 电子表格 2003 一类)"},
        {"{\\rtf", "RTF 文档"},
        {"Rar!", "压缩包 (rar); 请先解压, 里面的表格若是旧格式"},
        {"7z\xBC\xAF", "压缩包 (7z); 请先解压, 里面的表格若是旧格式"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (begins(head, kinds[i].start)) {
            return kinds[i].what;
        }
    }
    return NULL;
}

/* Workbooks of before 1997 begin with their first record. */
static bool is_older_still(struct slice head)
{
    return head.n >= 4 && head.at[0] == '\x09' && strchr("\x02\x04\x08", head.at[1]) &&
           head.at[1] && strchr("\x06\x08\x10", head.at[2]) && head.at[2];
}

static enum status find(const struct source *source, struct slice head, bool *is_book,
                        struct err *err)
{
    const char *other = other_kind(first_word(head));
    *is_book = begins(head, "PK\3\4");
    if (begins(head, "\xD0\xCF\x11\xE0") || is_older_still(head)) {
        return refuse_old(source, head, err);
    }
    return other ? err_set(err, STATUS_DATA, "这是%s, 读不了: %s", other, save_again) : STATUS_OK;
}

enum status rows_kind_find(const struct source *source, bool *is_book, struct err *err)
{
    struct arena a = {0};
    struct source_piece piece = {.out = arena_alloc(&a, HEAD_SIZE), .cap = HEAD_SIZE};
    *is_book = false;
    enum status status = source_read(source, &piece, err);
    if (status == STATUS_OK) {
        status = find(source, (struct slice){piece.out, piece.n}, is_book, err);
    }
    arena_release(&a);
    return status;
}

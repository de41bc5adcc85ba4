#include "desk/notice_texts.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "text/decoder.h"

/* ---- attaching ---------------------------------------------------------------------------------- */

/* What people try to attach that is no plain text, by its first bytes. */
static const struct {
    const char *start;
    size_t n;
    const char *name;
} binaries[] = {
    {"PK\3\4", 4, "docx, xlsx 或压缩包"},
    {"%PDF", 4, "PDF"},
    {"\xD0\xCF\x11\xE0", 4, "doc, xls 或 wps"},
    {"{\\rtf", 5, "RTF"},
};

static enum status refuse_binary(const struct source *source, struct err *err)
{
    char start[8] = "";
    struct source_piece piece = {.out = start, .cap = sizeof start};
    enum status status = source_read(source, &piece, err);
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries && status == STATUS_OK; i++) {
        if (piece.n >= binaries[i].n && memcmp(start, binaries[i].start, binaries[i].n) == 0) {
            return err_set(err, STATUS_DATA,
                           "「%s」是 %s 文件, 不是纯文本; 打开它, 全选复制, 另存为 .txt 再附",
                           source->name, binaries[i].name);
        }
    }
    return status;
}

static enum status read_all(struct decoder *d, const char *path, struct buf *out, struct err *err)
{
    enum { PIECE = 1 << 16 };
    enum status status = STATUS_OK;
    size_t n = 1;
    while (status == STATUS_OK && n > 0) {
        status = decoder_read(d, buf_reserve(out, PIECE), PIECE, &n, err);
        out->n += status == STATUS_OK ? n : 0;
        if (status == STATUS_OK && out->n > NOTICE_TEXT_MAX) {
            return err_set(err, STATUS_DATA, "「%s」超过 8 MB, 不像一份公文; 只附正文和附件的文字",
                           path);
        }
    }
    if (status == STATUS_OK && out->n > 0 && memchr(out->at, 0, out->n)) {
        return err_set(err, STATUS_DATA, "「%s」里有空字节, 不是纯文本; 另存为 .txt 再附", path);
    }
    return status;
}

/* Line ends as line feeds. */
static const char *with_plain_lines(struct arena *a, const struct buf *text)
{
    char *out = arena_alloc(a, text->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++) {
        bool is_return = text->at[i] == '\r';
        if (is_return && i + 1 < text->n && text->at[i + 1] == '\n') {
            continue;
        }
        out[n++] = is_return ? '\n' : text->at[i];
    }
    return out;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static size_t count_lines(const char *text)
{
    size_t n = 0;
    for (const char *at = text; *at; at = *at ? at + 1 : at) {
        at += strcspn(at, "\n");
        n++;
    }
    return n;
}

static enum status decode(const struct source *source, enum charset as, struct buf *text,
                          struct notice_attached *out, struct err *err)
{
    struct decoder d;
    enum status status = refuse_binary(source, err);
    if (status == STATUS_OK) {
        status = decoder_open(&d, source, as, err);
    }
    if (status == STATUS_OK) {
        out->charset = d.charset;
        status = read_all(&d, source->name, text, err);
        decoder_close(&d);
    }
    return status;
}

enum status notice_attach_file(struct desk *desk, struct arena *a, int64_t notice, const char *path,
                               enum charset charset, struct notice_attached *out, struct err *err)
{
    struct source source;
    struct buf text = BUF_INIT;
    *out = (struct notice_attached){0};
    enum status status = source_open(&source, path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = decode(&source, charset, &text, out, err);
    source_close(&source);
    const char *plain = status == STATUS_OK ? with_plain_lines(a, &text) : "";
    buf_release(&text);
    if (status == STATUS_OK && slice_trim(slice_of(plain)).n == 0) {
        return err_set(err, STATUS_DATA, "「%s」是空的, 没有附", path);
    }
    out->lines = count_lines(plain);
    return status == STATUS_OK ? notice_attach_text(desk, a, notice, plain, base_name(path), err)
                               : status;
}

/* ---- searching ---------------------------------------------------------------------------------- */

static int lower(char c)
{
    return tolower((unsigned char)c);
}

/* Like strstr, with ASCII letters in either case; `word` is not empty. */
static const char *find_word(const char *text, const char *word)
{
    for (; *text; text++) {
        size_t i = 0;
        while (word[i] && lower(text[i]) == lower(word[i])) {
            i++;
        }
        if (!word[i]) {
            return text;
        }
    }
    return NULL;
}

static void search_text(struct arena *a, const struct notice_row *row, const char *word,
                        struct notice_hits *out)
{
    const char *text = text_or_empty(row->full_text);
    int64_t line = 1;
    for (const char *at = text; *at; line++) {
        size_t n = strcspn(at, "\n");
        const char *whole = arena_copy(a, at, n), *hit = find_word(whole, word);
        if (hit) {
            *VEC_PUSH(a, out) = (struct notice_hit){
                .notice = row->record.id,
                .code = row->code,
                .doc_no = row->doc_no,
                .line = line,
                .offset = (size_t)(at - text) + (size_t)(hit - whole),
                .text = whole,
            };
        }
        at += n + (at[n] == '\n');
    }
}

static bool has_word(const struct card_row *r, const char *word)
{
    return find_word(r->label, word) || find_word(r->value, word) ||
           find_word(text_or_empty(r->words), word);
}

static enum status search_card(struct desk *desk, struct arena *a, const struct notice_row *row,
                               const char *word, struct notice_hits *out, struct err *err)
{
    struct card card;
    enum status status = notice_card_load(desk, a, row->record.id, &card, err);
    for (size_t i = 0; status == STATUS_OK && i < card.n; i++) {
        const struct card_row *r = &card.at[i];
        if (has_word(r, word)) {
            *VEC_PUSH(a, out) = (struct notice_hit){
                .notice = row->record.id,
                .code = row->code,
                .doc_no = row->doc_no,
                .section = r->section,
                .clause = r->clause,
                .offset = i,
                .text = arena_printf(a, "%s%s%s", r->label, *r->value ? "  " : "", r->value),
            };
        }
    }
    return status;
}

enum status notice_search(struct desk *desk, struct arena *a, int64_t notice, const char *word,
                          struct notice_hits *out, struct err *err)
{
    struct notice_rows rows;
    *out = (struct notice_hits){0};
    if (text_is_empty(word)) {
        return err_set(err, STATUS_USAGE, "要找什么? 写一个词, 例如 逾期");
    }
    enum status status = notice_rows_load(desk, a, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        if (notice == 0 || rows.at[i].record.id == notice) {
            search_text(a, &rows.at[i], word, out);
            status = search_card(desk, a, &rows.at[i], word, out, err);
        }
    }
    return status;
}

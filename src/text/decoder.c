#include "text/decoder.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "text/decode_step.h"

#define BLOCK_SIZE 262144

/* Moves what is left to the front and reads more behind it. */
static enum status refill(struct decoder *d, struct err *err)
{
    d->held -= d->used;
    memmove(d->block, d->block + d->used, d->held);
    d->used = 0;
    struct source_piece p = {
        .offset = d->offset + d->held, .out = d->block + d->held, .cap = BLOCK_SIZE - d->held};
    enum status status = source_read(d->from, &p, err);
    d->held += p.n;
    d->is_last = p.n < p.cap;
    return status;
}

/* The next block whole, nothing being left of the last. */
static enum status next_block(struct decoder *d, struct err *err)
{
    d->offset += d->held;
    d->used = d->held;
    return refill(d, err);
}

static decode_step *step_of(enum charset c)
{
    switch (c) {
    case CHARSET_UTF16LE:
    case CHARSET_UTF16BE: return decode_utf16;
    case CHARSET_GB18030:
    case CHARSET_GBK: return decode_gb;
    case CHARSET_DETECT:
    case CHARSET_UTF8:
    case CHARSET_UTF8_BOM: break;
    }
    return decode_utf8;
}

/* Decodes until `out` is full, the input ends (*is_bad false) or a bad byte stands at d->offset. */
static enum status read_until_bad(struct decoder *d, struct decode_run *run, bool *is_bad,
                                  struct err *err)
{
    decode_step *step = step_of(d->charset);
    *is_bad = false;
    for (;;) {
        run->in = (const unsigned char *)d->block + d->used;
        run->in_n = d->held - d->used;
        enum decode_halt halt = step(run);
        size_t eaten = d->held - d->used - run->in_n;
        d->used += eaten;
        d->offset += eaten;
        if (halt == DECODE_BAD || (halt == DECODE_SHORT && d->is_last && run->in_n > 0)) {
            *is_bad = true;
            return STATUS_OK;
        }
        if (halt == DECODE_FULL || d->is_last) {
            return STATUS_OK;
        }
        enum status status = refill(d, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
}

static struct decode_run run_into(const struct decoder *d, char *out, size_t cap)
{
    return (struct decode_run){.out = out,
                               .out_n = cap,
                               .table = d->table,
                               .is_big_endian = d->charset == CHARSET_UTF16BE};
}

static void rewind_as(struct decoder *d, enum charset c)
{
    d->charset = c;
    d->offset = d->start;
    d->used = d->held = 0;
    d->is_last = false;
}

struct place {
    int line, column;
    bool after_cr;
};

static void place_advance(struct place *p, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        if (c == '\n' && p->after_cr) {
            p->after_cr = false;
            continue;
        }
        p->after_cr = c == '\r';
        if (c == '\n' || c == '\r') {
            p->line++;
            p->column = 1;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            p->column++;
        }
    }
}

/* Reads all of it as `c`; whether that goes well, and if not where it ends. */
static enum status try_charset(struct decoder *d, enum charset c, bool *is_bad, struct err *err)
{
    rewind_as(d, c);
    char scratch[16384];
    enum status status;
    struct decode_run run;
    do {
        run = run_into(d, scratch, sizeof scratch);
        status = read_until_bad(d, &run, is_bad, err);
    } while (status == STATUS_OK && !*is_bad && run.out_n < sizeof scratch);
    return status;
}

/* The place of the first bad byte, found by reading once more: only errors pay for it. */
static enum status find_bad(struct decoder *d, struct place *p, struct err *err)
{
    *p = (struct place){1, 1, false};
    rewind_as(d, d->charset);
    bool is_bad = false;
    char scratch[16384];
    struct decode_run run;
    do {
        run = run_into(d, scratch, sizeof scratch);
        enum status status = read_until_bad(d, &run, &is_bad, err);
        if (status != STATUS_OK) {
            return status;
        }
        place_advance(p, scratch, sizeof scratch - run.out_n);
    } while (!is_bad && run.out_n < sizeof scratch);
    return STATUS_OK;
}

static enum status tell_bad(struct decoder *d, struct err *err)
{
    struct place p;
    enum status status = find_bad(d, &p, err);
    if (status != STATUS_OK) {
        return status;
    }
    err_set(err, STATUS_DATA,
            "第 %d 行第 %d 个字符不是合法的 %s 文字。请用正确的编码另存后再读, 或指定编码", p.line,
            p.column, charset_name(d->charset));
    return err_at(err, d->from->name, p.line, p.column);
}

/* What people hand in by mistake, known by its first bytes; NULL for anything else. */
static const char *other_format(const char *block, size_t n)
{
    static const struct {
        const char *start, *sentence;
    } formats[] = {
        {"PK\x03\x04", "这是 xlsx (或别的压缩) 文件, 不是 CSV; 请在表格软件里另存为 CSV 再读"},
        {"\xD0\xCF\x11\xE0",
         "这是 xls, et 或有密码的文件, 不是 CSV; 请在表格软件里另存为 CSV 再读"},
        {"%PDF", "这是 PDF 文件, 不是 CSV; 请向填报单位要表格文件"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (n >= 4 && memcmp(block, formats[i].start, 4) == 0) {
            return formats[i].sentence;
        }
    }
    return NULL;
}

static enum status tell_neither(struct decoder *d, struct err *err)
{
    struct place utf8, gb;
    rewind_as(d, CHARSET_UTF8);
    enum status status = find_bad(d, &utf8, err);
    if (status != STATUS_OK) {
        return status;
    }
    rewind_as(d, CHARSET_GB18030);
    status = find_bad(d, &gb, err);
    if (status != STATUS_OK) {
        return status;
    }
    err_set(err, STATUS_DATA,
            "认不出编码: 按 UTF-8 读到第 %d 行第 %d 个字符出错, 按 GB18030 读到第 %d 行第 %d "
            "个字符出错。请用表格软件另存为 UTF-8 再读",
            utf8.line, utf8.column, gb.line, gb.column);
    bool gb_later = gb.line > utf8.line || (gb.line == utf8.line && gb.column > utf8.column);
    struct place p = gb_later ? gb : utf8;
    return err_at(err, d->from->name, p.line, p.column);
}

/* What is known of 16-bit units read in one byte order. */
struct order_signs {
    bool is_impossible; /* controls, U+0000, broken surrogates */
    bool has_line_or_separator;
};

struct utf16_signs {
    struct order_signs little, big;
    uint64_t size, zeros;
};

static void signs_add(struct order_signs *s, unsigned unit)
{
    bool is_space = unit == '\n' || unit == '\r' || unit == '\t';
    s->is_impossible |= unit < 0x20 && !is_space;
    s->has_line_or_separator |= is_space || unit == ',' || unit == ';';
}

static enum status collect_signs(struct decoder *d, struct utf16_signs *s, struct err *err)
{
    rewind_as(d, CHARSET_DETECT);
    do {
        enum status status = next_block(d, err);
        if (status != STATUS_OK) {
            return status;
        }
        const unsigned char *b = (const unsigned char *)d->block;
        for (size_t i = 0; i + 1 < d->held; i += 2) {
            s->zeros += (uint64_t)(b[i] == 0) + (b[i + 1] == 0);
            signs_add(&s->little, (unsigned)b[i] | (unsigned)b[i + 1] << 8);
            signs_add(&s->big, (unsigned)b[i + 1] | (unsigned)b[i] << 8);
        }
        s->size += d->held;
    } while (!d->is_last);
    return STATUS_OK;
}

/* Whether there is a zero byte at all: every line end and comma of UTF-16 has one. */
static enum status find_zero(struct decoder *d, bool *has_zero, struct err *err)
{
    rewind_as(d, CHARSET_DETECT);
    *has_zero = false;
    do {
        enum status status = next_block(d, err);
        if (status != STATUS_OK) {
            return status;
        }
        *has_zero = d->held > 0 && memchr(d->block, 0, d->held) != NULL;
    } while (!*has_zero && !d->is_last);
    return STATUS_OK;
}

/* UTF-16 without a mark: exactly one order gives a text with line ends or separators and no control
 * characters, its surrogates pair, and it could not be a single-byte text with a stray NUL: that is not
 * valid UTF-8 or at least a quarter of its bytes are zero. *found stays CHARSET_DETECT otherwise. */
static enum status find_utf16(struct decoder *d, bool is_utf8, enum charset *found, struct err *err)
{
    struct utf16_signs s = {0};
    bool has_zero;
    enum status status = find_zero(d, &has_zero, err);
    if (status == STATUS_OK && has_zero) {
        status = collect_signs(d, &s, err);
    }
    if (status != STATUS_OK || s.size % 2 != 0 || s.zeros == 0 ||
        (is_utf8 && s.zeros * 4 < s.size)) {
        return status;
    }
    bool little = !s.little.is_impossible && s.little.has_line_or_separator;
    bool big = !s.big.is_impossible && s.big.has_line_or_separator;
    if (little == big) {
        return STATUS_OK;
    }
    enum charset c = little ? CHARSET_UTF16LE : CHARSET_UTF16BE;
    bool is_bad;
    status = try_charset(d, c, &is_bad, err);
    *found = status == STATUS_OK && !is_bad ? c : CHARSET_DETECT;
    return status;
}

static enum status table_for(struct decoder *d, struct err *err)
{
    return d->table ? STATUS_OK : gb_table_new(CHARSET_GB18030, &d->table, err);
}

static enum status detect(struct decoder *d, struct err *err)
{
    bool is_bad;
    enum charset found = CHARSET_DETECT;
    enum status status = try_charset(d, CHARSET_UTF8, &is_bad, err);
    if (status == STATUS_OK) {
        status = find_utf16(d, !is_bad, &found, err);
    }
    if (status != STATUS_OK || found != CHARSET_DETECT || !is_bad) {
        rewind_as(d, found == CHARSET_DETECT ? CHARSET_UTF8 : found);
        return status;
    }
    status = table_for(d, err);
    if (status == STATUS_OK) {
        status = try_charset(d, CHARSET_GB18030, &is_bad, err);
    }
    if (status == STATUS_OK && is_bad) {
        return tell_neither(d, err);
    }
    rewind_as(d, CHARSET_GB18030);
    return status;
}

/* The charset a mark at the start stands for, and the mark's length. */
static enum charset mark_of(const struct decoder *d, size_t *n)
{
    const unsigned char *b = (const unsigned char *)d->block;
    *n = 2;
    if (d->held >= 2 && b[0] == 0xFF && b[1] == 0xFE) {
        return CHARSET_UTF16LE;
    }
    if (d->held >= 2 && b[0] == 0xFE && b[1] == 0xFF) {
        return CHARSET_UTF16BE;
    }
    *n = 3;
    if (d->held >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
        return CHARSET_UTF8_BOM;
    }
    *n = 4;
    if (d->held >= 4 && memcmp(b, "\x84\x31\x95\x33", 4) == 0) {
        return CHARSET_GB18030;
    }
    *n = 0;
    return CHARSET_DETECT;
}

static enum status choose(struct decoder *d, enum charset as, struct err *err)
{
    size_t n;
    enum charset mark = mark_of(d, &n);
    bool is_same = step_of(mark) == step_of(as);
    if (mark != CHARSET_DETECT && (as == CHARSET_DETECT || is_same)) {
        d->start = n;
        as = mark;
    }
    if (as == CHARSET_DETECT) {
        return detect(d, err);
    }
    rewind_as(d, as);
    return step_of(as) == decode_gb ? table_for(d, err) : STATUS_OK;
}

enum status decoder_open(struct decoder *d, const struct source *from, enum charset as,
                         struct err *err)
{
    *d = (struct decoder){.from = from, .block = xmalloc(BLOCK_SIZE)};
    enum status status = refill(d, err);
    const char *other = status == STATUS_OK ? other_format(d->block, d->held) : NULL;
    if (other) {
        err_set(err, STATUS_DATA, "%s", other);
        status = err_at(err, from->name, 0, 0);
    }
    if (status == STATUS_OK) {
        status = choose(d, as, err);
    }
    if (status != STATUS_OK) {
        decoder_close(d);
    }
    return status;
}

void decoder_close(struct decoder *d)
{
    free(d->block);
    gb_table_free(d->table);
    d->block = NULL;
    d->table = NULL;
}

enum status decoder_read(struct decoder *d, char *out, size_t cap, size_t *n, struct err *err)
{
    struct decode_run run = run_into(d, out, cap);
    bool is_bad;
    enum status status = read_until_bad(d, &run, &is_bad, err);
    *n = cap - run.out_n;
    /* What is good before a bad byte is given out first, so that its rows are seen. */
    if (status == STATUS_OK && is_bad && *n == 0) {
        return tell_bad(d, err);
    }
    return status;
}

#include "text/encoder.h"

#include "base/utf8.h"

enum status encoder_open(struct encoder *e, enum charset to, struct err *err)
{
    *e = (struct encoder){.charset = to};
    switch (to) {
    case CHARSET_UTF8:
    case CHARSET_UTF8_BOM: return STATUS_OK;
    case CHARSET_GB18030:
    case CHARSET_GBK: return gb_table_new(to, &e->table, err);
    case CHARSET_DETECT:
    case CHARSET_UTF16LE:
    case CHARSET_UTF16BE: break;
    }
    return err_set(err, STATUS_USAGE, "不能写出编码 %s, 请用 utf-8-bom、utf-8、gb18030 或 gbk",
                   charset_name(to));
}

void encoder_close(struct encoder *e)
{
    gb_table_free(e->table);
    e->table = NULL;
}

void encoder_start(const struct encoder *e, struct buf *out)
{
    if (e->charset == CHARSET_UTF8_BOM) {
        buf_text(out, "\xEF\xBB\xBF");
    }
}

static void tell(struct encoder_report report, uint32_t character, enum encoder_note note)
{
    if (report.note) {
        report.note(report.to, character, note);
    }
}

static void add_utf8(struct slice text, struct buf *out, struct encoder_report report)
{
    while (text.n > 0) {
        size_t good = utf8_valid_prefix(text.at, text.n);
        buf_add(out, text.at, good);
        if (good == text.n) {
            return;
        }
        buf_text(out, "\xEF\xBF\xBD");
        tell(report, UTF8_BAD, ENCODER_LOST);
        text = (struct slice){text.at + good + 1, text.n - good - 1};
    }
}

/* Writes one character at `to`; returns how many bytes. */
static size_t put_gb(const struct encoder *e, uint32_t character, unsigned char *to,
                     struct encoder_report report)
{
    size_t n = gb_encode(e->table, character, to);
    if (n == 0) {
        n = gb_encode(e->table, 0x3013, to);
        tell(report, character, ENCODER_LOST);
    } else if (n == 4) {
        tell(report, character, ENCODER_FOUR_BYTE);
    }
    return n;
}

/* No character takes more than twice its bytes in UTF-8: two for one that is no character, four for two. */
static void add_gb(const struct encoder *e, struct slice text, struct buf *out,
                   struct encoder_report report)
{
    unsigned char *to = (unsigned char *)buf_reserve(out, 2 * text.n);
    for (size_t i = 0, length; i < text.n; i += length) {
        unsigned char first = (unsigned char)text.at[i];
        if (first < 0x80) {
            *to++ = first;
            length = 1;
        } else {
            to += put_gb(e, utf8_decode(text.at + i, text.n - i, &length), to, report);
        }
    }
    out->n = (size_t)((char *)to - out->at);
    *to = '\0';
}

void encoder_add(const struct encoder *e, struct slice text, struct buf *out,
                 struct encoder_report report)
{
    if (!e->table) {
        add_utf8(text, out, report);
        return;
    }
    add_gb(e, text, out, report);
}

/* Any bytes under any encoding: what is decoded is valid UTF-8, in the same way whatever the size of
 * the pieces, and what GB18030 gave goes back into GB18030 and returns the same. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/decoder.h"
#include "text/encoder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static enum status decode(struct slice bytes, enum charset *as, size_t piece, struct buf *out)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct source from = source_of_bytes(bytes);
    struct decoder d;
    enum status status = decoder_open(&d, &from, *as, &err);
    if (status == STATUS_OK) {
        *as = d.charset;
        size_t n = 0;
        do {
            status = decoder_read(&d, buf_reserve(out, piece), piece, &n, &err);
            out->n += n;
        } while (status == STATUS_OK && n > 0);
        decoder_close(&d);
    }
    bool has_place = err.line > 0 && err.column > 0;
    bool is_no_text = out->n == 0 && err.line == 0; /* a workbook, a PDF: wrong as a whole */
    must(status == STATUS_OK || (err.text && (has_place || is_no_text)));
    arena_release(&a);
    return status;
}

static void returns_the_same(const struct buf *text)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct encoder e;
    struct buf encoded = BUF_INIT, again = BUF_INIT;
    must(encoder_open(&e, CHARSET_GB18030, &err) == STATUS_OK);
    encoder_add(&e, (struct slice){text->at, text->n}, &encoded, (struct encoder_report){0});
    encoder_close(&e);
    enum charset as = CHARSET_GB18030;
    must(decode((struct slice){encoded.at, encoded.n}, &as, 64, &again) == STATUS_OK);
    must(slice_eq((struct slice){text->at, text->n}, (struct slice){again.at, again.n}));
    buf_release(&encoded);
    buf_release(&again);
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n == 0) {
        return 0;
    }
    enum charset as = (enum charset)(bytes[0] % (CHARSET_GBK + 1)), as_again = as;
    struct slice rest = {(const char *)bytes + 1, n - 1};
    struct buf small = BUF_INIT, large = BUF_INIT;
    enum status status = decode(rest, &as, 4, &small);
    must(decode(rest, &as_again, 65536, &large) == status);
    must(slice_eq((struct slice){small.at, small.n}, (struct slice){large.at, large.n}));
    must(utf8_valid_prefix(small.at, small.n) == small.n);
    /* The mark of GB18030 at the very start would be taken for one. */
    if (as == CHARSET_GB18030 && status == STATUS_OK && !text_starts(small.at, "\xEF\xBB\xBF")) {
        returns_the_same(&small);
    }
    buf_release(&small);
    buf_release(&large);
    return 0;
}

/* An input of any encoding as a stream of valid UTF-8, in blocks, with bounded memory.
 *
 * Detection (domain rule "Encodings"): a byte order mark (UTF-8, UTF-16LE/BE); UTF-16 without one, as
 * some spreadsheets write it, when only one byte order can be meant; strict UTF-8 over the whole input;
 * strict GB18030 over the whole input; else an error. Never from a prefix: 联通 in GBK looks like
 * UTF-8 for four bytes. */
#ifndef TEXT_DECODER_H
#define TEXT_DECODER_H

#include "text/charset.h"
#include "text/source.h"

struct decoder {
    const struct source *from;
    enum charset charset; /* what it is read as; never CHARSET_DETECT after opening */
    struct gb_table *table;
    uint64_t offset; /* of the first byte not yet decoded */
    uint64_t start;  /* behind the byte order mark */
    char *block;     /* bytes read and not yet decoded: block[used..held) */
    size_t used, held;
    bool is_last; /* the block reaches the end of the input */
};

/* `as` CHARSET_DETECT looks for itself; a named charset is taken as it is, only a mark at the start is
 * skipped (and decides the byte order of UTF-16). The source stays the caller's and must outlive it.
 * A file of another kind (xlsx, xls, PDF) is STATUS_DATA and told what to do. What fits nothing: STATUS_DATA with the line and column of the first bad byte under UTF-8 and
 * under GB18030; err->line and column are the later of the two, where reading stopped for good. */
enum status decoder_open(struct decoder *d, const struct source *from, enum charset as,
                         struct err *err) MUST_CHECK;
void decoder_close(struct decoder *d);

/* Writes up to `cap` (at least 4) bytes of whole characters to `out`; *n is 0 only at the end. Bytes
 * that are no character: STATUS_DATA with line and column (in characters), nothing is replaced. The byte
 * 80, which is € in Windows' GBK and nothing in GB18030, is read as €. A mark within the text
 * stays (text/damage.h finds it). */
enum status decoder_read(struct decoder *d, char *out, size_t cap, size_t *n,
                         struct err *err) MUST_CHECK;

#endif

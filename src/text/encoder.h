/* UTF-8 into the encoding of a file to be written: UTF-8, UTF-8 with mark, GB18030, GBK. */
#ifndef TEXT_ENCODER_H
#define TEXT_ENCODER_H

#include "base/buf.h"
#include "base/slice.h"
#include "text/charset.h"

struct encoder {
    enum charset charset;
    struct gb_table *table;
};

/* What became of one character. */
enum encoder_note {
    ENCODER_LOST,      /* the charset does not have it: 〓 (UTF-8: U+FFFD) stands there */
    ENCODER_FOUR_BYTE, /* kept, but old spreadsheets that read the file as GBK cannot show it */
};

/* Called for every character that is not simply kept; 0xFFFFFFFF is a byte that is not UTF-8. */
struct encoder_report {
    void (*note)(void *to, uint32_t character, enum encoder_note note);
    void *to;
};

/* STATUS_USAGE for a charset we do not write. */
enum status encoder_open(struct encoder *e, enum charset to, struct err *err) MUST_CHECK;
void encoder_close(struct encoder *e);
/* What stands before everything: the mark, or nothing. */
void encoder_start(const struct encoder *e, struct buf *out);
void encoder_add(const struct encoder *e, struct slice text, struct buf *out,
                 struct encoder_report report);

#endif

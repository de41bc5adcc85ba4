/* One block from an encoding to UTF-8, without input or output: the inner loops of text/decoder.h. */
#ifndef TEXT_DECODE_STEP_H
#define TEXT_DECODE_STEP_H

#include "text/charset.h"

enum decode_halt {
    DECODE_FULL,  /* fewer than 4 bytes of room are left */
    DECODE_SHORT, /* all whole characters are eaten; what is left may go on in the next block */
    DECODE_BAD,   /* at `in` stands no character */
};

/* `in`/`in_n` and `out`/`out_n` move on over what was eaten and written. */
struct decode_run {
    const unsigned char *in;
    size_t in_n;
    char *out;
    size_t out_n;
    const struct gb_table *table; /* decode_gb */
    bool is_big_endian;           /* decode_utf16 */
};

typedef enum decode_halt decode_step(struct decode_run *run);

enum decode_halt decode_utf8(struct decode_run *run);
enum decode_halt decode_utf16(struct decode_run *run);
enum decode_halt decode_gb(struct decode_run *run);

#endif

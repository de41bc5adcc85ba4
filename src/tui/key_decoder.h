/* Bytes from a terminal → keys. Pure: no terminal, no clock; whoever reads says when nothing more
 * came.
 *
 * Knows what xterm, VTE, PuTTY, rxvt, screen, tmux, the Linux console and VT220s send, in normal
 * and application mode, whatever TERM says. Characters are in the charset of the process locale
 * (mbrtowc); a byte that is none is dropped alone, so that a wrong charset never silences the
 * keyboard.
 */
#ifndef TUI_KEY_DECODER_H
#define TUI_KEY_DECODER_H

#include "base/buf.h"
#include "tui/key.h"

/* How long the rest of something begun is waited for, in milliseconds. */
#define KEY_ESC_PATIENCE 40     /* a lone ESC: longer would feel broken, shorter splits over SSH */
#define KEY_PART_PATIENCE 300   /* an unfinished sequence; half a character but in UTF-8 */
#define KEY_PASTE_PATIENCE 2000 /* a paste whose end mark is lost still arrives */

struct key_decoder {
    struct buf bytes; /* as they came; those before `start` are decoded */
    size_t start;
    struct buf paste; /* of a paste begun or just delivered */
    bool in_paste;
    size_t dropped; /* bytes that were no character: a sign of another charset */
};

void key_decoder_init(struct key_decoder *d);
void key_decoder_release(struct key_decoder *d);

void key_decoder_feed(struct key_decoder *d, const char *bytes, size_t n);
/* Takes the next whole key; false when more bytes are needed. With `gave_up` nothing more is
 * expected: a lone ESC is Esc, a half sequence is dropped, an open paste is delivered. */
bool key_decoder_next(struct key_decoder *d, bool gave_up, struct key *key);
/* How many milliseconds to wait for more bytes before giving up; -1 when nothing was begun. */
int key_decoder_patience(const struct key_decoder *d);

#endif

/* The program played in a pseudo terminal with a stopwatch: how long a key takes until the picture stands, and
 * what many of them tell. */
#ifndef BENCH_PLAYED_H
#define BENCH_PLAYED_H

#include "e2e/session.h"

#define PLAYED_KEYS 200
#define PLAYED_QUIET_MS 40 /* silence that ends a frame */
#define PLAYED_IDLE_MS 400 /* silence that ends all work in the background */

/* Milliseconds from a key to the frame that has the cursor elsewhere, and to the last byte that it made the program
 * write; of these how many the program had a processor, what is missing it waited for one or for the
 * disk. 0 for none. */
struct answer {
    double moved, ms, used;
};

struct session played_session(const char *program);
/* Milliseconds until the last line of the first frame is there; 0 when it never comes. */
double played_start(struct session *s, const char *arguments);
/* Reads until the program has been silent for `quiet`. */
void played_settle(struct session *s, int64_t quiet);
/* A key by its name, or a text of other characters than ASCII. */
struct answer played_press(struct session *s, const char *key, int64_t quiet);
/* Of the running program, from its status, as VmHWM; 0 when the system does not tell. */
long played_kib(const struct session *s, const char *name);

/* Presses that changed the picture. */
struct presses {
    const char *name;
    double ms[PLAYED_KEYS], used[PLAYED_KEYS];
    size_t n;
};
void presses_note(struct presses *p, double ms, double used);
/* Half and 99 of 100 take no longer. */
void presses_tell(struct presses *p, size_t rows, double aim);
/* Half, 95 of 100, and the worst. */
void presses_tell_worst(struct presses *p, size_t rows, double aim);

#endif

/* A program running in a pseudo terminal. Nothing here sleeps: waiting is poll() with a deadline. */
#ifndef E2E_PTY_H
#define E2E_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct pty {
    int master;   /* -1 before the start and after pty_hang_up */
    int lifeline; /* reads end-of-file when the program and its children have gone; -1 then */
    pid_t pid;    /* 0 before the start and after pty_reap */
    /* The other side has closed; the master stays open, since closing it would send SIGHUP to a program
     * that is just ending. */
    bool silent;
    bool writing; /* pty_read also returns when the terminal takes more: PTY_WRITABLE */
};

enum pty_event {
    PTY_BYTES,    /* some were read */
    PTY_ENDED,    /* the program has gone and everything it wrote was read */
    PTY_WRITABLE, /* only while `writing` */
    PTY_TIMEOUT,  /* the deadline has passed */
};

struct pty_size {
    int rows, columns;
};

#define PTY_NONE                                                                                   \
    {                                                                                              \
        -1, -1, 0, false, false                                                                    \
    }

/* Milliseconds of the monotonic clock. */
int64_t pty_now(void);

/* Runs `sh -c command` with `program` as its $0. False when there is no pty to be had. */
bool pty_start(struct pty *p, struct pty_size size, const char *program, const char *command);

/* Waits for output until `deadline` (pty_now); at most `*n` bytes go to `bytes`, `*n` says how
 * many. */
enum pty_event pty_read(struct pty *p, int64_t deadline, char *bytes, size_t *n);

/* Writes as much as the terminal takes now; returns how many bytes that was. */
size_t pty_write(struct pty *p, const char *bytes, size_t n);

/* Changes the window size; the program gets SIGWINCH. */
void pty_resize(struct pty *p, struct pty_size size);
/* Drops the line, as when a connection breaks. */
void pty_hang_up(struct pty *p);
/* The exit code of an ended program, or 128 + the signal that ended it. */
int pty_reap(struct pty *p);
/* Kills what still runs and closes everything. */
void pty_release(struct pty *p);

#endif

/* Where the bytes of a painted document go; errors are the sink's to keep (base/file.h: outfile). */
#ifndef PAPER_SINK_H
#define PAPER_SINK_H

#include <stddef.h>

struct paper_sink {
    void (*write)(void *to, const char *bytes, size_t n);
    void *to;
};

#endif

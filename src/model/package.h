/* 移交包: a summary table handed over to the next level, or received from one below, and what became
 * of it. */
#ifndef MODEL_PACKAGE_H
#define MODEL_PACKAGE_H

#include "model/record.h"

struct package {
    struct record record;
    const char *direction; /* id: out, in */
    const char *number;    /* 移交2024-0001, given by the sender */
    int64_t notice, revision;
    const char *track, *table_name;
    const char *sender, *receiver; /* names, as the package says */
    int64_t made_at;               /* by the sender's clock */
    int64_t taken_at;              /* when it came in; NUMBER_NONE for out */
    int64_t rows;                  /* cases */
    const char *digest;            /* SHA-256 of the file */
    const char *fingerprint;       /* of what it says, without number and time */
    const char *submissions;       /* its submissions.csv, for comparing the next one with */
    int64_t acked_at;              /* out: when the acknowledgement came; NUMBER_NONE */
    const char *ack;               /* the acknowledgement as given or received */
};

extern const struct record_type package_type;

#endif

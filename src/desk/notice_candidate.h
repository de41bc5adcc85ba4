/* A definition looked at before it is loaded: what is wrong with it, or what would change. And the
 * definitions that came with the program, which may be newer than those of the desk. */
#ifndef DESK_NOTICE_CANDIDATE_H
#define DESK_NOTICE_CANDIDATE_H

#include "desk/desk.h"
#include "desk/notices.h"
#include "model/notice_view.h"
#include "text/yaml.h"

/* Nothing is written by looking. Loading takes the bytes that were looked at, not the file as it is
 * by then. */
struct notice_candidate {
    const char *path;
    struct slice yaml;
    struct problems problems; /* n > 0: wrong, and nothing below is known */
    struct problems
        hints; /* names the desk does not know (desk/notice_names.h); no reason to refuse */
    const char *code, *title;
    int64_t notice;            /* the notice of the same 文号; 0: a new one */
    int64_t revision;          /* the number it would get; when is_same the one in force */
    bool is_same;              /* word for word what is in force: loading does nothing */
    struct comparison changes; /* the revision in force (a) and this one (b); empty for a new one */
    int64_t submissions;       /* which stay judged by the revision they were filed under */
    int64_t
        judged; /* the notice whose cases it could judge otherwise (desk/rejudge.h): itself, or the one
                       it is a supplement to; 0: none of the desk */
};

/* A text: `name` is what its problems and the revision are filed under. One that is wrong is no error,
 * see `problems`. */
enum status notice_candidate_look(struct desk *desk, struct arena *a, struct slice yaml,
                                  const char *name, struct notice_candidate *out,
                                  struct err *err) MUST_CHECK;
/* The text of a file; one that cannot be read is an error. */
enum status notice_candidate_read(struct desk *desk, struct arena *a, const char *path,
                                  struct notice_candidate *out, struct err *err) MUST_CHECK;
/* Loads it; *row is the notice afterwards. STATUS_DATA when it has problems. */
enum status notice_candidate_load(struct desk *desk, struct arena *a,
                                  const struct notice_candidate *c, struct notice_row *row,
                                  struct err *err) MUST_CHECK;

/* Two revisions of one notice side by side; 0 is the one in force. */
enum status notice_revisions_compare(struct desk *desk, struct arena *a, int64_t notice,
                                     int64_t left, int64_t right, struct comparison *out,
                                     struct err *err) MUST_CHECK;

/* ---- what came with the program --------------------------------------------------------------- */

/* File names of shipped definitions in the desk begin so; a definition loaded by a clerk bears the
 * path that was given. */
#define SHIPPED_PREFIX "随程序/"

enum shipped_state {
    SHIPPED_NEW,     /* the desk does not have it */
    SHIPPED_CHANGED, /* the desk has an older one, as it was shipped then */
    SHIPPED_OWN,     /* the desk has one of its own: left alone unless it is loaded by name */
};

struct shipped_notice {
    const char *path;
    enum shipped_state state;
    const char *code, *title;
};

struct shipped_notices {
    struct shipped_notice *at;
    size_t n, cap;
};

/* Those of data/notices/ that differ from what is in force, by file name; none when the program has
 * no data directory. A notice that was taken back (作废) is not offered again. */
enum status shipped_notices_load(struct desk *desk, struct arena *a, struct shipped_notices *out,
                                 struct err *err) MUST_CHECK;
/* Loads the new and the changed ones as one act, each as a further revision, and leaves the desk's
 * own alone. *out is what there was to do. */
enum status shipped_notices_update(struct desk *desk, struct arena *a, struct shipped_notices *out,
                                   struct err *err) MUST_CHECK;

#endif

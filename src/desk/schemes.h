/* The review schemes of the desk: those that came with the program and those loaded here, one per name.
 *
 * A panel keeps the text of its scheme from the moment scoring opens; what is loaded later changes
 * nothing for it. */
#ifndef DESK_SCHEMES_H
#define DESK_SCHEMES_H

#include "base/slice.h"
#include "desk/write.h"
#include "model/document.h"
#include "model/scheme.h"
#include "text/yaml.h"

/* What is taken where nobody chose. */
#define SCHEME_DEFAULT "百分制去一高一低"

struct scheme_entry {
    struct data_file file; /* text and digest; name is the scheme's */
    struct scheme scheme;
};
struct scheme_entries {
    struct scheme_entry *at;
    size_t n, cap;
};

/* All, by name. */
enum status schemes_load(struct desk *desk, struct arena *a, struct scheme_entries *out,
                         struct err *err) MUST_CHECK;
/* By name, or a part of it that only one has; NULL or "": SCHEME_DEFAULT. STATUS_NOT_FOUND naming those
 * there are. */
enum status scheme_find(struct desk *desk, struct arena *a, const char *name,
                        struct scheme_entry *out, struct err *err) MUST_CHECK;
/* One out of a text that was loaded once, as a panel keeps it. */
enum status scheme_of_text(struct arena *a, const char *text, struct scheme *out,
                           struct err *err) MUST_CHECK;

/* Only looks: the problems of a file, none when it is right; *out (may be NULL) is then the scheme. */
enum status scheme_problems(struct arena *a, struct slice yaml, const char *file_name,
                            struct scheme *out, struct problems *problems,
                            struct err *err) MUST_CHECK;
/* A new scheme, or new text for the one of that name; nothing when the text is the same. */
enum status scheme_save(struct desk *desk, struct arena *a, struct slice yaml,
                        const char *file_name, struct scheme_entry *out,
                        struct err *err) MUST_CHECK;

/* Within a write: the schemes of the program's data that the desk has not, by name. */
enum status schemes_add_shipped(struct write *w, struct err *err) MUST_CHECK;
/* The same as an act of its own, for a desk of an older program. */
enum status schemes_upgrade(struct desk *desk, struct err *err) MUST_CHECK;

#endif

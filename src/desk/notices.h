/* Notices of the desk: rows, definitions by revision (parsed once and kept). */
#ifndef DESK_NOTICES_H
#define DESK_NOTICES_H

#include "desk/write.h"
#include "model/document.h"
#include "model/notice.h"

struct notice_cache;
void notices_free(struct notice_cache *cache);

struct notice_rows {
    struct notice_row *at;
    size_t n, cap;
};

/* All notices in force, newest document first. */
enum status notice_rows_load(struct desk *desk, struct arena *a, struct notice_rows *out,
                             struct err *err) MUST_CHECK;
/* By id. */
enum status notice_row_load(struct desk *desk, struct arena *a, int64_t id, struct notice_row *out,
                            struct err *err) MUST_CHECK;
/* By 文号, 简称, an alias or a part of the 文号 that only one notice has. Else STATUS_DATA naming
 * the candidates, or STATUS_NOT_FOUND naming what there is. */
enum status notice_find(struct desk *desk, struct arena *a, const char *code,
                        struct notice_row *out, struct err *err) MUST_CHECK;

/* STATUS_DATA with the reason when nothing new may be filed under it: a 工作部署 calls for nothing, and
 * one that is 停用 takes no more. */
enum status notice_takes_submissions(struct desk *desk, const struct notice_row *row,
                                     struct err *err) MUST_CHECK;

/* The definition of a revision (0: the one in force). Lives as long as the desk; the same pointer
 * each time. */
enum status notice_definition(struct desk *desk, int64_t notice, int64_t revision,
                              const struct notice **out, struct err *err) MUST_CHECK;
/* The row of a revision. */
enum status notice_revision_load(struct desk *desk, struct arena *a, int64_t notice,
                                 int64_t revision, struct notice_revision *out,
                                 struct err *err) MUST_CHECK;
/* The text of that definition as it was loaded. */
enum status notice_yaml(struct desk *desk, struct arena *a, int64_t notice, int64_t revision,
                        const char **yaml, struct err *err) MUST_CHECK;

/* Within a write: a new notice, or a new revision of the one with the same 文号, or nothing when
 * the text is the one in force. STATUS_DATA with the problems, each file:line:column, when the
 * definition is wrong or does not fit those of the desk (desk/notice_kin.h). */
enum status notice_put(struct write *w, struct slice yaml, const char *file_name,
                       struct err *err) MUST_CHECK;
/* Within a write: the notice with the supplements whose day has come meanwhile, as a further revision
 * when they change something. */
enum status notice_renew(struct write *w, int64_t notice, struct err *err) MUST_CHECK;
/* The same as an act of its own; *row is the notice afterwards. */
enum status notice_load(struct desk *desk, struct arena *a, struct slice yaml,
                        const char *file_name, struct notice_row *row, struct err *err) MUST_CHECK;
/* Only looks: the problems of a file, none when it is right. */
struct problems;
enum status notice_problems(struct arena *a, struct slice yaml, const char *file_name,
                            struct problems *out, struct err *err) MUST_CHECK;

/* 停用 and back: no new submissions, nothing else. */
enum status notice_stop(struct desk *desk, struct arena *a, int64_t notice, bool is_stopped,
                        const char *why, struct err *err) MUST_CHECK;
/* The full text of the document, kept beside the definition and searchable. */
enum status notice_attach_text(struct desk *desk, struct arena *a, int64_t notice, const char *text,
                               const char *file_name, struct err *err) MUST_CHECK;

#endif

/* What came of a list from a file (desk/list_file.h), for people and as JSON. */
#ifndef CLI_LIST_FILE_OUT_H
#define CLI_LIST_FILE_OUT_H

#include "cli/cli.h"
#include "desk/list_file.h"
#include "text/json.h"

/* Odd cells, each with its place, then the counts; `done` is 已写入 or 写入后. */
void list_file_text(struct cli *cli, const struct list_file *file, const char *done);
/* file, encoding, header_line, rows and problems, into an open object. */
void list_file_json(struct json *j, const struct list_file *file, const char *path);
/* What the number of the batch is for, or that nothing was written; to the notes. */
void list_file_batch(struct cli *cli, int64_t batch, bool is_dry);
/* STATUS_FINDINGS when a row was rejected. */
enum status list_file_status(const struct list_file *file);

#endif

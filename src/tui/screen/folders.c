#include "tui/screen/folders.h"

#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/habits.h"

const char *folder_propose(struct ui *ui, struct arena *a, const char *folder, const char *name)
{
    struct err err = {.arena = a};
    const char *kept = NULL;
    if (habit_get(ui->options.desk, a, folder, &kept, &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    return !text_is_empty(kept) && file_is_directory(kept) ? arena_printf(a, "%s%s", kept, name)
                                                           : name;
}

void folder_keep(struct ui *ui, const char *folder, const char *path)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *full = path_full(&a, path);
    const char *slash = strrchr(full, '/');
    if (slash && habit_set(ui->options.desk, folder,
                           arena_copy(&a, full, (size_t)(slash + 1 - full)), &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    arena_release(&a);
}

struct question replace_question(struct arena *a, int id, const char *path)
{
    const char *slash = strrchr(path, '/');
    return (struct question){
        .kind = ASK_YES_NO,
        .id = id,
        .text = arena_printf(a, "已经有 %s 了. 换掉它? 换掉的找不回来", slash ? slash + 1 : path)};
}

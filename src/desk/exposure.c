#include "desk/exposure.h"

#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>

#include "base/slice.h"

enum { READ = 4, WRITE = 2, ENTER = 1, STICKY = 01000 };

/* What permissions of one kind (group or others, three bits each) let them do with the file. */
static const char *can_do(unsigned file, unsigned folder, bool is_sticky)
{
    if (!(folder & ENTER)) {
        return NULL;
    }
    if ((folder & WRITE) && !is_sticky) {
        return file & READ ? "可读可换" : "可换";
    }
    return file & WRITE ? "可改" : file & READ ? "可读" : NULL;
}

struct exposure exposure_of(struct arena *a, unsigned file, unsigned folder, bool group_is_others)
{
    bool is_sticky = folder & STICKY;
    const char *everybody = can_do(file & 7, folder & 7, is_sticky);
    const char *group = group_is_others ? can_do(file >> 3 & 7, folder >> 3 & 7, is_sticky) : NULL;
    const char *who = everybody ? "这台机器上的人都" : "同组的人都", *what = everybody;
    if (!everybody && !group) {
        return (struct exposure){NULL, NULL};
    }
    what = everybody ? everybody : group;
    return (struct exposure){
        arena_printf(a, "文件%s%s", everybody ? "人人" : "同组", what),
        arena_printf(a,
                     "申报台文件%s%s, 不用登录: 文件权限 %o, 目录 %o; 只让一个账号碰到它的做法见 "
                     "docs/deployment.md",
                     who, what, file & 0777, folder & 07777),
    };
}

static bool group_is_others(const struct stat *file)
{
    const struct group *group = getgrgid(file->st_gid);
    if (!group || group->gr_mem[0]) {
        return true;
    }
    bool is_named_so = false;
    const struct passwd *owner = getpwuid(file->st_uid);
    if (owner) {
        is_named_so = text_eq(owner->pw_name, group->gr_name);
    }
    return !is_named_so;
}

/* False for a desk in memory, which has no file. */
static bool look(const struct desk *desk, struct stat *file, struct stat *folder)
{
    struct arena a = {0};
    const char *slash = strrchr(desk->path, '/');
    const char *where = !slash ? "."
                        : slash > desk->path
                            ? arena_copy(&a, desk->path, (size_t)(slash - desk->path))
                            : "/";
    bool is_there = stat(desk->path, file) == 0 && stat(where, folder) == 0;
    arena_release(&a);
    return is_there;
}

struct exposure desk_exposure(const struct desk *desk, struct arena *a)
{
    struct stat file, folder;
    return look(desk, &file, &folder)
               ? exposure_of(a, file.st_mode, folder.st_mode, group_is_others(&file))
               : (struct exposure){NULL, NULL};
}

uint64_t exposure_mark(const struct desk *desk)
{
    struct stat file, folder;
    return look(desk, &file, &folder)
               ? (uint64_t)file.st_mode << 48 ^ (uint64_t)folder.st_mode << 32 ^ file.st_gid
               : 0;
}

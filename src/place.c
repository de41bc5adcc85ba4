#include "place.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static const char *home(struct arena *a)
{
    const char *value = environment("HOME");
    const struct passwd *who = value ? NULL : getpwuid(getuid());
    return value ? value : arena_text(a, who && who->pw_dir ? who->pw_dir : "/");
}

static const char *own_desk(struct arena *a)
{
    const char *base = environment("XDG_DATA_HOME");
    return base ? arena_printf(a, "%s/shenbao/desk.db", base)
                : arena_printf(a, "%s/.local/share/shenbao/desk.db", home(a));
}

const char *place_desk(struct arena *a, const char *given)
{
    const char *desk = given ? given : environment("SHENBAO_DESK");
    if (!desk && file_exists(PLACE_SHARED)) {
        desk = PLACE_SHARED;
    }
    return desk ? desk : own_desk(a);
}

const char *place_log(struct arena *a)
{
    const char *base = environment("XDG_STATE_HOME");
    return base ? arena_printf(a, "%s/shenbao/shenbao.log", base)
                : arena_printf(a, "%s/.local/state/shenbao/shenbao.log", home(a));
}

const char *place_data(struct arena *a)
{
    char exe[4096];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
    if (n <= 0 || n >= (ssize_t)sizeof exe) {
        return NULL;
    }
    while (n > 0 && exe[n - 1] != '/') {
        n--;
    }
    static const char *const beside[] = {"../share/shenbao/data", "../../data", "../../../../data"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const char *dir = arena_printf(a, "%.*s%s", (int)n, exe, beside[i]);
        if (file_exists(arena_printf(a, "%s/notices", dir))) {
            return dir;
        }
    }
    return NULL;
}

const char *place_password_file(void)
{
    return environment("SHENBAO_PASSWORD_FILE");
}

const char *place_ssh_command(void)
{
    return environment("SSH_ORIGINAL_COMMAND");
}

const char *place_user(struct arena *a)
{
    const struct passwd *who = getpwuid(getuid());
    return who ? arena_text(a, who->pw_name) : arena_printf(a, "uid%u", (unsigned)getuid());
}

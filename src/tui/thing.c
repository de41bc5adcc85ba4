#include "tui/thing.h"

#include "base/slice.h"
#include "tui/ui.h"

static const struct thing_screens *find(const char *noun)
{
    const struct thing_screens *t = thing_screens;
    while (t->noun && !text_eq(t->noun, noun)) {
        t++;
    }
    return t;
}

static struct action push(struct screen *from, const struct screen_class *class,
                          const void *argument)
{
    if (!class) {
        ui_say(from->ui, STYLE_WARNING, "这里没有可打开的内容.");
        return action_none();
    }
    return action_push(class, argument);
}

static struct action open_class(struct screen *from, const struct screen_class *class, int64_t id)
{
    int64_t *argument = ARENA_NEW(&from->arena, int64_t);
    *argument = id;
    return push(from, class, argument);
}

struct action thing_open(struct screen *from, const char *noun, int64_t id)
{
    const struct thing_screens *t = find(noun);
    return open_class(from, t->card ? t->card : t->form, id);
}

struct action thing_edit(struct screen *from, const char *noun, int64_t id)
{
    const struct thing_screens *t = find(noun);
    return open_class(from, t->form || id == 0 ? t->form : t->card, id);
}

struct action thing_search(struct screen *from, const char *noun, const char *where)
{
    return push(from, find(noun)->list, arena_text(&from->arena, where));
}

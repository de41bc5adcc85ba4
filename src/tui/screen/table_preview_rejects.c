/* The rows that are not taken, as a file to be sent back. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "tui/screen/folders.h"
#include "tui/screen/table_preview.h"

/* 某集团-拒收行.csv of 某集团.csv: the rejects of another file keep theirs. */
static const char *rejects_name(struct table_preview *p)
{
    const char *slash = strrchr(p->options.path, '/');
    const char *name = slash ? slash + 1 : p->options.path, *dot = strrchr(name, '.');
    int length = (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));
    return arena_printf(&p->asked, "%.*s-拒收行.csv", length, name);
}

struct action table_preview_ask_rejects(struct screen *s)
{
    struct table_preview *p = s->state;
    if (p->plan.counts.rejected + p->plan.counts.asked == 0) {
        ui_say(s->ui, STYLE_GOOD, "没有拒收的行");
        return action_none();
    }
    arena_reset(&p->asked);
    p->question =
        (struct question){.kind = ASK_LINE,
                          .id = PREVIEW_ASK_REJECTS,
                          .text = "拒收行存成哪个文件?",
                          .hint = "原来的列加行号和原因, 发还推荐单位改; 已有同名的会先问",
                          .line = folder_propose(s->ui, &p->asked, FOLDER_IN, rejects_name(p))};
    return action_ask(&p->question);
}

static struct action write_rejects(struct screen *s, const char *path)
{
    struct table_preview *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct table_plan plan;
    struct table_import_options o = p->options;
    o.rejects = path;
    if (table_preview(p->ui->options.desk, &a, &o, &plan, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "拒收的 %lld 行已存成 %s",
               (long long)(plan.counts.rejected + plan.counts.asked), path_full(&a, path));
    }
    arena_release(&a);
    return action_none();
}

static struct action write_or_ask(struct screen *s, const char *typed)
{
    struct table_preview *p = s->state;
    p->rejects = path_typed(&s->arena, typed);
    if (text_is_empty(p->rejects)) {
        ui_say(s->ui, STYLE_WARNING, "没有写文件名, 没有存");
        return action_none();
    }
    if (!file_exists(p->rejects)) {
        return write_rejects(s, p->rejects);
    }
    p->question = replace_question(&s->arena, PREVIEW_ASK_REPLACE, p->rejects);
    return action_ask(&p->question);
}

struct action table_preview_rejects_answered(struct screen *s, const struct answer *answer)
{
    const struct table_preview *p = s->state;
    if (answer->id == PREVIEW_ASK_REJECTS) {
        return write_or_ask(s, answer->line);
    }
    return answer->yes ? write_rejects(s, p->rejects) : action_none();
}

#include "tui/screen/unit_act.h"

#include "base/slice.h"
#include "tui/screen/findings.h"
#include "tui/screen/submissions.h"
#include "tui/screen/unit_page.h"
#include "tui/screen/units.h"
#include "tui/thing.h"
#include "tui/ui.h"

enum question_id {
    ASK_VOID = 100,
    ASK_ALIAS,
    ASK_WHICH_ALIAS,
    ASK_WHY_ALIAS,
    ASK_WHICH_MERGED,
    ASK_WHICH_CASES
};

static struct action ask_line(struct unit_act *act, int id, const char *text, const char *hint)
{
    act->question = (struct question){.kind = ASK_LINE, .id = (int)id, .text = text, .hint = hint};
    return action_ask(&act->question);
}

static struct action ask_which(struct unit_act *act, int id, const char *text,
                               const char *const *names, size_t n)
{
    act->question = (struct question){
        .kind = ASK_CHOICE, .id = (int)id, .text = text, .choices = names, .n_choices = n};
    return action_ask(&act->question);
}

/* ---- commands --------------------------------------------------------------------------------- */

static void tell_code(struct screen *s, struct unit_act *act)
{
    const char *code = act->unit.credit_code;
    if (text_is_empty(code)) {
        ui_say(s->ui, STYLE_WARNING, "「%s」没有填信用代码; F4 编辑里填.", act->unit.name);
        return;
    }
    struct code_report r = unit_code_report(&act->arena, code);
    ui_say(s->ui, r.is_valid ? STYLE_GOOD : STYLE_ERROR, "%s  %s", code,
           unit_code_words(s->ui->options.desk, &act->arena, code));
}

static struct action ask_alias_to_void(struct screen *s, struct unit_act *act, struct err *err)
{
    if (unit_aliases_load(s->ui->options.desk, &act->arena, act->unit.record.id, &act->aliases,
                          err) != STATUS_OK) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    if (act->aliases.n == 0) {
        ui_say(s->ui, STYLE_WARNING, "「%s」没有又名; Ctrl-O 加一个.", act->unit.name);
        return action_none();
    }
    const char **names = ARENA_ARRAY(&act->arena, const char *, act->aliases.n);
    for (size_t i = 0; i < act->aliases.n; i++) {
        names[i] = act->aliases.at[i].name;
    }
    return ask_which(act, ASK_WHICH_ALIAS, "作废哪个又名?", names, act->aliases.n);
}

static const char *merged_words(struct desk *desk, struct arena *a, const struct unit *u)
{
    return u->merged_via ? arena_printf(a, "%s (先并入%s)", u->name,
                                        text_or_empty(unit_name(desk, a, u->merged_via)))
                         : u->name;
}

static struct action ask_unmerge(struct screen *s, struct unit_act *act, struct err *err)
{
    if (unit_merged_load(s->ui->options.desk, &act->arena, act->unit.record.id, &act->merged,
                         err) != STATUS_OK) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    if (act->merged.n == 0) {
        ui_say(s->ui, STYLE_WARNING, "没有单位并入「%s」.", act->unit.name);
        return action_none();
    }
    const char **names = ARENA_ARRAY(&act->arena, const char *, act->merged.n);
    for (size_t i = 0; i < act->merged.n; i++) {
        names[i] = merged_words(s->ui->options.desk, &act->arena, &act->merged.at[i]);
    }
    return ask_which(act, ASK_WHICH_MERGED, "把哪个单位拆出来?", names, act->merged.n);
}

/* Every name under which its cases stand: those merged into it count as its own. */
static const char *names_value(struct unit_act *act)
{
    const char *value = arena_printf(&act->arena, "\"%s\"", act->unit.name);
    for (size_t i = 0; i < act->merged.n; i++) {
        value = arena_printf(&act->arena, "%s|\"%s\"", value, act->merged.at[i].name);
    }
    return value;
}

static struct action ask_cases(struct screen *s, struct unit_act *act, struct err *err)
{
    static const char *const choices[] = {"它牵头的", "它联合的", "它推荐的"};
    static const char *const fields[] = {"牵头单位", "联合单位", "推荐单位"};
    if (unit_merged_load(s->ui->options.desk, &act->arena, act->unit.record.id, &act->merged,
                         err) != STATUS_OK) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    for (size_t i = 0; i < 3; i++) {
        act->searches[i] = arena_printf(&act->arena, "%s=%s", fields[i], names_value(act));
    }
    return ask_which(act, ASK_WHICH_CASES, "列出哪些申报件?", choices, 3);
}

static struct action do_command(struct screen *s, struct unit_act *act, enum unit_command command,
                                struct err *err)
{
    const char *name = act->unit.name;
    switch (command) {
    case UNIT_EDIT: return thing_edit(s, "unit", act->unit.record.id);
    case UNIT_PAIRS: return action_push(&unit_pairs_screen, NULL);
    case UNIT_CODE: tell_code(s, act); break;
    case UNIT_CASES: return ask_cases(s, act, err);
    case UNIT_VOID:
        return ask_line(act, ASK_VOID, arena_printf(&act->arena, "作废「%s」的原因?", name),
                        "还在申报件或收件里的不能作废. Esc 不作废");
    case UNIT_ALIAS_ADD:
        return ask_line(act, ASK_ALIAS, arena_printf(&act->arena, "「%s」还叫什么?", name),
                        "写全称; 曾用名空一格写用到哪天, 如 2021-06-30. Esc 不加");
    case UNIT_ALIAS_VOID: return ask_alias_to_void(s, act, err);
    case UNIT_FINDINGS:
        act->about = (struct finding_about){.unit = act->unit.record.id};
        return action_push(&findings_screen, &act->about);
    case UNIT_UNMERGE: return ask_unmerge(s, act, err);
    }
    return action_none();
}

bool unit_act_command(struct screen *s, struct unit_act *act, int command, int64_t unit,
                      struct action *action)
{
    *action = action_none();
    if (command < UNIT_EDIT || command > UNIT_UNMERGE) {
        return false;
    }
    arena_reset(&act->arena);
    struct err err = {.arena = &act->arena};
    act->unit = (struct unit){0};
    if (unit == 0 && command != UNIT_PAIRS) {
        ui_say(s->ui, STYLE_WARNING, "还没有单位. F2 登记一个.");
        return true;
    }
    if (unit && unit_load(s->ui->options.desk, &act->arena, unit, &act->unit, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return true;
    }
    bool is_act = command == UNIT_VOID || command == UNIT_ALIAS_ADD || command == UNIT_ALIAS_VOID ||
                  command == UNIT_UNMERGE;
    if (!is_act || ui_allows(s->ui, MAY_LOG)) {
        *action = do_command(s, act, (enum unit_command)command, &err);
    }
    return true;
}

/* ---- answers ---------------------------------------------------------------------------------- */

static void told(struct screen *s, enum status status, const struct err *err, const char *done)
{
    if (status == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "%s 错了到 0记录 撤销.", done);
    } else {
        ui_say_err(s->ui, err);
    }
}

static void add_alias(struct screen *s, struct unit_act *act, const char *name, struct err *err)
{
    struct unit_alias alias = unit_alias_typed(&act->arena, name);
    alias.unit = act->unit.record.id;
    enum status status = unit_alias_add(s->ui->options.desk, &act->arena, &alias, err);
    told(s, status, err,
         arena_printf(&act->arena, "已加又名「%s」%s%s.", alias.name, alias.until ? ", 用到 " : "",
                      text_or_empty(alias.until)));
}

/* A reason was given. */
static void do_with_reason(struct screen *s, struct unit_act *act, int id, const char *why,
                           struct err *err)
{
    struct desk *desk = s->ui->options.desk;
    struct arena *a = &act->arena;
    int64_t unit = act->unit.record.id;
    if (text_is_empty(why)) {
        ui_say(s->ui, STYLE_WARNING, "没有写原因, 什么也没有改.");
    } else if (id == ASK_VOID) {
        enum status status = unit_void(desk, a, unit, why, err);
        told(s, status, err, arena_printf(a, "已作废「%s」.", act->unit.name));
    } else {
        const struct unit_alias *alias = &act->aliases.at[act->chosen];
        enum status status = unit_alias_void(desk, a, alias->record.id, why, err);
        told(s, status, err, arena_printf(a, "已作废又名「%s」.", alias->name));
    }
}

bool unit_act_answer(struct screen *s, struct unit_act *act, const struct answer *answer,
                     struct action *action)
{
    struct err err = {.arena = &act->arena};
    *action = action_none();
    if (answer->id < ASK_VOID || answer->id > ASK_WHICH_CASES) {
        return false;
    }
    if (!answer->is_given) {
        return true;
    }
    if (answer->id == ASK_WHICH_CASES) {
        *action = action_push(&submissions_screen, act->searches[answer->choice]);
    } else if (answer->id == ASK_WHICH_ALIAS) {
        act->chosen = answer->choice;
        *action = ask_line(act, ASK_WHY_ALIAS, "作废这个又名的原因?", NULL);
    } else if (answer->id == ASK_WHICH_MERGED) {
        const struct unit *other = &act->merged.at[answer->choice];
        act->joining = (struct unit_joining){act->unit.record.id, other->record.id, true};
        *action = action_push(&unit_merge_screen, &act->joining);
    } else if (answer->id == ASK_ALIAS) {
        add_alias(s, act, answer->line, &err);
    } else {
        do_with_reason(s, act, answer->id, answer->line, &err);
    }
    return true;
}

void unit_act_release(struct unit_act *act)
{
    arena_release(&act->arena);
}

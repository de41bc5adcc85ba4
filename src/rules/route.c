#include "rules/route.h"

#include "base/slice.h"
#include "rules/concern.h"

/* One handing over. */
struct leg {
    const struct unit_facts *sender, *receiver;
    bool is_from_lead;
    bool recommends; /* the sender may be a recommender of the notice */
};

/* What the steps say of a leg. */
struct leg_steps {
    const struct step *excluded;  /* names the receiver, takes the sender out */
    const struct step *elsewhere; /* names the sender and another receiver */
    const struct step *takes;     /* names the receiver and another sender */
};

static struct finding route_finding(const struct facts *facts, const char *clause)
{
    return (struct finding){.subject = "路线",
                            .rule = "route",
                            .severity = SEVERITY_WARNING,
                            .is_hard = true,
                            .notice = facts->notice->doc_no,
                            .clause = clause};
}

/* ---- who hands what to whom -------------------------------------------------------------------- */

static bool is_applicant_role(const struct notice *n, const char *word)
{
    for (size_t i = 0; i < n->roles.n; i++) {
        enum role_kind kind = n->roles.at[i].kind;
        if (text_eq(n->roles.at[i].name, word)) {
            return kind == ROLE_APPLICANT || kind == ROLE_LEAD;
        }
    }
    return text_eq(word, "申报单位") || text_eq(word, "牵头单位");
}

/* An applicant is named by its role whatever its class: that the class may apply is a condition. */
static bool names_sender(const struct notice *n, const struct step *s, const struct leg *leg)
{
    bool may_apply = leg->is_from_lead || !leg->recommends;
    for (size_t i = 0; i < s->who.n; i++) {
        if ((may_apply && is_applicant_role(n, s->who.at[i])) ||
            word_names(n, s->who.at[i], leg->sender)) {
            return true;
        }
    }
    return false;
}

static bool names_receiver(const struct notice *n, const struct step *s, const struct leg *leg)
{
    for (size_t i = 0; i < s->to.n; i++) {
        if (word_names(n, s->to.at[i], leg->receiver)) {
            return true;
        }
    }
    return false;
}

static void look_at(const struct step *s, const struct facts *facts, const struct leg *leg,
                    struct leg_steps *out)
{
    bool does = names_sender(facts->notice, s, leg);
    bool receives = names_receiver(facts->notice, s, leg);
    bool is_out = scope_exclusion(&s->rule, facts) != NULL;
    if (receives && is_out && !leg->is_from_lead) {
        out->excluded = s;
    } else if (!is_out && scope_applies(&s->rule, facts) != TRUTH_NO) {
        out->elsewhere = does && !receives && s->to.n ? s : out->elsewhere;
        out->takes = receives && !does && s->who.n ? s : out->takes;
    }
}

static struct leg_steps steps_of(const struct facts *facts, const struct leg *leg)
{
    struct leg_steps steps = {0};
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *s = &facts->notice->steps.at[i];
        if (s->kind == STEP_SUBMIT) {
            look_at(s, facts, leg, &steps);
        }
    }
    return steps;
}

/* ---- in words ---------------------------------------------------------------------------------- */

static const char *joined(struct arena *a, const struct texts *words)
{
    const char *text = "";
    for (size_t i = 0; i < words->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "、" : "", words->at[i]);
    }
    return text;
}

static const char *receiver_name(struct arena *a, const struct leg *leg)
{
    return leg->is_from_lead ? arena_printf(a, "「%s」", text_or_empty(leg->receiver->name))
                             : "本台";
}

static void say_excluded(const struct leg *leg, const struct step *s, const struct facts *facts,
                         struct findings *out)
{
    const struct scope_term *term = scope_exclusion(&s->rule, facts);
    struct finding f = route_finding(facts, term->clause ? term->clause : s->rule.clause);
    f.severity = SEVERITY_ERROR;
    f.text = arena_printf(out->arena, "「%s」不经%s报送：%s", text_or_empty(leg->sender->name),
                          receiver_name(out->arena, leg),
                          s->right_route ? s->right_route : "通知把它除外，应走哪条路没有写");
    findings_add(out, f);
}

/* The receiver is named by the notice, but not for this sender. */
static void say_wrong(const struct leg *leg, const struct leg_steps *steps,
                      const struct facts *facts, struct findings *out)
{
    struct arena *a = out->arena;
    const struct step *s = steps->elsewhere ? steps->elsewhere : steps->takes;
    struct finding f = route_finding(facts, s->rule.clause);
    const char *name = text_or_empty(leg->sender->name);
    const char *why = leg->is_from_lead && s->text ? arena_printf(a, "（%s）", s->text) : "";
    f.text = steps->elsewhere
                 ? arena_printf(a, "「%s」按通知应报%s，%s不在其中%s", name, joined(a, &s->to),
                                receiver_name(out->arena, leg), why)
                 : arena_printf(a, "%s按通知收%s报送的，「%s」不在其中",
                                receiver_name(out->arena, leg), joined(a, &s->who), name);
    findings_add(out, f);
}

/* A recommender of the notice of which it does not say where it hands in: a gap, not a wrong way. */
static void say_gap(const struct leg *leg, const struct step *takes, const struct facts *facts,
                    struct findings *out)
{
    struct finding f = route_finding(facts, takes->rule.clause);
    f.severity = SEVERITY_NOTE;
    f.text = arena_printf(out->arena, "通知没有写「%s」报给谁；%s按通知收%s报送的",
                          text_or_empty(leg->sender->name), receiver_name(out->arena, leg),
                          joined(out->arena, &takes->who));
    findings_add(out, f);
}

/* Nearly every case went right, so this is asked first and of no more than it needs. */
static bool fits(const struct leg *leg, const struct facts *facts)
{
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *s = &facts->notice->steps.at[i];
        if (s->kind == STEP_SUBMIT && scope_applies(&s->rule, facts) != TRUTH_NO &&
            names_receiver(facts->notice, s, leg) && names_sender(facts->notice, s, leg)) {
            return true;
        }
    }
    return false;
}

static void check_leg(const struct leg *leg, const struct facts *facts, struct findings *out)
{
    if (fits(leg, facts)) {
        return;
    }
    struct leg_steps steps = steps_of(facts, leg);
    if (steps.excluded) {
        say_excluded(leg, steps.excluded, facts, out);
        return;
    }
    bool is_judged = leg->is_from_lead ? steps.elsewhere != NULL : steps.takes != NULL;
    bool are_known = !text_is_empty(leg->receiver->class) &&
                     (leg->is_from_lead || !text_is_empty(leg->sender->class));
    bool is_gap = !steps.elsewhere && !leg->is_from_lead && leg->recommends;
    if (is_judged && are_known && is_gap) {
        say_gap(leg, steps.takes, facts, out);
    } else if (is_judged && are_known) {
        say_wrong(leg, &steps, facts, out);
    }
}

/* ---- the rule ---------------------------------------------------------------------------------- */

void route_check_arrival(const struct facts *facts, struct findings *out)
{
    struct leg leg = {&facts->recommender, &facts->receiver, false,
                      unit_recommends(facts->notice, &facts->recommender)};
    bool is_ours = text_eq(facts->recommender.name, facts->receiver.name);
    if (facts->recommender.name && !is_ours) { /* nobody hands in at his own desk */
        check_leg(&leg, facts, out);
    }
}

/* Regions come as codes and names, its own first. */
static const char *region_name_of(const struct texts *regions)
{
    for (size_t i = 0; i < regions->n; i++) {
        if (regions->at[i][0] < '0' || regions->at[i][0] > '9') {
            return regions->at[i];
        }
    }
    return regions->at[0];
}

/* 辖区: the recommender's region must be that of the lead. By 项目所在地 nothing is known of a unit. */
static void check_region(const struct role *role, const struct facts *facts, struct findings *out)
{
    const struct texts *lead = &facts->lead.regions, *region = &facts->recommender.regions;
    bool is_known =
        role->region_by && !text_starts(role->region_by, "项目") && lead->n && region->n;
    if (!is_known || texts_has(lead, region->at[0])) {
        return;
    }
    struct finding f = route_finding(facts, role->rule.clause);
    f.is_hard = false;
    f.text = arena_printf(out->arena, "「%s」在%s，「%s」管的是%s：按%s应由当地的%s推荐，请核实",
                          facts->lead.name, region_name_of(lead), facts->recommender.name,
                          region_name_of(region), role->region_by, role->name);
    findings_add(out, f);
}

static void check_regions(const struct facts *facts, struct findings *out)
{
    for (size_t i = 0; i < facts->notice->roles.n; i++) {
        const struct role *role = &facts->notice->roles.at[i];
        bool is_it = role->kind == ROLE_RECOMMENDER && role_fits(role, &facts->recommender);
        if (is_it && scope_applies(&role->rule, facts) != TRUTH_NO) {
            check_region(role, facts, out);
        }
    }
}

/* 免: steps the definition takes this submission out of. */
static void note_exemptions(const struct facts *facts, struct findings *out)
{
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *s = &facts->notice->steps.at[i];
        const struct scope_term *term = scope_exclusion(&s->rule, facts);
        if (s->kind != STEP_SUBMIT && term && s->right_route) {
            struct finding f = route_finding(facts, term->clause ? term->clause : s->rule.clause);
            f.severity = SEVERITY_NOTE;
            f.text = arena_printf(out->arena, "不经「%s」：%s", s->name, s->right_route);
            findings_add(out, f);
        }
    }
}

void route_check(const struct facts *facts, struct findings *out)
{
    if (facts->notice->kind == NOTICE_WORK) {
        struct finding f = route_finding(facts, NULL);
        f.severity = SEVERITY_ERROR;
        f.text = arena_printf(out->arena, "%s号是工作部署，不征集申报件，请改登在别的通知下",
                              facts->notice->code);
        findings_add(out, f);
        return;
    }
    bool is_self = text_eq(facts->lead.name, facts->recommender.name);
    struct leg first = {
        .sender = &facts->lead, .receiver = &facts->recommender, .is_from_lead = true};
    if (facts->lead.name && facts->recommender.name && !is_self) {
        check_leg(&first, facts, out);
        check_regions(facts, out);
    }
    route_check_arrival(facts, out);
    note_exemptions(facts, out);
}

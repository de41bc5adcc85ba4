/* 一致: things received that have to agree, as paper and electronic version of one material, or two
 * materials with each other (材料.一致). Whether they do is looked at by a person at the arrival. */
#ifndef RULES_AGREE_H
#define RULES_AGREE_H

#include "rules/copies.h"

enum agreement { AGREEMENT_NOT_LOOKED, AGREEMENT_SAME, AGREEMENT_DIFFERENT };

/* yes and no, as an arrival keeps it; everything else: nobody looked. */
enum agreement agreement_of(const char *is_same);
/* Of several arrivals of one submission: one that differs weighs most. */
enum agreement agreement_joined(enum agreement one, enum agreement other);

/* Findings `agree`: one that names the materials that were found to differ, with the words of the
 * document and what follows. Silent where the notice asks for none, where nothing came that it asks
 * of, and while nobody has looked. */
void agree_check(const struct facts *facts, struct copies_given given, enum agreement agreement,
                 struct findings *out);

#endif

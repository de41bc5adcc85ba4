# The statements and migrations of schema/ become C: store/queries.h and store/queries.c.
SQL := $(sort $(wildcard schema/migrations/*.sql)) $(sort $(wildcard schema/queries/*.sql))
GENERATED_H += $(GEN)/store/queries.h
GENERATED_C += $(GEN)/store/queries.c

$(GEN)/store/queries.h $(GEN)/store/queries.c: $(GEN)/store/queries.%: $(SQL) schema/generate.awk
	$(Q)mkdir -p $(@D) && LC_ALL=C.UTF-8 awk -v out=$* -f schema/generate.awk $(SQL) > $@.part && mv $@.part $@

# Pinyin initials out of Debian's unicode-data (Unihan).
UNIHAN ?= /usr/share/unicode/Unihan_Readings.txt.bz2
GENERATED_H += $(GEN)/text/pinyin_table.h

$(GEN)/text/pinyin_table.h: src/text/pinyin.awk $(UNIHAN)
	$(Q)mkdir -p $(@D) && bzcat $(UNIHAN) | LC_ALL=C awk -f src/text/pinyin.awk > $@.part && mv $@.part $@

$(UNIHAN):
	$(error There is no $@: it comes with unicode-data. Run: make deps-build)

-- The classes that units have, without looking at every unit: 今日 asks for them before its first picture.
CREATE INDEX unit_class ON unit (class) WHERE is_void = 0 AND merged_into IS NULL AND class <> '';

-- A 补充通知 changes rules of the notice it amends (文号). A revision of that notice names the revisions of
-- the supplements merged into it, in order, and the day up to which their changes count.
ALTER TABLE notice ADD COLUMN amends TEXT;
ALTER TABLE notice_revision ADD COLUMN supplements TEXT;
ALTER TABLE notice_revision ADD COLUMN as_of TEXT;

-- Counts of the minute that runs. Losing them in a crash gives an agent a fresh minute, and not writing them to the log
-- saves every call of an agent a wait for the disk.
ALTER TABLE "rate_windows" SET UNLOGGED;

-- Lets one statement write several rows or none: what it expects of itself and does not find ends it with SQLSTATE AIS01.
-- (\x3b is the semicolon, at which the tool that compares schemas would cut.)
CREATE OR REPLACE FUNCTION aisle_expect(is_so boolean, what text) RETURNS boolean LANGUAGE plpgsql AS E'
BEGIN
  IF NOT is_so THEN RAISE EXCEPTION USING ERRCODE = ''AIS01'', MESSAGE = what\x3b END IF\x3b
  RETURN true\x3b
END';

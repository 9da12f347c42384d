-- The member asked for confidential communications (45 CFR 164.522(b)): nobody pays this bill, or
-- hears of it, by its number alone.
ALTER TABLE bills ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1));

-- How who paid by a bill's number stands to the member, as they said; no row when the member paid
-- after identification.
CREATE TABLE payment_payers (
  payment_id TEXT PRIMARY KEY REFERENCES payments (id),
  relationship TEXT NOT NULL CHECK (relationship IN (
    'member', 'family', 'caregiverOrFriend', 'organization'
  ))
) STRICT, WITHOUT ROWID;

-- Events of payments repeated the buyer's token, and were once kept with it. What is kept of them
-- for up to fourteen days more is masked. In the text of jsonb a quote inside a value is \", so only a key is met.
UPDATE "inbox_messages"
SET "payload" = regexp_replace("payload"::text, '"shared_payment_granted_token": "[^"]*"',
  '"shared_payment_granted_token": null', 'g')::jsonb
WHERE "source" = 'stripe' AND "payload"::text LIKE '%"shared\_payment\_granted\_token": "%';

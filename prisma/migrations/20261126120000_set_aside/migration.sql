-- Steps of a platform's order that cannot be made, renamed: they were easily mistaken for the hold of stock.
UPDATE "purchases" SET "step" = 'setting_aside' WHERE "step" = 'holding';
UPDATE "purchases" SET "step" = 'set_aside' WHERE "step" = 'held';

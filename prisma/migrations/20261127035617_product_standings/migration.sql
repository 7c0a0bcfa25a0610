-- CreateTable
CREATE TABLE "product_standings" (
    "shop_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "reason" TEXT,
    "rule_name" TEXT,
    "rules" TEXT[],
    "severity" TEXT,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_standings_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateIndex
CREATE INDEX "product_standings_shop_id_title_product_id_idx" ON "product_standings"("shop_id", "title", "product_id");

-- CreateIndex
CREATE INDEX "product_standings_shop_id_effect_title_product_id_idx" ON "product_standings"("shop_id", "effect", "title", "product_id");

-- CreateIndex
CREATE INDEX "product_standings_shop_id_severity_title_product_id_idx" ON "product_standings"("shop_id", "severity", "title", "product_id");

-- CreateIndex
CREATE INDEX "product_standings_rules_idx" ON "product_standings" USING GIN ("rules");

-- What staff type is searched as beginnings of words (feeds/quality/search-words.ts).
CREATE INDEX "product_standings_words_idx" ON "product_standings" USING GIN (to_tsvector('simple', "words"));

-- AddForeignKey
ALTER TABLE "product_standings" ADD CONSTRAINT "product_standings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

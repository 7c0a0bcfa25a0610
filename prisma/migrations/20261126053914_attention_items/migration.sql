-- CreateTable
CREATE TABLE "attention_items" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "open_key" TEXT,
    "order_id" TEXT,
    "text" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settlement" TEXT,

    CONSTRAINT "attention_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attention_items_shop_id_raised_at_idx" ON "attention_items"("shop_id", "raised_at");

-- CreateIndex
CREATE UNIQUE INDEX "attention_items_shop_id_open_key_key" ON "attention_items"("shop_id", "open_key");

-- AddForeignKey
ALTER TABLE "attention_items" ADD CONSTRAINT "attention_items_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

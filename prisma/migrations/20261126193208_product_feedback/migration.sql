-- CreateTable
CREATE TABLE "product_feedback" (
    "shop_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "messages" TEXT[],
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_feedback_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- AddForeignKey
ALTER TABLE "product_feedback" ADD CONSTRAINT "product_feedback_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "staff_actions" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_actions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "staff_actions_shop_id_created_at_id_idx" ON "staff_actions"("shop_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "staff_actions_created_at_idx" ON "staff_actions"("created_at");

-- AddForeignKey
ALTER TABLE "staff_actions" ADD CONSTRAINT "staff_actions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

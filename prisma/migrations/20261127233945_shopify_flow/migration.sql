-- AlterTable
ALTER TABLE "quality_problems" ADD COLUMN     "new_rules" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "flow_action_runs" (
    "shop_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flow_action_runs_pkey" PRIMARY KEY ("shop_id","run_id")
);

-- CreateIndex
CREATE INDEX "flow_action_runs_at_idx" ON "flow_action_runs"("at");

-- AddForeignKey
ALTER TABLE "flow_action_runs" ADD CONSTRAINT "flow_action_runs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

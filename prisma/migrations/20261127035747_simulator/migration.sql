-- CreateTable
CREATE TABLE "simulator_runs" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "session_id" TEXT,
    "started_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "simulator_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "simulator_steps" (
    "run_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "exchange" JSONB NOT NULL,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "simulator_steps_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "certification_runs" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "certification_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "simulator_runs_shop_id_created_at_id_idx" ON "simulator_runs"("shop_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "simulator_steps_shop_id_idx" ON "simulator_steps"("shop_id");

-- CreateIndex
CREATE INDEX "certification_runs_shop_id_started_at_id_idx" ON "certification_runs"("shop_id", "started_at", "id");

-- AddForeignKey
ALTER TABLE "simulator_runs" ADD CONSTRAINT "simulator_runs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulator_steps" ADD CONSTRAINT "simulator_steps_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "simulator_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification_runs" ADD CONSTRAINT "certification_runs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Finding products by the beginnings of words (app/simulator/find-items.server.ts). Prisma knows no index of an expression.
CREATE INDEX "products_title_words_idx" ON "products" USING GIN (to_tsvector('simple', "title"));

-- CreateTable
CREATE TABLE "feed_destinations" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "country" TEXT,
    "dialect" TEXT,
    "stripe_shipping" TEXT,
    "guard_percent" INTEGER NOT NULL DEFAULT 50,
    "every_hours" INTEGER NOT NULL DEFAULT 24,
    "next_snapshot_at" TIMESTAMPTZ(3) NOT NULL,
    "url_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_destinations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_runs" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "destination_id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "omitted" JSONB NOT NULL DEFAULT '{}',
    "added" INTEGER,
    "changed" INTEGER,
    "removed" INTEGER,
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "feed_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_files" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "feed_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_file_chunks" (
    "shop_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "feed_file_chunks_pkey" PRIMARY KEY ("file_id","n")
);

-- CreateTable
CREATE TABLE "feed_items" (
    "shop_id" TEXT NOT NULL,
    "run_number" BIGINT NOT NULL,
    "item_id" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "feed_items_pkey" PRIMARY KEY ("run_number","item_id")
);

-- CreateIndex
CREATE INDEX "feed_destinations_shop_id_idx" ON "feed_destinations"("shop_id");

-- CreateIndex
CREATE INDEX "feed_destinations_connection_id_idx" ON "feed_destinations"("connection_id");

-- CreateIndex
CREATE INDEX "feed_destinations_next_snapshot_at_idx" ON "feed_destinations"("next_snapshot_at");

-- CreateIndex
CREATE UNIQUE INDEX "feed_runs_number_key" ON "feed_runs"("number");

-- CreateIndex
CREATE INDEX "feed_runs_destination_id_state_number_idx" ON "feed_runs"("destination_id", "state", "number");

-- CreateIndex
CREATE INDEX "feed_runs_shop_id_started_at_idx" ON "feed_runs"("shop_id", "started_at");

-- CreateIndex
CREATE INDEX "feed_files_shop_id_idx" ON "feed_files"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_files_run_id_name_key" ON "feed_files"("run_id", "name");

-- AddForeignKey
ALTER TABLE "feed_destinations" ADD CONSTRAINT "feed_destinations_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_destinations" ADD CONSTRAINT "feed_destinations_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_runs" ADD CONSTRAINT "feed_runs_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "feed_destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_files" ADD CONSTRAINT "feed_files_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "feed_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_file_chunks" ADD CONSTRAINT "feed_file_chunks_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "feed_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_run_number_fkey" FOREIGN KEY ("run_number") REFERENCES "feed_runs"("number") ON DELETE CASCADE ON UPDATE CASCADE;

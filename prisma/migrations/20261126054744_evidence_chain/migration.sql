-- CreateTable
CREATE TABLE "evidence_chains" (
    "session_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "previous_hash" TEXT,

    CONSTRAINT "evidence_chains_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "evidence_entries" (
    "session_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT,
    "salt" TEXT,
    "body_digest" TEXT NOT NULL,
    "previous_hash" TEXT,
    "hash" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_entries_pkey" PRIMARY KEY ("session_id","sequence")
);

-- CreateTable
CREATE TABLE "evidence_accesses" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_accesses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_chains_shop_id_idx" ON "evidence_chains"("shop_id");

-- CreateIndex
CREATE INDEX "evidence_entries_shop_id_idx" ON "evidence_entries"("shop_id");

-- CreateIndex
CREATE INDEX "evidence_accesses_session_id_at_idx" ON "evidence_accesses"("session_id", "at");

-- CreateIndex
CREATE INDEX "evidence_accesses_shop_id_idx" ON "evidence_accesses"("shop_id");

-- AddForeignKey
ALTER TABLE "evidence_chains" ADD CONSTRAINT "evidence_chains_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "checkout_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_entries" ADD CONSTRAINT "evidence_entries_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "evidence_chains"("session_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_accesses" ADD CONSTRAINT "evidence_accesses_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "checkout_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "agent_connections" ADD COLUMN     "api_version" TEXT NOT NULL DEFAULT '2026-04-17';

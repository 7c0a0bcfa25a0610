-- AlterTable
ALTER TABLE "certification_runs" ADD COLUMN     "missing" INTEGER;

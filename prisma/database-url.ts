/** Which database migrations, backups and restores work on: past a pooler, where there is one. @throws Error when none is named. */
export function databaseUrlForTools(env: NodeJS.ProcessEnv = process.env): string {
  const url = env.DATABASE_DIRECT_URL || env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: which database?');
  return url;
}

import { requestedScopes } from '#app/doctor/requested-scopes.ts';
import { runDoctor } from '#app/doctor/run-doctor.server.ts';
import { tellFindings } from '#app/doctor/tell-findings.ts';
import { migrationNames } from '#prisma/migrate.ts';
import toml from '../../shopify.app.toml?raw';

/**
 * `main.js doctor [--json]`: as `npm run doctor`, where the sources are not. Looks at the environment itself, so it also
 * runs where that is not usable.
 * @returns the exit code: 1 where something is wrong
 */
export async function examineInstallation(argv: string[]): Promise<number> {
  const expected = { migrations: migrationNames(), scopes: requestedScopes(toml) };
  const findings = await runDoctor(process.env, expected);
  const told = argv.includes('--json') ? JSON.stringify(findings, null, 2) : tellFindings(findings);
  process.stdout.write(`${told}\n`);
  return findings.some(({ state }) => state === 'fail') ? 1 : 0;
}

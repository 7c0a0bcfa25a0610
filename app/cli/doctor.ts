import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requestedScopes } from '#app/doctor/requested-scopes.ts';
import { runDoctor } from '#app/doctor/run-doctor.server.ts';
import { tellFindings } from '#app/doctor/tell-findings.ts';
import { migrationNames } from '#prisma/migrate.ts';

/** `npm run doctor [-- --json]`: what is wrong with an installation and how to mend it. Fails where something is. */
const toml = fs.readFileSync(fileURLToPath(new URL('../../shopify.app.toml', import.meta.url)), 'utf8');
const findings = await runDoctor(process.env, {
  migrations: migrationNames(),
  scopes: requestedScopes(toml),
});
console.log(process.argv.includes('--json') ? JSON.stringify(findings, null, 2) : tellFindings(findings));
process.exitCode = findings.some(({ state }) => state === 'fail') ? 1 : 0;

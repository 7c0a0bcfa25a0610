import { acpSchemaAvailable } from '#sandbox/agent/acp-schema.ts';

/** Whether the official ACP schema is here. Tests that need it run only then, and this says so loudly. */
export const acpSpecificationHere = acpSchemaAvailable('2026-04-17');

if (!acpSpecificationHere) {
  process.stderr.write(
    'SKIPPED: checks against the official ACP 2026-04-17 schema. Set ACP_SPEC_DIR to run them.\n',
  );
}

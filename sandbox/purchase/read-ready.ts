import fs from 'node:fs';
import { z } from 'zod';

/** The part of `.sandbox/ready.json` that a purchase needs. */
const readySchema = z.object({
  /** The environment of the app's processes. */
  app: z.object({ env: z.record(z.string(), z.string()) }).optional(),
  acp: z.object({
    baseUrl: z.url(),
    apiKey: z.string().min(1),
    handOffKey: z.string().optional(),
    apiVersion: z.string(),
    sampleItemId: z.string().optional(),
    signingSecret: z.string().optional(),
  }),
  shopify: z.object({ url: z.url(), shop: z.string().optional() }),
  stripe: z.object({ url: z.url(), secretKey: z.string().optional() }),
  agent: z.object({ url: z.url() }),
  feed: z.object({ url: z.url() }),
});
export type Ready = z.infer<typeof readySchema>;

/** Reads where the sandbox runs. @throws Error in plain words when the file is missing or incomplete. */
export function readReady(file: string): Ready {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `There is no ${file}. Start the sandbox first (npm run sandbox), or name its file with --ready.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
  const parsed = readySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is incomplete:\n${z.prettifyError(parsed.error)}`);
}

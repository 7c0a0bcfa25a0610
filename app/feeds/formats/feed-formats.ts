import type { FeedFormat, FeedFormatId } from '../feed-format.ts';
import { acp } from './acp/acp-format.ts';
import { google } from './google/google-format.ts';
import { openAiCsv, openAiJsonl, openAiTsv } from './openai/openai-formats.ts';
import { openAiParquet } from './openai/openai-parquet.ts';
import { stripe } from './stripe/stripe-format.ts';

/** Everything a feed can be written as. */
export const FORMATS: Record<FeedFormatId, FeedFormat> = {
  'openai-jsonl': openAiJsonl,
  'openai-csv': openAiCsv,
  'openai-tsv': openAiTsv,
  'openai-parquet': openAiParquet,
  acp,
  stripe,
  google,
};

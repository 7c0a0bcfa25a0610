/** Platforms that speak ACP or read its feeds, by the handle that orders are attributed to. */
export const PLATFORMS = [
  { handle: 'chatgpt', name: 'ChatGPT' },
  { handle: 'copilot', name: 'Microsoft Copilot' },
  { handle: 'perplexity', name: 'Perplexity' },
  { handle: 'gemini', name: 'Google Gemini' },
] as const;

/** The handle of the agent that staff play in the simulator: orders of it are tagged `agent:aisle-simulator`. */
export const SIMULATOR_PLATFORM = 'aisle-simulator';

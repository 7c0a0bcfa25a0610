/**
 * Characters of a body's JSON that are kept of a call, in the activity log and in the evidence. Of a longer one less is
 * kept: an agent must not fill the disk.
 */
export const MOST_KEPT_CHARACTERS = 65_536;

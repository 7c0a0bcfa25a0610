import type { ActivityEntry } from './activity-entry.ts';

/** A call of an agent as the merchant's log shows it. */
export interface ListedCall extends ActivityEntry {
  kind: 'call';
  id: string;
  agentName: string;
  isTest: boolean;
  at: Date;
}

/** What a member of staff, or a command, did. */
export interface ListedStaffAction {
  kind: 'staff';
  id: string;
  at: Date;
  /** shops/actor.ts */
  actor: string;
  /** One of staff-action.ts, or one that a later version knew. */
  action: string;
  subjectId: string | null;
  facts: Record<string, string | number | boolean | null>;
}

export type ListedActivity = ListedCall | ListedStaffAction;

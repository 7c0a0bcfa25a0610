import type { BenchRequest } from '#bench/agent-api/agent-calls.ts';
import type { Kind, Places } from './messages.ts';
import type { SessionShelf, Taken } from './session-shelf.ts';
import { visit } from './visits.ts';

/** Of a hundred requests. Most look and change, few buy; staff, feeds and supervisors are always there. */
const SHARES: Record<Kind, number> = {
  create: 26,
  get: 34,
  update: 20,
  complete: 6,
  replay: 4,
  feed: 1,
  page: 1,
  health: 8,
};
/** As far from one another as they can be: a hundred in a row have these shares, and no kind comes in a burst. */
const ROUND = spread(SHARES);

/** The next request of all that comes to a server, of one agent after the other. */
export class AllKinds {
  private turn = 0;

  constructor(
    private readonly shelves: SessionShelf[],
    private readonly origin: string,
  ) {}

  next({ pageUrl, feedUrl }: Places): Taken | null {
    const turn = this.turn++;
    const kind = ROUND[turn % ROUND.length]!;
    if (kind === 'page') return plain(kind, visit(pageUrl));
    if (kind === 'feed') return plain(kind, visit(feedUrl));
    if (kind === 'health') return plain(kind, visit(`${this.origin}/healthz`));
    const round = Math.floor(turn / ROUND.length);
    return this.shelves[(turn + round) % this.shelves.length]!.take(kind);
  }
}

const plain = (kind: Kind, request: BenchRequest): Taken => ({ kind, request, done: () => undefined });

function spread(shares: Record<Kind, number>): Kind[] {
  const entries = Object.entries(shares) as [Kind, number][];
  return entries
    .flatMap(([kind, share]) =>
      Array.from({ length: share }, (_, index) => ({ kind, at: (index + 0.5) / share })),
    )
    .sort((one, other) => one.at - other.at)
    .map(({ kind }) => kind);
}

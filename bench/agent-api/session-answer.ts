/** The id of a session and what it comes to, in minor units, from an answer's text. */
export function totalOf(answer: string): { id: string; total: number } {
  const { id, totals } = JSON.parse(answer) as { id: string; totals: { type: string; amount: number }[] };
  return { id, total: totals.find(({ type }) => type === 'total')!.amount };
}

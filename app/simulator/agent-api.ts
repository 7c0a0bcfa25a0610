/**
 * The shop's own agent API as a caller meets it, the gate and all. A skin gives it: the domain knows no skin.
 */
export type AgentApi = (request: Request) => Promise<Response>;

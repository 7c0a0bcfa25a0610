import { createContext } from 'react';

/**
 * What the inline scripts of a document must bear to run (app/shopify/document-headers.server.ts). Known on the server
 * alone: browsers hide it from scripts, and pages do not get any more inline scripts once they are open.
 */
export const ScriptNonce = createContext<string | undefined>(undefined);

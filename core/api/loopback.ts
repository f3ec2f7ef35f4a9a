const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i;

/** Whether an address or a name, without its port, is one that only this machine reaches. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

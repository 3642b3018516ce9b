/** The manifest names people by their e-mail addresses; the part before the sign is the login. */
export const demoLogin = (address: string): string => address.slice(0, address.indexOf('@'));

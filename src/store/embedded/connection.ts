/** For `pg`: the superuser's way in, by unix socket (host is its folder), on Windows by the loopback address. */
export interface EmbeddedConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

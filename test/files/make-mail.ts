/** A mail with its head as given, a text and attachments, encoded as most programs do. */
export function makeMail(
  head: Readonly<Record<string, string>>,
  words: string,
  attachments: readonly { readonly name: string; readonly bytes: Uint8Array | string; readonly type?: string }[] = [],
): string {
  const mark = 'mark-between-parts';
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(words)}`,
    ...attachments.map(
      ({ name, bytes, type = 'application/octet-stream' }) =>
        `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
        `Content-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}`,
    ),
  ];
  return [
    ...lines,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${mark}"`,
    '',
    ...parts.flatMap((part) => [`--${mark}`, part]),
    `--${mark}--`,
    '',
  ].join('\r\n');
}

const base64 = (bytes: Uint8Array | string): string =>
  Buffer.from(bytes as string)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');

export type TarFile = { readonly name: string; readonly bytes: string | Uint8Array; readonly type?: string };

/** A tar archive in the ustar format, so that tests can also make odd ones. */
export function makeTar(files: readonly TarFile[]): Buffer {
  const blocks = files.flatMap(({ name, bytes, type = '0' }) => {
    const body = Buffer.from(bytes as string);
    const head = Buffer.alloc(512);
    head.write(name.slice(0, 100), 0, 'utf8');
    head.write('0000644\0', 100);
    head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('        ', 148);
    head.write(type, 156);
    head.write('ustar\x0000', 257, 'latin1');
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

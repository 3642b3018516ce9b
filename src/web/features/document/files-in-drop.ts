import type { FileToSend } from './upload-state.ts';

/** Folders deeper than this are not followed, so that a loop of links ends. */
const deepest = 40;

/** Every file in what was dropped, folders opened; hidden files that systems leave behind are left out. */
export async function filesInDrop(transfer: DataTransfer): Promise<readonly FileToSend[]> {
  // Entries must be taken before the first wait: the browser empties the transfer afterwards.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: '' }));
  const found: FileToSend[] = [];
  for (const entry of entries) await collect(entry, 0, found);
  return found;
}

/** Files chosen in the browser's own dialog, with their folder paths where a folder was chosen. */
export function filesChosen(list: FileList): readonly FileToSend[] {
  return [...list].filter((file) => !isLitter(file.name)).map((file) => ({ file, path: file.webkitRelativePath }));
}

async function collect(entry: FileSystemEntry, depth: number, found: FileToSend[]): Promise<void> {
  if (isFile(entry)) {
    if (isLitter(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: depth === 0 ? '' : entry.fullPath.replace(/^\//, '') });
  } else if (isFolder(entry) && depth < deepest) {
    for (const inner of await entriesOf(entry)) await collect(inner, depth + 1, found);
  }
}

/** A folder hands over its entries a hundred at a time, until it hands over none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isLitter = (name: string): boolean => name === '.DS_Store' || name === 'Thumbs.db' || name === 'desktop.ini';

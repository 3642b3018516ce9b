import { useMemo, type ComponentProps, type Ref } from 'react';
import type { PlaceForm } from '#engines/places/place-form';
import type { PlaceSegment } from '#engines/places/segment';
import type { TextPane } from '../components/text-pane.tsx';
import { MailView } from './mail-view.tsx';
import { PageView, type PageTurner } from './page-view.tsx';
import { TableView } from './table-view.tsx';
import './place.css';

/** What the other way to see a document is called. */
export const placeNames: Readonly<Record<PlaceForm, string>> = {
  page: 'Page',
  picture: 'Picture',
  table: 'Table',
  mail: 'Mail',
};

type Props = Omit<ComponentProps<typeof TextPane>, 'blocks'> & {
  readonly form: PlaceForm;
  readonly documentId: string;
  readonly mediaType: string;
  readonly map: readonly PlaceSegment[];
  readonly offset: number | null;
  readonly shine: number;
  readonly turner: Ref<PageTurner>;
};

/** The page, table or mail that the words stand in, with the same marks as the text. */
export function PlaceView({ form, documentId, mediaType, map, offset, shine, turner, ...words }: Props) {
  const { text, marks, passing, lit, onPick } = words;
  const all = useMemo(() => [...marks, ...passing], [marks, passing]);
  if (form === 'mail') return <MailView map={map} {...words} />;
  const shared = { text, map, marks: all, lit, offset, shine, onPick };
  if (form === 'table') return <TableView {...shared} />;
  return <PageView form={form} documentId={documentId} mediaType={mediaType} turner={turner} {...shared} />;
}

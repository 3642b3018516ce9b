import { placeFormOfType } from '#engines/places/place-form';

const words = { page: 'on its page', picture: 'in the picture', table: 'in the table', mail: 'in the mail' } as const;

/** How a link to the place of words is called, by the type of their document; null where its text is all there is. */
export function placeLinkWords(mediaType: string | null): string | null {
  const form = placeFormOfType(mediaType);
  return form === null ? null : words[form];
}

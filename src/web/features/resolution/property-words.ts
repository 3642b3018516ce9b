import type { EntityProperty } from '#domain/entity-property';

/** What may be said of somebody, in the words of a form. */
export const propertyWords: Record<EntityProperty, string> = {
  alias: 'also called',
  previousName: 'called before',
  birthDate: 'born',
  deathDate: 'died',
  birthPlace: 'born in',
  gender: 'gender',
  nationality: 'nationality',
  country: 'country',
  jurisdiction: 'registered in',
  address: 'address',
  phone: 'telephone',
  email: 'e-mail',
  website: 'website',
  passportNumber: 'passport number',
  idNumber: 'identity number',
  registrationNumber: 'registration number',
  taxNumber: 'tax number',
  position: 'position',
  employer: 'employer',
  incorporationDate: 'founded',
  dissolutionDate: 'dissolved',
};

import type { components } from './schema';

/** A form of the interface, by its name in the description. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Words of the house in both languages, as they travel. */
export type Text = Schema<'Text'>;
export type Money = Schema<'Money'>;
export type Role = Schema<'Role'>;
export type OrganisationCard = Schema<'OrganisationCard'>;
export type WireExplanation = Schema<'Explanation'>;

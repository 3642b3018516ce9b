import type { Sourced } from './sourced.ts';

/** Which of the material dates evidence must cover: some day of them, all of them, or none because it is no matter of time. */
export const dateRules = ['within', 'throughout', 'none'] as const;
export type DateRule = (typeof dateRules)[number];

export const elementKinds = ['conduct', 'circumstance', 'mental', 'consent'] as const;
export type ElementKind = (typeof elementKinds)[number];

/** One point to prove. */
export type OffenceElement = Sourced & {
  readonly id: string;
  readonly title: string;
  readonly kind: ElementKind;
  readonly text: string;
  readonly dates: Sourced & { readonly rule: DateRule };
};

/** Elements that several offences share and that may be met in more than one way; each way needs all of its parts. */
export type OffenceCondition = Sourced & {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly ways: readonly { readonly id: string; readonly title: string; readonly parts: readonly string[] }[];
  readonly elements: readonly OffenceElement[];
};

/** Days `YYYY-MM-DD`, both included; null is open. */
export type InForce = {
  readonly from: string | null;
  readonly to: string | null;
  readonly fromSource: Sourced | null;
  readonly toSource: Sourced | null;
};

export type Offence = Sourced & {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  readonly statute: string;
  readonly section: string;
  /** `as data`: listed with what is known of it, not worked out to the last limb. */
  readonly modelled: 'fully' | 'as data';
  readonly inForce: InForce;
  readonly maximum: Sourced & { readonly text: string };
  readonly consent: Sourced & { readonly text: string };
  readonly foreignPower: Sourced & { readonly needed: 'yes' | 'no' | 'one limb'; readonly text: string };
  readonly conditions: readonly string[];
  readonly elements: readonly OffenceElement[];
  readonly notes: readonly string[];
};

/** A decision of a court that changes what an element asks for, from its date on. */
export type Ruling = Sourced & {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  /** The day it was given, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: readonly {
    readonly offenceId: string;
    readonly elementId: string;
    readonly title: string;
    readonly text: string;
  }[];
  /** What is disputed about it in public, shown beside it. */
  readonly disputed: readonly string[];
};

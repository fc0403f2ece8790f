import type { VerifierKey } from '@/lib/audit/checkpoint';
import type { JsonObject } from '@/lib/audit/json';

export interface Fits {
  fits: true;
  /** `OK <n> events`. */
  sentence: string;
  /** In the bundle; the rest of the log is there as hashes. */
  events: number;
  /** Leaves of the log that the bundle covers. */
  size: number;
  organization: string;
  exportedAt: string;
  /** What was asked for; empty where it was everything. It is not signed. */
  filter: JsonObject;
  /** Of how many first leaves the hashes alone are left. It is not signed. */
  expired: number;
  checkpoints: number;
  /** Who signed the last checkpoint. */
  key: VerifierKey;
  /** Whether the key was given, and not only believed. */
  pinned: boolean;
  /** How many checkpoints that were kept outside fit. */
  kept: number;
}

export interface DoesNotFit {
  fits: false;
  /** Not where a checkpoint kept outside cannot be compared with this bundle, which then says nothing either way. */
  judged: boolean;
  /** The first thing that does not fit, and how, in the words of docs/audit-bundle.md. */
  sentence: string;
  /** Where it is an event. */
  index?: number;
  id?: string;
}

export type Verdict = Fits | DoesNotFit;

/** The first thing that does not fit. */
export class Unfit extends Error {
  readonly event: { index: number; id: string } | undefined;

  constructor(sentence: string, event?: { index: number; id: string }) {
    super(sentence);
    this.event = event && { index: event.index, id: event.id };
  }
}

/** What was given besides the bundle. */
export interface Trusted {
  /** Keys in the signed-note form, of which one has to have signed; without any the bundle's own are believed. */
  keys?: readonly string[];
  /** Checkpoints that were kept outside, one after another. */
  checkpoints?: string;
}

export interface Progress {
  /** Of the file. */
  bytes: number;
  events: number;
}

/** What was done to them where a checkpoint does not fit; the one before it did. */
export function rewritten(from: number, to: number, what: string): string {
  const events = from === to ? `event ${from} was` : `events ${from} to ${to} were`;
  const fitting = from === 0 ? '' : `, that at ${from} does`;
  return `${events} rewritten, removed or added: ${what} does not fit${fitting}`;
}

/** `event 7 is missing`, `events 7 to 9 are missing`. */
export function missing(from: number, to: number): string {
  return from === to ? `event ${from} is missing` : `events ${from} to ${to} are missing`;
}

import { fromBase64, Malformed } from '@/lib/audit/bytes';
import {
  type Checkpoint,
  checkpointOf,
  checkpointsIn,
  sameRoot,
  signerOf,
  type VerifierKey,
  verifierKey,
  WrongSignature,
} from '@/lib/audit/checkpoint';
import { CompactRange } from '@/lib/audit/compact-range';
import { type EventLine, eventLine, faultOf, isIndex, nameOf } from '@/lib/audit/event-line';
import { type Header, headerOf } from '@/lib/audit/header';
import { isObject, type JsonObject } from '@/lib/audit/json';
import type { BundleRecord } from '@/lib/audit/records';
import { columnFault } from '@/lib/audit/records';
import { type Fits, missing, type Trusted, Unfit } from '@/lib/audit/verdict';

/** Events whose hashes are on their way at once. */
const TOGETHER = 512;

/** What is known of a bundle while its lines go by. */
export class BundleCheck {
  events = 0;
  readonly #range = new CompactRange();
  readonly #pinned: readonly VerifierKey[];
  /** Kept outside, smallest first; those that were met are taken away. */
  readonly #outside: Checkpoint[];
  readonly #kept: number[] = [];
  readonly #unjudged: number[] = [];
  #header: Header | undefined;
  #waiting: BundleRecord[] = [];
  #lines: EventLine[] = [];
  #checkpoints = 0;
  #last: { size: number; signer: VerifierKey } | undefined;
  /** Up to here a checkpoint fitted. */
  #sound = 0;
  #ended = false;

  private constructor(pinned: readonly VerifierKey[], outside: Checkpoint[]) {
    this.#pinned = pinned;
    this.#outside = outside;
  }

  static async trusting({ keys = [], checkpoints = '' }: Trusted): Promise<BundleCheck> {
    const outside = checkpointsIn(checkpoints).sort((one, other) => one.size - other.size);
    return new BundleCheck(await Promise.all(keys.map(verifierKey)), outside);
  }

  async take(record: BundleRecord): Promise<void> {
    const { json } = record;
    if (this.#ended) {
      throw new Malformed('something stands after the end');
    }
    if (this.#header === undefined) {
      this.#header = await headerOf(json);
      this.#ignoreOthers(this.#header.origin);
      await this.#compareOutside();
    } else if ('proof' in json) {
      await this.#takeEvent(record, eventLine(json));
    } else {
      await this.settle();
      await this.#takeOther(json);
    }
  }

  async #takeOther(json: JsonObject): Promise<void> {
    if (isObject(json.subtree)) {
      await this.#takeSubtree(json.subtree);
    } else if (typeof json.checkpoint === 'string') {
      await this.#takeCheckpoint(checkpointOf(json.checkpoint));
    } else if (isObject(json.end)) {
      this.#end(json.end);
    } else {
      throw new Malformed('neither an event, a subtree, a checkpoint nor the end');
    }
  }

  async #takeEvent(record: BundleRecord, event: EventLine): Promise<void> {
    const next = this.#range.size + this.#lines.length;
    if (event.index > next) {
      throw new Unfit(missing(next, event.index - 1), event);
    }
    if (event.index < next) {
      throw new Unfit(`${nameOf(event)} is out of place: event ${next} comes here`, event);
    }
    this.#waiting.push(record);
    this.#lines.push(event);
    if (this.#lines.length === TOGETHER || this.#outside[0]?.size === next + 1) {
      await this.settle();
    }
  }

  /** Takes the waiting events into the log; the first that does not fit ends it. */
  async settle(): Promise<void> {
    const [lines, records] = [this.#lines, this.#waiting];
    this.#lines = [];
    this.#waiting = [];
    const organization = this.#header?.organization ?? '';
    const faults = await Promise.allSettled(lines.map((line) => faultOf(line, organization)));
    for (const [at, found] of faults.entries()) {
      const [event, record] = [lines[at] as EventLine, records[at] as BundleRecord];
      if (found.status === 'rejected') {
        throw found.reason instanceof Malformed ? new Malformed(found.reason.message, record.number) : found.reason;
      }
      const fault = found.value ?? columnFault(record, event);
      if (fault !== undefined) {
        throw new Unfit(fault, event);
      }
    }
    await this.#range.append(lines.map(({ hash }) => hash));
    this.events += lines.length;
    await this.#compareOutside();
  }

  async #takeSubtree({ from, height, hash }: JsonObject): Promise<void> {
    const next = this.#range.size;
    if (!isIndex(from) || !isIndex(height) || height > 52) {
      throw new Malformed('a subtree is not as it must be');
    }
    if (from > next) {
      throw new Unfit(missing(next, from - 1));
    }
    if (from < next) {
      throw new Unfit(`event ${from} is out of place: event ${next} comes here`);
    }
    const end = from + 2 ** height;
    const { expired = 0, filter = {} } = this.#header ?? {};
    if (Object.keys(filter).length === 0 && end > expired) {
      throw new Unfit(`${missing(Math.max(from, expired), end - 1)}: only hashes are left`);
    }
    await this.#range.append([fromBase64(hash)], height);
    await this.#compareOutside();
  }

  async #takeCheckpoint(checkpoint: Checkpoint): Promise<void> {
    if (checkpoint.origin !== this.#header?.origin) {
      throw new Malformed('a checkpoint of another log');
    }
    if (checkpoint.size !== this.#range.size || checkpoint.size === this.#last?.size) {
      throw new Malformed(`a checkpoint over ${checkpoint.size} where ${this.#range.size} are covered`);
    }
    const signer = await this.#signerOf(checkpoint, 'checkpoint');
    await this.#compare(checkpoint, 'the checkpoint');
    this.#checkpoints += 1;
    this.#last = { size: checkpoint.size, signer };
  }

  async #compare(checkpoint: Checkpoint, name: string): Promise<void> {
    const { size } = checkpoint;
    if (!sameRoot(checkpoint, await this.#range.root())) {
      const fitting = this.#sound === 0 ? '' : `, that at ${this.#sound} does`;
      throw new Unfit(
        `events ${this.#sound} to ${size - 1} were rewritten, removed or added: ${name} at ${size} does not fit${fitting}`,
      );
    }
    this.#sound = size;
  }

  /** Compares those kept outside whose leaves are covered by now. */
  async #compareOutside(): Promise<void> {
    for (let next = this.#outside[0]; next && next.size <= this.#range.size; next = this.#outside[0]) {
      await this.#signerOf(next, 'checkpoint kept outside');
      if (next.size < this.#range.size) {
        this.#unjudged.push(next.size);
      } else {
        await this.#compare(next, 'the checkpoint kept outside');
        this.#kept.push(next.size);
      }
      this.#outside.shift();
    }
  }

  /** Those of other logs say nothing about this one. */
  #ignoreOthers(origin: string): void {
    const own = this.#outside.filter((checkpoint) => checkpoint.origin === origin);
    this.#outside.splice(0, this.#outside.length, ...own);
  }

  async #signerOf(checkpoint: Checkpoint, name: string): Promise<VerifierKey> {
    const keys = [...this.#pinned, ...(this.#header?.keys ?? [])];
    try {
      const signer = await signerOf(checkpoint, keys);
      if (signer !== undefined) {
        return signer;
      }
    } catch (failure) {
      throw failure instanceof WrongSignature
        ? new Unfit(`${name} at ${checkpoint.size}: its signature does not hold`)
        : failure;
    }
    throw new Unfit(`${name} at ${checkpoint.size}: no key that is trusted has signed it`);
  }

  #end({ events, tree_size: size }: JsonObject): void {
    if (events !== this.events || size !== this.#range.size || this.#last?.size !== size) {
      throw new Malformed('the end does not say what was there');
    }
    this.#ended = true;
  }

  /** @param lines how many the bundle has */
  async verdict(lines: number): Promise<Fits> {
    await this.settle();
    const [header, last, later] = [this.#header, this.#last, this.#outside[0]];
    if (header === undefined || last === undefined || !this.#ended) {
      throw new Unfit(`the bundle is cut off after line ${lines}`);
    }
    const pinned = this.#pinned.some(({ text }) => text === last.signer.text);
    if (this.#pinned.length > 0 && !pinned) {
      throw new Unfit(`checkpoint at ${last.size}: no key that is trusted has signed it`);
    }
    if (later !== undefined) {
      await this.#signerOf(later, 'checkpoint kept outside');
      throw new Unfit(`${missing(last.size, later.size - 1)}: a checkpoint kept outside is over ${later.size}`);
    }
    const { organization, exportedAt, filter, expired } = header;
    return {
      fits: true,
      sentence: `OK ${this.events} events`,
      ...{ events: this.events, size: last.size, checkpoints: this.#checkpoints },
      ...{ organization, exportedAt, filter, expired, key: last.signer, pinned },
      ...{ kept: this.#kept, unjudged: this.#unjudged },
    };
  }
}

import { fromBase64, Malformed } from '@/lib/audit/bytes';
import { type Checkpoint, checkpointOf, sameRoot, type VerifierKey, verifierKey } from '@/lib/audit/checkpoint';
import { CompactRange } from '@/lib/audit/compact-range';
import { type EventLine, eventLine, faultOf, isIndex, nameOf } from '@/lib/audit/event-line';
import { type Header, headerOf } from '@/lib/audit/header';
import { isObject, type JsonObject } from '@/lib/audit/json';
import { CutOff } from '@/lib/audit/lines';
import { demandSigner, Outside } from '@/lib/audit/outside';
import type { BundleRecord } from '@/lib/audit/records';
import { columnFault } from '@/lib/audit/records';
import { missing, rewritten, type Trusted, Unfit, type Verdict } from '@/lib/audit/verdict';

/** Events whose hashes are on their way at once. */
const TOGETHER = 512;

/** What is known of a bundle while its lines go by. */
export class BundleCheck {
  events = 0;
  /** The line that was taken last. */
  #taken = 0;
  readonly #range = new CompactRange();
  readonly #pinned: readonly VerifierKey[];
  readonly #outside: Outside;
  #header: Header | undefined;
  #waiting: BundleRecord[] = [];
  #lines: EventLine[] = [];
  #checkpoints = 0;
  #last: Checkpoint | undefined;
  #ended = false;

  private constructor(pinned: readonly VerifierKey[], outside: Outside) {
    this.#pinned = pinned;
    this.#outside = outside;
  }

  static async trusting({ keys = [], checkpoints }: Trusted): Promise<BundleCheck> {
    return new BundleCheck(await Promise.all(keys.map(verifierKey)), new Outside(checkpoints));
  }

  async take(record: BundleRecord): Promise<void> {
    const { json } = record;
    this.#taken = record.number;
    if (this.#ended) {
      throw new Malformed('there is something after the end');
    }
    if (this.#header === undefined) {
      this.#header = await headerOf(json);
      await this.#outside.belongTo(this.#header.origin, this.#keys());
      await this.#outside.compare(this.#range);
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
      throw new Malformed('it is no event, subtree, checkpoint or end');
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
    if (this.#lines.length === TOGETHER || this.#outside.next === next + 1) {
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
    await this.#outside.compare(this.#range);
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
    await this.#outside.compare(this.#range);
  }

  async #takeCheckpoint(checkpoint: Checkpoint): Promise<void> {
    const { origin, size } = checkpoint;
    if (origin !== this.#header?.origin) {
      throw new Malformed(`a checkpoint of another log: ${origin}`);
    }
    if (size > this.#range.size) {
      throw new Unfit(missing(this.#range.size, size - 1));
    }
    if (size < this.#range.size) {
      throw new Malformed(`a checkpoint over ${size} events where ${this.#range.size} are covered`);
    }
    if (size === this.#last?.size) {
      throw new Malformed(`a second checkpoint at ${size}`);
    }
    await demandSigner(checkpoint, this.#keys(), 'checkpoint');
    if (!sameRoot(checkpoint, await this.#range.root())) {
      throw new Unfit(rewritten(this.#last?.size ?? 0, size - 1, `the checkpoint at ${size}`));
    }
    this.#checkpoints += 1;
    this.#last = checkpoint;
  }

  #keys(): VerifierKey[] {
    return [...(this.#header?.keys ?? []), ...this.#pinned];
  }

  #end({ events, tree_size: size }: JsonObject): void {
    if (this.#last?.size !== this.#range.size) {
      throw new Malformed('there is no checkpoint right before the end');
    }
    if (!isIndex(events) || !isIndex(size)) {
      throw new Malformed('the end does not count');
    }
    if (size !== this.#range.size) {
      throw new Malformed(`the end tells of ${size} events in the log`);
    }
    if (events !== this.events) {
      throw new Malformed(`the end tells of ${events} events, and there are ${this.events}`);
    }
    this.#outside.end(this.#range.size);
    this.#ended = true;
  }

  async verdict(): Promise<Verdict> {
    await this.settle();
    const [header, last] = [this.#header, this.#last];
    if (header === undefined || last === undefined || !this.#ended) {
      throw new CutOff(this.#taken);
    }
    const pinned = this.#pinned.length > 0;
    const key = await demandSigner(last, pinned ? this.#pinned : this.#keys(), 'checkpoint');
    const { kept, notJudged } = this.#outside;
    if (notJudged !== undefined) {
      return { fits: false, judged: false, sentence: notJudged };
    }
    const { organization, exportedAt, filter, expired } = header;
    return {
      fits: true,
      sentence: `OK ${this.events} events`,
      ...{ events: this.events, size: last.size, checkpoints: this.#checkpoints, kept },
      ...{ organization, exportedAt, filter, expired, key, pinned },
    };
  }
}

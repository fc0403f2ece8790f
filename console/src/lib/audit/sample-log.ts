import { type Bytes, concat, hex, sha256, toBase64, utf8 } from '@/lib/audit/bytes';
import { CompactRange } from '@/lib/audit/compact-range';
import type { JsonObject } from '@/lib/audit/json';
import { leafHash, nodeHash } from '@/lib/audit/merkle';
import { toldEvent } from '@/lib/audit/told-event';
import { withPersonalValues, type Sealed } from '@/lib/audit/personal-values';

/** One event of the sample: its leaf, and what seals its personal values. */
export interface SampleEvent {
  leaf: string;
  hash: Bytes;
  personal: Sealed[];
}

/** A log with a key of its own, for tests and for the backend in memory: nothing of it is shipped. */
export class SampleLog {
  readonly origin: string;
  readonly keyText: string;
  readonly events: SampleEvent[] = [];
  readonly #organization: string;
  readonly #pair: CryptoKeyPair;

  private constructor(organization: string, pair: CryptoKeyPair, keyText: string) {
    this.#organization = organization;
    this.origin = originOf(organization);
    this.#pair = pair;
    this.keyText = keyText;
  }

  static async of(organization: string): Promise<SampleLog> {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const key = concat(Uint8Array.of(1), new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    const name = originOf(organization);
    const id = hex((await sha256(concat(utf8(`${name}\n`), key))).slice(0, 4));
    return new SampleLog(organization, pair, `${name}+${id}+${toBase64(key)}`);
  }

  /** @param display the actor's name, which is personal to the actor */
  async add(event: JsonObject, display?: string): Promise<SampleEvent> {
    const personal = display === undefined ? [] : [await sealed({ '/actordisplay': display })];
    const commitment = display === undefined ? {} : { actordisplay: { commitment: await commitmentOf(personal[0]) } };
    const leaf = canonical({ specversion: '1.0', orgid: this.#organization, ...event, ...commitment });
    const added = { leaf, personal, hash: await leafHash(utf8(leaf)) };
    this.events.push(added);
    return added;
  }

  async checkpoint(size = this.events.length): Promise<string> {
    const range = new CompactRange();
    await range.append(this.events.slice(0, size).map(({ hash }) => hash));
    return this.sign(`${this.origin}\n${size}\n${toBase64(await range.root())}\n`);
  }

  async sign(body: string): Promise<string> {
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', this.#pair.privateKey, utf8(body)));
    const id = Uint8Array.from(this.keyText.split('+')[1]?.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    return `${body}\n— ${this.origin} ${toBase64(concat(id, signature))}\n`;
  }

  /** The audit path of a leaf: RFC 6962, section 2.1.1. */
  path(index: number, size = this.events.length): Promise<Bytes[]> {
    return pathIn(
      this.events.slice(0, size).map(({ hash }) => hash),
      index,
    );
  }

  /** The lines of a bundle with every event, and checkpoints at these sizes. */
  async bundle(sizes: readonly number[] = [this.events.length]): Promise<JsonObject[]> {
    const lines: JsonObject[] = [await this.header()];
    for (const [index, event] of this.events.entries()) {
      lines.push(await lineOf(event, index));
      if (sizes.includes(index + 1)) {
        lines.push({ checkpoint: await this.checkpoint(index + 1) });
      }
    }
    return [...lines, { end: { events: this.events.length, tree_size: this.events.length } }];
  }

  header(): Promise<JsonObject> {
    const { origin, keyText } = this;
    const names = { organization_id: this.#organization, origin, exported_at: '2026-11-21T20:00:00Z' };
    return Promise.resolve({ bundle: 'truevalue-audit-bundle/1', ...names, filter: {}, keys: [keyText] });
  }
}

export async function lineOf({ leaf, hash, personal }: SampleEvent, index: number): Promise<JsonObject> {
  const told = toldEvent(await withPersonalValues(JSON.parse(leaf) as JsonObject, personal));
  return { ...told, proof: { leaf_index: index, hash: toBase64(hash), leaf, personal: personal as never } };
}

function originOf(organization: string): string {
  return `truevalue/audit/${organization}`;
}

async function sealed(values: JsonObject): Promise<Sealed> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const text = utf8(JSON.stringify(values));
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, secret, text));
  return { person: 'somebody', ciphertext: toBase64(concat(nonce, encrypted)), key: toBase64(key) };
}

async function commitmentOf(one: Sealed | undefined): Promise<string> {
  const bytes = Uint8Array.from(atob(one?.ciphertext ?? ''), (character) => character.charCodeAt(0));
  return toBase64(await sha256(bytes));
}

/** Names in order, which is all of RFC 8785 that these events need. */
function canonical(value: JsonObject): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))));
}

async function rootOf(hashes: readonly Bytes[]): Promise<Bytes> {
  const range = new CompactRange();
  await range.append(hashes);
  return range.root();
}

async function pathIn(hashes: readonly Bytes[], index: number): Promise<Bytes[]> {
  if (hashes.length < 2) {
    return [];
  }
  const split = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...(await pathIn(left, index)), await rootOf(right)]
    : [...(await pathIn(right, index - split)), await rootOf(left)];
}

/** The root of the aligned subtree of this height that begins at `from`. */
export async function subtreeOf(log: SampleLog, from: number, height: number): Promise<JsonObject> {
  let hashes = log.events.slice(from, from + 2 ** height).map(({ hash }) => hash);
  while (hashes.length > 1) {
    const pairs = Array.from({ length: hashes.length / 2 }, (_, at) => [hashes[2 * at], hashes[2 * at + 1]]);
    hashes = await Promise.all(pairs.map(([left, right]) => nodeHash(left as Bytes, right as Bytes)));
  }
  return { subtree: { from, height, hash: toBase64(hashes[0] as Bytes) } };
}

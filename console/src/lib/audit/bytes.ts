/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Something is not written as its format demands. */
export class Malformed extends Error {
  /** Of the file, where it is known. */
  readonly line: number | undefined;

  constructor(why: string, line?: number) {
    super(why);
    this.line = line;
  }
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Nothing compared here is secret, so that the time it takes tells nobody anything. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Standard base64 with its padding (RFC 4648, section 4), in the one way that these bytes can be written. */
export function fromBase64(text: unknown): Bytes {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new Malformed('not base64');
  }
  const binary = atob(text);
  if (btoa(binary) !== text) {
    throw new Malformed('not base64 in its one form');
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The browser's own cryptography, which pages from `https:` and from this machine have and others have not. */
export function subtle(): SubtleCrypto {
  // The type says that it is always there.
  const found = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (found === undefined) {
    throw new Unsupported('This page has no WebCrypto: open it by https, or from this machine.');
  }
  return found;
}

/** This browser lacks what verifying needs; nothing is said about what was to be verified. */
export class Unsupported extends Error {}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtle().digest('SHA-256', bytes));
}

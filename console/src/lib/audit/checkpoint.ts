import { type Bytes, concat, equalBytes, fromBase64, hex, Malformed, sha256, utf8 } from '@/lib/audit/bytes';
import { signedBy } from '@/lib/audit/ed25519';

/** The key of a log in the verifier form of C2SP signed-note: `<name>+<8 hexadecimal digits>+<base64 of 0x01 ‖ key>`. */
export interface VerifierKey {
  name: string;
  /** The first four bytes of the fingerprint, in hexadecimal. */
  id: string;
  /** SHA-256(name ‖ LF ‖ 0x01 ‖ key) whole: what two people read to each other. It begins with the id. */
  fingerprint: string;
  publicKey: Bytes;
  text: string;
}

/** What a log says that it held: C2SP tlog-checkpoint. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
  /** As it was signed: all that is before the signatures. */
  body: string;
  signatures: { name: string; id: string; signature: Bytes }[];
}

const ED25519 = 1;
/** Past this it is no checkpoint, and not worth the work. */
const LONGEST = 100_000;

export async function verifierKey(text: string): Promise<VerifierKey> {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const [, name = '', id = '', encoded] = parts ?? [];
  const key = parts === null ? undefined : base64(encoded);
  if (key?.length !== 33 || key[0] !== ED25519) {
    throw new Malformed('not an Ed25519 key in the form name+id+base64');
  }
  const fingerprint = hex(await sha256(concat(utf8(`${name}\n`), key)));
  if (!fingerprint.startsWith(id)) {
    throw new Malformed(`the key of ${name} is not the one that its id names`);
  }
  return { name, id, fingerprint, publicKey: key.slice(1), text: text.trim() };
}

/** One or more keys, each in its own line or word: those from before a rotation stand after the present one. */
export function verifierKeys(text: string): Promise<VerifierKey[]> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return Promise.all(words.map(verifierKey));
}

/** Takes a checkpoint apart. What it says is not believed before {@link verifiedBy} names a key. */
export function checkpointOf(text: string): Checkpoint {
  const end = text.indexOf('\n\n');
  if (end < 0 || text.length > LONGEST || hasControls(text)) {
    throw new Malformed('not a signed note');
  }
  const body = text.slice(0, end + 1);
  const [origin = '', size = '', root] = body.split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new Malformed('not a checkpoint: origin and size are not as they must be');
  }
  const hash = base64(root);
  if (hash?.length !== 32) {
    throw new Malformed('not a checkpoint: its root is no SHA-256');
  }
  const lines = text.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) {
    throw new Malformed('not a signed note: its last line is not ended');
  }
  return { origin, size: Number(size), root: hash, body, signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): Checkpoint['signatures'][number] {
  const [, name = '', encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const signature = base64(encoded);
  if (signature === undefined || signature.length < 5) {
    throw new Malformed('not a signed note: a signature is not as it must be');
  }
  return { name, id: hex(signature.slice(0, 4)), signature: signature.slice(4) };
}

/**
 * The first of these keys that signed it. Signatures of keys that are not among them say nothing.
 *
 * @throws WrongSignature where one of these keys did not make the signature that stands under its name
 */
export async function signerOf(checkpoint: Checkpoint, keys: readonly VerifierKey[]): Promise<VerifierKey | undefined> {
  let signer: VerifierKey | undefined;
  for (const { name, id, signature } of checkpoint.signatures) {
    const key = keys.find((one) => one.name === name && one.id === id);
    if (key !== undefined && !(await signedBy(key.publicKey, signature, utf8(checkpoint.body)))) {
      throw new WrongSignature();
    }
    signer ??= key;
  }
  return signer;
}

/** A signature that its key did not make. */
export class WrongSignature extends Error {}

/** Three lines, an empty one, and lines that begin with a dash: wherever they stand in a text. */
const NOTE = /^\S+\n[0-9]+\n[A-Za-z0-9+/]{43}=\n\n(?:— \S+ \S+\n)+/gm;

/** What mail programs put before and after the lines of what is quoted. */
const AROUND_A_LINE = /^[> \t]+|[ \t]+$/gm;

/** The checkpoints in a text, each once, whatever stands between them: a file that they were appended to, or mails. */
export function checkpointsIn(text: string): Checkpoint[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll(AROUND_A_LINE, '');
  const notes = `${lines}\n`.match(NOTE) ?? [];
  return [...new Set(notes)].map(checkpointOf);
}

export function sameRoot(one: Checkpoint, root: Bytes): boolean {
  return equalBytes(one.root, root);
}

function base64(text: string | undefined): Bytes | undefined {
  try {
    return fromBase64(text);
  } catch (failure) {
    if (failure instanceof Malformed) {
      return undefined;
    }
    throw failure;
  }
}

/** A note is lines of plain text. */
function hasControls(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' && character !== '\n');
}

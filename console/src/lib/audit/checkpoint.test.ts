// @vitest-environment node
import { beforeAll, expect, it } from 'vitest';
import { type Bytes, concat, hex, sha256, toBase64, utf8 } from '@/lib/audit/bytes';
import {
  checkpointOf,
  checkpointsIn,
  signerOf,
  type VerifierKey,
  verifierKey,
  WrongSignature,
} from '@/lib/audit/checkpoint';

const NAME = 'truevalue/audit/0193';
const ROOT = toBase64(new Uint8Array(32).fill(7));

let pair: CryptoKeyPair;
let key: VerifierKey;

async function keyText(name: string, publicKey: Bytes): Promise<string> {
  const encoded = concat(Uint8Array.of(1), publicKey);
  const id = hex((await sha256(concat(utf8(`${name}\n`), encoded))).slice(0, 4));
  return `${name}+${id}+${toBase64(encoded)}`;
}

async function signed(body: string, by = pair, as = key): Promise<string> {
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', by.privateKey, utf8(body)));
  const id = Uint8Array.from(as.id.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  return `${body}\n— ${as.name} ${toBase64(concat(id, signature))}\n`;
}

async function newKey(): Promise<[CryptoKeyPair, VerifierKey]> {
  const made = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', made.publicKey));
  return [made, await verifierKey(await keyText(NAME, raw))];
}

beforeAll(async () => {
  [pair, key] = await newKey();
});

it('reads the key of the signed-note specification, and no other under its id', async () => {
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  expect(await verifierKey(text)).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3', text });
  await expect(verifierKey(text.replace('c74f', 'c74e'))).rejects.toThrow('not the one that its id names');
  await expect(verifierKey(text.replace('ARpc', 'Arpc'))).rejects.toThrow('not an Ed25519 key');
});

it('verifies the note of the signed-note specification', async () => {
  const signer = await verifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const body = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signatures = [
    { name: 'EnochRoot', id: 'af0cfe78', signature: utf8('of a key that nobody knows') },
    {
      name: 'PeterNeumann',
      id: 'c74f20a3',
      signature: Uint8Array.from(
        atob('x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='),
        (one) => one.charCodeAt(0),
      ).slice(4),
    },
  ];
  const note = { origin: '', size: 0, root: new Uint8Array(32), body, signatures };
  expect((await signerOf(note, [signer]))?.name).toBe('PeterNeumann');
  await expect(signerOf({ ...note, body: body.replace('your', 'my') }, [signer])).rejects.toThrow(WrongSignature);
});

it('verifies a checkpoint and believes nothing that was changed after it was signed', async () => {
  const text = await signed(`${NAME}\n42\n${ROOT}\n`);
  const checkpoint = checkpointOf(text);
  expect(checkpoint).toMatchObject({ origin: NAME, size: 42 });
  expect(await signerOf(checkpoint, [key])).toBe(key);
  const changed = checkpointOf(text.replace('\n42\n', '\n43\n'));
  await expect(signerOf(changed, [key])).rejects.toThrow(WrongSignature);
});

it('ignores signatures of keys that it does not know, and takes any one that it does', async () => {
  const [otherPair, otherKey] = await newKey();
  const body = `${NAME}\n42\n${ROOT}\n`;
  const both = (await signed(body, otherPair, otherKey)) + (await signed(body)).slice(body.length + 1);
  expect(await signerOf(checkpointOf(both), [key])).toBe(key);
  expect(await signerOf(checkpointOf(await signed(body, otherPair, otherKey)), [key])).toBeUndefined();
  // Signed by another under this one's id.
  const forged = checkpointOf(await signed(body, otherPair, key));
  await expect(signerOf(forged, [key])).rejects.toThrow(WrongSignature);
});

it.each([
  ['no signature', `${NAME}\n42\n${ROOT}\n`],
  ['a size with a leading zero', `${NAME}\n042\n${ROOT}\n\n— ${NAME} AAAAAAA=\n`],
  ['a size past what can be counted', `${NAME}\n9999999999999999\n${ROOT}\n\n— ${NAME} AAAAAAA=\n`],
  ['a root that is no SHA-256', `${NAME}\n42\nAAAA\n\n— ${NAME} AAAAAAA=\n`],
  ['an end without a line feed', `${NAME}\n42\n${ROOT}\n\n— ${NAME} AAAAAAA=`],
  ['a hyphen in the place of the dash', `${NAME}\n42\n${ROOT}\n\n- ${NAME} AAAAAAA=\n`],
  ['a control character', `${NAME}\n42\n${ROOT}\n\u0007\n\n— ${NAME} AAAAAAA=\n`],
])('takes no checkpoint with %s', (_, text) => {
  expect(() => checkpointOf(text)).toThrow();
});

it('reads checkpoints that were kept in one file', async () => {
  const first = await signed(`${NAME}\n42\n${ROOT}\n`);
  const second = await signed(`${NAME}\n43\n${ROOT}\n`);
  expect(checkpointsIn(`${first}${second}`).map(({ size }) => size)).toEqual([42, 43]);
  expect(checkpointsIn(`${first}\n\n${second}`.replaceAll('\n', '\r\n')).map(({ size }) => size)).toEqual([42, 43]);
  const quoted = `You wrote:\n${first.replaceAll(/^/gm, '> ')}`;
  expect(checkpointsIn(quoted).map(({ size }) => size)).toEqual([42]);
  expect(checkpointsIn('\n')).toEqual([]);
});

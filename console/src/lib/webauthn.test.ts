import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bytesOf, createPasskey, knowsPasskeys, passkeyFailure, signWithPasskey, textOf } from '@/lib/webauthn';

class FakeCredential {
  id = 'AQID';
  rawId = bytesOf('AQID').buffer;
  type = 'public-key';
  authenticatorAttachment = 'platform';
  response: object;
  constructor(response: object) {
    this.response = response;
  }
  getClientExtensionResults() {
    return {};
  }
}

const create = vi.fn();
const get = vi.fn();

beforeEach(() => {
  vi.stubGlobal('PublicKeyCredential', FakeCredential);
  vi.stubGlobal('navigator', { credentials: { create, get } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

it('turns base64url into bytes and back, whatever the bytes', () => {
  for (const bytes of [[], [0], [251, 255, 254], [1, 2, 3, 4, 5]]) {
    const text = textOf(Uint8Array.from(bytes).buffer);
    expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
    expect([...bytesOf(text)]).toEqual(bytes);
  }
});

it('gives the browser bytes and sends the server text', async () => {
  create.mockResolvedValue(
    new FakeCredential({
      clientDataJSON: bytesOf('e30').buffer,
      attestationObject: bytesOf('oA').buffer,
      getTransports: () => ['internal'],
    }),
  );
  const made = await createPasskey({
    rp: { id: 'localhost', name: 'TrueValue' },
    user: { id: 'BAUG', name: 'sarah@example.com', displayName: 'Sarah' },
    challenge: 'BwgJ',
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: [{ type: 'public-key', id: 'AQID', transports: ['usb'] }],
  });
  const [{ publicKey }] = create.mock.calls[0] as [{ publicKey: PublicKeyCredentialCreationOptions }];
  expect(publicKey.challenge).toEqual(bytesOf('BwgJ'));
  expect(publicKey.user.id).toEqual(bytesOf('BAUG'));
  expect(publicKey.excludeCredentials?.[0]?.id).toEqual(bytesOf('AQID'));
  expect(made).toMatchObject({
    id: 'AQID',
    rawId: 'AQID',
    response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['internal'] },
  });
});

it('asks quietly where the form offers passkeys, and leaves out a user handle that is not there', async () => {
  get.mockResolvedValue(
    new FakeCredential({
      clientDataJSON: bytesOf('e30').buffer,
      authenticatorData: bytesOf('AA').buffer,
      signature: bytesOf('AQ').buffer,
      userHandle: null,
    }),
  );
  const signed = await signWithPasskey({ challenge: 'BwgJ', rpId: 'localhost' }, { quietly: true });
  expect(get.mock.calls[0]?.[0]).toMatchObject({ mediation: 'conditional' });
  expect(signed).toMatchObject({ response: { authenticatorData: 'AA', signature: 'AQ' } });
  expect((signed as { response: object }).response).not.toHaveProperty('userHandle');
});

it('says why there is none, but not when the person went on without', () => {
  expect(passkeyFailure(new DOMException('', 'InvalidStateError'))).toMatch(/already/);
  expect(passkeyFailure(new DOMException('', 'NotAllowedError'))).toMatch(/cancelled/);
  expect(passkeyFailure(new DOMException('', 'AbortError'))).toBeUndefined();
  expect(passkeyFailure(new Error('else'))).toBeUndefined();
});

it('knows a browser without passkeys', () => {
  vi.stubGlobal('PublicKeyCredential', undefined);
  expect(knowsPasskeys()).toBe(false);
});

import { type Bytes, subtle, Unsupported } from '@/lib/audit/bytes';

const known = new Map<string, Promise<CryptoKey>>();

/** Whether the key signed the message (RFC 8032, Ed25519), by WebCrypto: Chromium 137, Firefox 129, Safari 17 and Node 20 on. */
export async function signedBy(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  return subtle().verify('Ed25519', await imported(publicKey), signature, message);
}

function imported(publicKey: Bytes): Promise<CryptoKey> {
  const name = publicKey.join();
  const found = known.get(name) ?? importOf(publicKey);
  known.set(name, found);
  return found;
}

async function importOf(publicKey: Bytes): Promise<CryptoKey> {
  try {
    return await subtle().importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'NotSupportedError') {
      throw new Unsupported(
        'This browser cannot check Ed25519 signatures. Use a newer one, or ./truevalue verify-audit.',
      );
    }
    throw failure;
  }
}

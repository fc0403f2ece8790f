/** Passkeys in the browser (W3C Web Authentication Level 3), between the JSON of the wire and the bytes of the page. */

export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && typeof navigator.credentials !== 'undefined';
}

/** Whether the browser can offer passkeys among what it fills into a form. */
export async function fillsPasskeys(): Promise<boolean> {
  return (
    knowsPasskeys() &&
    'isConditionalMediationAvailable' in PublicKeyCredential &&
    (await PublicKeyCredential.isConditionalMediationAvailable())
  );
}

export async function createPasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<object> {
  const { user, challenge, excludeCredentials } = options;
  const made = await navigator.credentials.create({
    publicKey: {
      ...(options as unknown as PublicKeyCredentialCreationOptions),
      challenge: bytesOf(challenge),
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: (excludeCredentials ?? []).map(descriptorOf),
    },
  });
  const { response, ...rest } = shared(made);
  const attestation = response as AuthenticatorAttestationResponse;
  return {
    ...rest,
    response: {
      clientDataJSON: textOf(attestation.clientDataJSON),
      attestationObject: textOf(attestation.attestationObject),
      transports: attestation.getTransports(),
    },
  };
}

interface Asking {
  /** Waits in the form until the person picks a passkey there, instead of opening a dialog. */
  quietly?: boolean;
  signal?: AbortSignal;
}

export async function signWithPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
  { quietly, signal }: Asking = {},
): Promise<object> {
  const signed = await navigator.credentials.get({
    publicKey: {
      ...(options as unknown as PublicKeyCredentialRequestOptions),
      challenge: bytesOf(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(descriptorOf),
    },
    ...(quietly ? { mediation: 'conditional' as const } : {}),
    ...(signal ? { signal } : {}),
  });
  const { response, ...rest } = shared(signed);
  const assertion = response as AuthenticatorAssertionResponse;
  return {
    ...rest,
    response: {
      clientDataJSON: textOf(assertion.clientDataJSON),
      authenticatorData: textOf(assertion.authenticatorData),
      signature: textOf(assertion.signature),
      ...(assertion.userHandle ? { userHandle: textOf(assertion.userHandle) } : {}),
    },
  };
}

/** Why a browser gave no passkey, in a sentence; undefined where the person or the page only changed their mind. */
export function passkeyFailure(failure: unknown): string | undefined {
  if (!(failure instanceof DOMException) || failure.name === 'AbortError') {
    return undefined;
  }
  const said: Record<string, string> = {
    InvalidStateError: 'This device has a passkey for your account already.',
    NotAllowedError: 'Nothing was done: the request was cancelled, or took too long.',
    SecurityError: 'Passkeys do not work at this address. Open the console at its usual one.',
    NotSupportedError: 'This device cannot make a passkey of the kind that is needed.',
  };
  return said[failure.name] ?? 'The browser could not use a passkey.';
}

function shared(credential: Credential | null) {
  if (!(credential instanceof PublicKeyCredential)) {
    throw new DOMException('No passkey was given.', 'NotAllowedError');
  }
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  const clientExtensionResults = credential.getClientExtensionResults();
  return { id, rawId: textOf(rawId), type, authenticatorAttachment, response, clientExtensionResults };
}

function descriptorOf({ id, transports }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  const known = transports as AuthenticatorTransport[] | undefined;
  return { type: 'public-key', id: bytesOf(id), ...(known && known.length > 0 ? { transports: known } : {}) };
}

export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

package io.truevalue.signing;

/**
 * What a signer adds to a request.
 *
 * @param timestamp Unix time in whole seconds, for {@link Hop#timestampHeader()}
 * @param nonce 32 lower-case hexadecimal digits, for {@link SigningHeaders#NONCE}
 * @param signature {@code v1=<hex>}, for {@link Hop#signatureHeader()}
 */
public record RequestSignature(String timestamp, String nonce, String signature) {}

package io.github.tryonjobs.client.internal.http;

/**
 * A response with its body, not yet decoded.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body
 * @param redaction takes out secrets that the encoding of the body hid
 */
public record WholeResponse(int status, Headers headers, Body body, Redaction redaction) {}

/** Requests and responses on the wire. The only package that names Jersey. */
@NullMarked
package io.github.tryonjobs.client.internal.http;

import org.jspecify.annotations.NullMarked;

/**
 * From the socket to one typed request, and back; the only package that names Netty and Jersey. A
 * {@link io.github.tryonjobs.mock.http.MockHttpServer} has a {@link
 * io.github.tryonjobs.mock.http.Connection} for each client, which hands requests to the {@link
 * io.github.tryonjobs.mock.http.Application} that all servers share.
 */
@NullMarked
package io.github.tryonjobs.mock.http;

import org.jspecify.annotations.NullMarked;

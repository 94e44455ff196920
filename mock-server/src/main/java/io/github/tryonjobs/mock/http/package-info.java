/** The HTTP server; the only package that names its container. */
@NullMarked
package io.github.tryonjobs.mock.http;

import org.jspecify.annotations.NullMarked;

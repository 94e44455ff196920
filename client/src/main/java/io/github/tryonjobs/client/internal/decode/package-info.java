/**
 * What a response means. The only package that names JSON, and the one that maps generated types.
 */
@NullMarked
package io.github.tryonjobs.client.internal.decode;

import org.jspecify.annotations.NullMarked;

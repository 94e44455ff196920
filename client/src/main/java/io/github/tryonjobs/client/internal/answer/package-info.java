/**
 * What a response means. The only package that names JSON, and the one that maps generated types.
 */
@NullMarked
package io.github.tryonjobs.client.internal.answer;

import org.jspecify.annotations.NullMarked;

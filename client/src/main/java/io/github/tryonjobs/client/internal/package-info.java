/** How the client does what it promises. Not for use from outside, and free to change. */
@NullMarked
package io.github.tryonjobs.client.internal;

import org.jspecify.annotations.NullMarked;

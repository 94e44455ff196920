/** How the mock server says that a request is wrong in a way that is its own business. */
@NullMarked
package io.github.tryonjobs.mock.problem;

import org.jspecify.annotations.NullMarked;

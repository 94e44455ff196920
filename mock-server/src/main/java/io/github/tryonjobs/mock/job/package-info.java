/** Jobs and how they move on: plain Java, without HTTP, JSON or generated types. */
@NullMarked
package io.github.tryonjobs.mock.job;

import org.jspecify.annotations.NullMarked;

/** What lies on the class path beside the classes. */
@NullMarked
package io.github.tryonjobs.mock.resource;

import org.jspecify.annotations.NullMarked;

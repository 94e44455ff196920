/** The language in which a job's plan is written, and the plan that it stands for. */
@NullMarked
package io.github.tryonjobs.mock.scenario;

import org.jspecify.annotations.NullMarked;

package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.State;
import java.util.function.Consumer;

/**
 * What the connections of one server have in common.
 *
 * @param fatal is told of an error after which the server cannot go on
 */
record ServerContext(
    State state,
    Limits limits,
    Door door,
    CallerUrl callerUrl,
    Application application,
    Connections connections,
    Consumer<Error> fatal) {}

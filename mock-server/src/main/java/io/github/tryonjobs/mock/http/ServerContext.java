package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.state.State;
import java.util.function.Consumer;

/** What the connections of one server have in common, and what is told of a fatal error. */
record ServerContext(
    State state,
    Limits limits,
    Door door,
    CallerUrl callerUrl,
    Application application,
    Connections connections,
    Consumer<Error> fatal) {}

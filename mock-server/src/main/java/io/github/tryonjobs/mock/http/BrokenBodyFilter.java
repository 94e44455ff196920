package io.github.tryonjobs.mock.http;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpBrokenContent;

/** Drops a body that is not encoded as it says, which the {@link HttpCodec} has answered. */
final class BrokenBodyFilter extends BaseFilter {

  @Override
  public NextAction handleRead(FilterChainContext context) {
    return context.getMessage() instanceof HttpBrokenContent
        ? context.getStopAction()
        : context.getInvokeAction();
  }
}

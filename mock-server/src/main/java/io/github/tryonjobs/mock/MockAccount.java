package io.github.tryonjobs.mock;

import io.github.tryonjobs.mock.state.Account;

/**
 * The part of a mock server that belongs to one API key: its jobs, clock, limits and requests.
 * Tests that each use an account of their own share a server and never meet.
 */
public final class MockAccount extends MockView {

  private final TryOnMockServer server;
  private final Account account;

  MockAccount(TryOnMockServer server, Account account) {
    super(server.state, account);
    this.server = server;
    this.account = account;
  }

  /** Returns the server as this account sees it: its clock, its requests, its checks and reset. */
  public TryOnMockServer server() {
    return server;
  }

  /** Returns the API key, to be given to the client under test. */
  public String apiKey() {
    return account.apiKey();
  }

  /** Leaves out the API key. */
  @Override
  public String toString() {
    return "MockAccount[" + account.fingerprint() + "]";
  }
}

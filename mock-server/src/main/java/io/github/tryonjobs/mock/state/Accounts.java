package io.github.tryonjobs.mock.state;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The accounts of all API keys that have asked or were set up. Guarded by the {@link State}. */
final class Accounts {

  private final Function<String, Account> maker;
  private final long limit;
  private final Jobs jobs;
  private final Recency<Account> used = new Recency<>();
  private final Map<String, Account> byKey = new HashMap<>();
  private final Map<String, Account> byFingerprint = new HashMap<>();

  Accounts(Function<String, Account> maker, long limit, Jobs jobs) {
    this.maker = maker;
    this.limit = limit;
    this.jobs = jobs;
  }

  @Nullable Account find(String apiKey) {
    return byKey.get(apiKey);
  }

  @Nullable Account ofFingerprint(String fingerprint) {
    return byFingerprint.get(fingerprint);
  }

  Account get(String apiKey) {
    Account known = byKey.get(apiKey);
    if (known != null) {
      used.touch(known.node);
      return known;
    }
    Account account = maker.apply(apiKey);
    byKey.put(apiKey, account);
    byFingerprint.put(account.fingerprint(), account);
    keep(account);
    return account;
  }

  /** Makes an account the one that was used last, with the weight that it has now. */
  void keep(Account account) {
    used.remove(account.node);
    used.add(account.node, account.weight());
    used.drop(limit, this::drop);
  }

  private void drop(Account account) {
    used.remove(account.node);
    byKey.remove(account.apiKey());
    byFingerprint.remove(account.fingerprint(), account);
    jobs.forgetAll(account);
  }

  /** Makes all accounts as new; they stay, as tests have their clocks. */
  void reset() {
    for (Account account : byKey.values()) {
      account.jobs.clear();
      account.recentJobs.clear();
      account.reset(0);
    }
  }

  MemoryUse memory() {
    return used.memory("accounts", limit);
  }
}

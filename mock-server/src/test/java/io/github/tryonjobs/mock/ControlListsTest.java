package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ControlListsTest {

  @AutoClose private final TryOnMockServer server = TryOnMockServer.start();
  private final Http http = new Http(server);

  @Test
  void listsPageForwardAndHaveTotals() {
    for (String id : List.of("pending~1", "pending~2", "pending~3")) {
      http.poll("sk_test", id);
    }
    http.post("/__mock/jobs", "{\"scenario\":\"running\",\"job_id\":\"created\"}");

    assertThat(http.get("/__mock/jobs?offset=1&limit=1").body())
        .contains("pending~2", "\"total\":4")
        .doesNotContain("pending~1", "pending~3");
    assertThat(http.get("/__mock/jobs?offset=3").body()).contains("created", "\"total\":4");
    http.poll("sk_test", "created");
    assertThat(http.get("/__mock/jobs?offset=4").body()).isEqualTo("{\"jobs\":[],\"total\":4}");
    assertThat(http.get("/__mock/requests?after=1&limit=1").body())
        .contains("\"number\":2", "\"total\":3")
        .doesNotContain("\"number\":3");
  }

  @Test
  void aCallWithAKeyIsAboutTheJobsOfThatKey() {
    http.poll("sk_a", "pending,running");
    http.poll("sk_b", "pending,running");
    http.poll("sk_b", "completed");

    assertThat(http.get("/__mock/jobs", "X-API-KEY", "sk_a").body())
        .contains("\"total\":1", "pending,running");
    assertThat(http.get("/__mock/jobs/completed", "X-API-KEY", "sk_a").body())
        .contains("There is no such job");
    assertThat(http.get("/__mock/jobs/completed", "X-API-KEY", "sk_b").body())
        .contains("\"total\":1");
    assertThat(http.delete("/__mock/jobs/pending,running", "X-API-KEY", "sk_a").body()).isEmpty();
    assertThat(http.poll("sk_a", "pending,running").body()).contains("\"pending\"");
    assertThat(http.poll("sk_b", "pending,running").body()).contains("\"running\"");
  }
}

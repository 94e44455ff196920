package example;

import io.github.tryonjobs.client.JobNotFoundException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JobController {

  private final TryOnClient client;

  JobController(TryOnClient client) {
    this.client = client;
  }

  @GetMapping("/jobs/{id}")
  String job(@PathVariable String id) {
    TryOnJob job = client.getJob(id);
    return job.getClass().getSimpleName();
  }

  @ExceptionHandler(JobNotFoundException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  void notFound() {}
}

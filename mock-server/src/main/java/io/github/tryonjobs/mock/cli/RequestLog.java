package io.github.tryonjobs.mock.cli;

import io.github.tryonjobs.mock.state.RecordedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How requests are logged. */
enum RequestLog {
  /** Not at all. */
  OFF {
    @Override
    String line(RecordedRequest request) {
      return "";
    }

    @Override
    Consumer<RecordedRequest> to(PrintWriter out) {
      return request -> {};
    }
  },
  /** A line for people. */
  REQUESTS {
    @Override
    String line(RecordedRequest request) {
      return request.toString();
    }
  },
  /** A line of JSON, with the names of the control contract. */
  JSON {
    @Override
    String line(RecordedRequest request) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("number", request.number())
              .add("time", request.time().toString())
              .add("method", request.method())
              .add("path", request.path());
      addIfThere(json, "api_key", request.apiKey());
      addIfThere(json, "job_id", request.jobId());
      if (request.poll() > 0) {
        json.add("poll", request.poll());
      }
      addIfThere(json, "step", request.step());
      json.add("answer", request.answer());
      json.add("status", request.status());
      json.add("duration_ms", request.duration().toMillis());
      addIfThere(json, "problem", request.problem());
      return json.build().toString();
    }
  };

  /** Reads the value of the option. */
  static final class Reader implements ITypeConverter<RequestLog> {
    @Override
    public RequestLog convert(String text) {
      return switch (text) {
        case "off" -> OFF;
        case "requests" -> REQUESTS;
        case "json" -> JSON;
        default -> throw new TypeConversionException("expected off, requests or json, not " + text);
      };
    }
  }

  abstract String line(RecordedRequest request);

  Consumer<RecordedRequest> to(PrintWriter out) {
    return request -> {
      out.println(line(request));
      out.flush();
    };
  }

  private static void addIfThere(JsonObjectBuilder json, String name, @Nullable String value) {
    if (value != null) {
      json.add(name, value);
    }
  }
}

package io.github.tryonjobs.contract.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * A server that differs from the contract, and what is to be said of it.
 *
 * @param check the check that is broken; empty if the server differs and is right all the same
 */
record DriftedServer(String name, String check, FakeServer server) {

  @Override
  public String toString() {
    return name;
  }

  /** Collects servers. */
  abstract static class Table {

    static final String KEY_ECHO = "security/key-not-echoed";
    static final String IMAGE = "result/image";

    final List<DriftedServer> cases = new ArrayList<>();

    void add(String check, String name, UnaryOperator<Response> change) {
      cases.add(new DriftedServer(check + ": " + name, check, FakeServer.changed(check, change)));
    }

    void drift(String check, String name, FakeServer.Drift drift) {
      cases.add(new DriftedServer(name, check, FakeServer.drifted(drift)));
    }

    /** Adds a server that is right all the same. */
    void legal(String name, FakeServer server) {
      cases.add(new DriftedServer(name, "", server));
    }

    void image(String name, UnaryOperator<Response> change) {
      cases.add(new DriftedServer("result: " + name, IMAGE, new FakeServer().image(change)));
    }

    static Response bytes(Response response, byte[] body) {
      return new Response(response.status(), "", response.headers(), body);
    }

    static Response packed(Response response, String coding) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
        stream.write(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return FakeServer.with(bytes(response, bytes.toByteArray()), "Content-Encoding", coding);
    }
  }
}

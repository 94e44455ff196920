package io.github.tryonjobs.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tests of downloads into a folder, for which time passes only in pauses. */
abstract class Downloads {

  final FakeTime time = new FakeTime();
  final Path folder;

  Downloads(Path folder) {
    this.folder = folder;
  }

  final void download(RawServer.Reply... replies) {
    downloadAtMost(Long.MAX_VALUE, replies);
  }

  final void downloadAtMost(long limit, RawServer.Reply... replies) {
    try (RawServer server = RawServer.of(replies);
        TryOnClient client = client(server).maxResultBytes(limit).build()) {
      client.downloadResult(Assets.job(server), folder.resolve("image.jpg"));
    }
  }

  final TryOnClientBuilder client(RawServer server) {
    return Jobs.client(server, time);
  }

  final List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

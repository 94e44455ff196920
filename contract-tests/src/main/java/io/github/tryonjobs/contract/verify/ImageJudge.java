package io.github.tryonjobs.contract.verify;

import java.util.ArrayList;
import java.util.List;

/** Holds what is behind a {@code result_url} against what the vendor says of it: a JPEG. */
final class ImageJudge {

  private ImageJudge() {}

  static List<Finding> judge(Answer answer) {
    List<Finding> findings = new ArrayList<>();
    if (answer.status() != 200) {
      findings.add(finding("status code of the image", "200", String.valueOf(answer.status())));
      return findings;
    }
    if (!answer.mediaType().orElse("").startsWith("image/")) {
      String given = answer.header("Content-Type").orElse("no such header");
      findings.add(finding("header Content-Type of the image", "an image", given));
    }
    byte[] bytes = answer.body();
    boolean isJpeg = bytes.length > 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
    if (!isJpeg) {
      findings.add(finding("image", "a JPEG", bytes.length + " bytes of something else"));
    }
    return findings;
  }

  private static Finding finding(String where, String expected, String got) {
    return new Finding(Judge.RULE, where, expected, got);
  }
}

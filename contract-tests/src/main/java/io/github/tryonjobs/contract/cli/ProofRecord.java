package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.proof.Proof;
import io.github.tryonjobs.contract.proof.ProofFile;
import io.github.tryonjobs.contract.proof.UnfitProofException;
import io.github.tryonjobs.contract.report.Report;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import io.github.tryonjobs.contract.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/** A file of proof in which a run is put on record. */
final class ProofRecord {

  private final Path file;
  private final Proof proof;
  private final Function<String, ParameterException> wrong;

  private ProofRecord(Path file, Proof proof, Function<String, ParameterException> wrong) {
    this.file = file;
    this.proof = proof;
    this.wrong = wrong;
  }

  /** Fails early, before anything is asked. */
  static ProofRecord open(
      Path file, Contract contract, Function<String, ParameterException> wrong) {
    try {
      Proof proof = ProofFile.read(file);
      proof
          .objection(Verifier.checks(contract))
          .ifPresent(
              objection -> {
                throw wrong.apply("--record-proof: " + file + ": " + objection);
              });
      if (!ProofFile.isReplaceable(file)) {
        throw wrong.apply("--record-proof: " + file + ": no permission to write");
      }
      return new ProofRecord(file, proof, wrong);
    } catch (UnfitProofException e) {
      throw wrong.apply("--record-proof: " + file + ": " + e.getMessage());
    }
  }

  /** Dates what held by the start of the run, and returns what there is to tell. */
  String write(Report report) {
    LocalDate day = LocalDate.ofInstant(report.start(), ZoneOffset.UTC);
    try {
      ProofFile.write(file, proof.refreshed(report.results(), day));
    } catch (IOException e) {
      throw wrong.apply("--record-proof: " + file + " cannot be written: " + e.getMessage());
    }
    return String.format("%nRecorded in %s:%n", file)
        + line("seen live on " + day, ids(report, Verdict.HELD))
        + line("broken, and left as it was", ids(report, Verdict.BROKEN));
  }

  private List<String> ids(Report report, Verdict verdict) {
    List<String> known = proof.behaviours().stream().map(Proof.Behaviour::id).toList();
    return report.results().stream()
        .filter(result -> result.verdict() == verdict)
        .map(Result::check)
        .map(Check::id)
        .filter(known::contains)
        .toList();
  }

  private static String line(String what, List<String> ids) {
    return String.format("  %s: %s%n", what, ids.isEmpty() ? "nothing" : String.join(", ", ids));
  }
}

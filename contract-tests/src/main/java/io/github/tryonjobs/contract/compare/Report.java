package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Says in words what differs between our contract and another document. */
final class Report {

  /** How the report is written. */
  enum Format {
    TEXT,
    MARKDOWN;

    /** Reads the value of the option. */
    static final class Reader implements ITypeConverter<Format> {
      @Override
      public Format convert(String text) {
        return switch (text) {
          case "text" -> TEXT;
          case "markdown" -> MARKDOWN;
          default -> throw new TypeConversionException("expected text or markdown, not " + text);
        };
      }
    }
  }

  private static final String OURS = "our contract";
  private static final String OTHERS = "the other document";
  private static final String NOTHING = "No difference that anyone would notice.";

  private final List<Difference> noticed;
  private final List<Difference> unnoticed;

  Report(List<Difference> differences) {
    this.noticed = differences.stream().filter(Difference::noticed).toList();
    this.unnoticed = differences.stream().filter(difference -> !difference.noticed()).toList();
  }

  /** Returns whether there is a difference that someone would notice. */
  boolean hasDifferences() {
    return !noticed.isEmpty();
  }

  /** Returns the lines of the report. */
  List<String> lines(Format format, boolean verbose) {
    return switch (format) {
      case TEXT -> text(verbose);
      case MARKDOWN -> markdown(verbose);
    };
  }

  private List<String> text(boolean verbose) {
    List<String> lines = new ArrayList<>();
    for (Difference difference : noticed) {
      Notice notice = Notice.of(difference);
      lines.add(difference.sentence(OURS, OTHERS));
      lines.add("  where        " + difference.place().pointer());
      lines.add("  application  " + notice.application());
      lines.add("  test author  " + notice.testAuthor());
      lines.add("  CI owner     " + notice.ciOwner());
      lines.add("");
    }
    if (verbose) {
      unnoticed.forEach(difference -> lines.add("Unnoticed: " + difference.sentence(OURS, OTHERS)));
    }
    lines.add(summary(verbose));
    return lines;
  }

  private List<String> markdown(boolean verbose) {
    List<String> lines = new ArrayList<>();
    if (hasDifferences()) {
      lines.add("| what differs | where | application | test author | CI owner |");
      lines.add("|---|---|---|---|---|");
    }
    for (Difference difference : noticed) {
      Notice notice = Notice.of(difference);
      lines.add(
          "| "
              + String.join(
                  " | ",
                  cell(difference.sentence(OURS, OTHERS)),
                  cell(Texts.name(difference.place().pointer())),
                  notice.application(),
                  notice.testAuthor(),
                  notice.ciOwner())
              + " |");
    }
    if (hasDifferences()) {
      lines.add("");
    }
    if (verbose && !unnoticed.isEmpty()) {
      unnoticed.forEach(
          difference -> lines.add("- Unnoticed: " + cell(difference.sentence(OURS, OTHERS))));
      lines.add("");
    }
    lines.add(summary(verbose));
    return lines;
  }

  private String summary(boolean verbose) {
    String more =
        unnoticed.isEmpty() || verbose
            ? ""
            : " " + unnoticed.size() + " that nobody would notice: see --verbose.";
    return switch (noticed.size()) {
      case 0 -> NOTHING + more;
      case 1 -> "1 difference." + more;
      default -> noticed.size() + " differences." + more;
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}

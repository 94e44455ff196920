package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report as JUnit's XML, which every CI server shows. */
public final class JUnitReport {

  private JUnitReport() {}

  /** Writes the whole report. */
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "Contract verification of " + report.server());
      xml.writeAttribute("timestamp", report.start().toString());
      xml.writeAttribute("tests", String.valueOf(report.results().size()));
      xml.writeAttribute("failures", String.valueOf(report.failures()));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", String.valueOf(skipped(report)));
      for (Result result : report.byUrgency()) {
        write(result, report.isFailure(result), xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot be written as XML", e);
    }
    return text.toString();
  }

  private static long skipped(Report report) {
    return report.results().stream()
        .filter(result -> !report.isFailure(result) && isSkipped(result))
        .count();
  }

  private static boolean isSkipped(Result result) {
    return result.verdict() == Verdict.NOT_PROVABLE || result.verdict() == Verdict.KNOWN;
  }

  private static void write(Result result, boolean isFailure, XMLStreamWriter xml)
      throws XMLStreamException {
    String note = Texts.oneLine(result.note());
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "contract." + result.check().id().split("/", 2)[0]);
    xml.writeAttribute("name", Texts.oneLine(result.check().id()));
    if (isFailure) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", result.verdict().label() + ": " + result.check().title());
      String findings =
          result.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
      xml.writeCharacters(findings.isEmpty() ? note : findings);
      xml.writeEndElement();
    } else if (isSkipped(result)) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", note);
    } else if (!note.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(note);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}

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
      xml.writeAttribute("failures", String.valueOf(report.count(Verdict.BROKEN)));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", String.valueOf(report.count(Verdict.NOT_PROVABLE)));
      for (Result result : report.results()) {
        write(result, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot be written as XML", e);
    }
    return text.toString();
  }

  private static void write(Result result, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "contract." + result.check().id().split("/", 2)[0]);
    xml.writeAttribute("name", Texts.oneLine(result.check().id()));
    switch (result.verdict()) {
      case HELD -> {}
      case NOT_PROVABLE -> {
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", Texts.oneLine(result.note()));
        xml.writeEndElement();
      }
      case BROKEN -> {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", result.check().title());
        xml.writeCharacters(
            result.findings().stream().map(JUnitReport::line).collect(Collectors.joining("\n")));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static String line(Finding finding) {
    return Texts.oneLine(
        finding.where()
            + " ("
            + finding.judge().label()
            + "): expected "
            + finding.expected()
            + ", got "
            + finding.got());
  }
}

package io.github.tryonjobs.contract.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of changes that are made to the contract. */
final class Operators {

  private static final String OPERATION = "paths/*/*";
  private static final String PARAMETER = OPERATION + "/parameters/*";
  private static final String RESPONSE = OPERATION + "/responses/*";
  private static final String MEDIA_TYPE = RESPONSE + "/content/*";
  private static final String EXAMPLE = MEDIA_TYPE + "/examples/*";
  private static final String HEADER = RESPONSE + "/headers/*";
  private static final String SCHEMA = "components/schemas/*";
  private static final String PROPERTY = SCHEMA + "/properties/*";
  private static final String SCHEME = "components/securitySchemes/*";

  private static final String METHOD =
      "{'operationId':'other','tags':['TryOnJobs'],'responses':{'204':{'description':'x'}}}";
  private static final String TEXT = "{'type':'string','description':'x'}";
  private static final String ENUMERATION =
      "{'type':'string','enum':['a'],'x-enum-descriptions':['x'],"
          + "'description':'Values that are not listed may appear.'}";
  private static final String QUERY_PARAMETER =
      "{'name':'other','in':'query','description':'x','schema':{'type':'string'}}";
  private static final String ERROR =
      "{'description':'x','content':{'application/json':"
          + "{'schema':{'$ref':'#/components/schemas/NotFoundError'}}}}";

  private final List<Operator> operators = new ArrayList<>();

  private Operators() {
    operation();
    parameters();
    responses();
    headers();
    examples();
    schemas();
    properties();
    enumerations();
    security();
    servers();
    descriptions();
  }

  static Stream<Operator> all() {
    return new Operators().operators.stream();
  }

  private void operation() {
    add("remove path", "paths/*", "%s", Change.remove());
    add("rename path", "paths/*", "%s", Change.rename("/v2/try-on/job/{jobId}"));
    add("add path", "paths", "", Change.put("/v1/other", "{'get':" + METHOD + "}"));
    add("remove method", OPERATION, "%2$s", Change.remove());
    add("rename method", OPERATION, "%2$s", Change.rename("post"));
    add("add method", "paths/*", "", Change.put("delete", METHOD));
    add("remove operationId", OPERATION + "/operationId", "", Change.remove());
    add("change operationId", OPERATION + "/operationId", "", Change.set("'other'"));
    add("change tag", OPERATION + "/tags/*", "%4$s of the operation", Change.set("'Other'"));
    add("change tag", "tags/*/name", "%2$s of the document", Change.set("'Other'"));
    add("remove tags", OPERATION + "/tags", "", Change.remove());
  }

  private void parameters() {
    add("remove parameter", PARAMETER, "%4$s", Change.remove());
    add("rename parameter", PARAMETER + "/name", "%4$s", Change.set("'other'"));
    add("rename everywhere parameter", PARAMETER, "%4$s", Change.parameterEverywhere());
    add("add parameter", OPERATION + "/parameters", "", Change.append(QUERY_PARAMETER));
    add("change parameter", PARAMETER + "/in", "to be in query", Change.set("'query'"));
    add("change parameter", PARAMETER + "/required", "to be optional", Change.set("false"));
    add("remove parameter's", PARAMETER + "/*", "%4$s", Change.remove());
    add("change parameter", PARAMETER + "/example", "to have example", Change.set("'other'"));
    add("change type", PARAMETER + "/schema/type", "of a parameter", Change.set("'integer'"));
    add("remove type", PARAMETER + "/schema/type", "of a parameter", Change.remove());
    minLength(PARAMETER + "/schema/minLength", "of a parameter");
  }

  private void responses() {
    add("remove response", RESPONSE, "%3$s", Change.remove());
    add("rename response", RESPONSE, "%3$s", Change.rename("418"));
    add("add response", OPERATION + "/responses", "503", Change.put("503", "{'description':'x'}"));
    add("add response", OPERATION + "/responses", "default", Change.put("default", ERROR));
    add("remove body", RESPONSE + "/content", "%3$s", Change.remove());
    add("add body", RESPONSE, "%3$s", Change.put("content", "{'text/plain':{}}"));
    add("remove media type", MEDIA_TYPE, "%3$s %4$s", Change.remove());
    add("rename media type", MEDIA_TYPE, "%3$s %4$s", Change.rename("application/xml"));
    add("add media type", RESPONSE + "/content", "%3$s", Change.put("text/plain", "{}"));
    add("remove schema of body", MEDIA_TYPE + "/schema", "%3$s", Change.remove());
    reference(MEDIA_TYPE + "/schema/$ref", "%3$s");
  }

  private void headers() {
    add("remove header", HEADER, "%3$s %4$s", Change.remove());
    add("rename header", HEADER, "%3$s %4$s", Change.rename("Retry-When"));
    add("add header", RESPONSE, "%3$s", Change.put("headers", "{'X-Other':{'description':'x'}}"));
    add("change header", HEADER, "%4$s to be required", Change.put("required", "true"));
    add("change header", HEADER, "%4$s to have example", Change.put("example", "'soon'"));
    add("change header", HEADER, "%4$s to have example 1", Change.put("example", "1"));
    add("remove header's", HEADER + "/*", "%4$s %5$s", Change.remove());
    add("change type", HEADER + "/schema/type", "of header %4$s", Change.set("'integer'"));
    add("remove type", HEADER + "/schema/type", "of header %4$s", Change.remove());
  }

  private void examples() {
    for (String examples : List.of(EXAMPLE, RESPONSE + "/x-examples/*")) {
      String label = examples.equals(EXAMPLE) ? "%3$s %5$s" : "%3$s %4$s";
      add("remove example", examples, label, Change.remove());
      add("rename example", examples, label, Change.rename("other"));
      add("remove value of example", examples + "/value", label, Change.remove());
      add("add value to example", examples, label, Change.put("value", "{'other':1}"));
      add("add to example", examples + "/value", label, Change.put("other", "'x'"));
    }
    for (String property : List.of("*", "error/*")) {
      String label = property.equals("*") ? "%3$s %5$s %6$s" : "%3$s %5$s error.%6$s";
      String place = EXAMPLE + "/value/" + property;
      add("remove from example", place, label, Change.remove());
      add("blank in example", place, label, Change.set("''"));
      add("retype in example", place, label, Change.set("7"));
      add("null in example", place, label, Change.set("null"));
    }
    // What people read may be said in other words; what programs read may not.
    for (String name : List.of("job_id", "status", "result_url", "error_code")) {
      String place = EXAMPLE + "/value/" + name;
      add("change in example", place, "%3$s %5$s " + name, Change.set("'other'"));
    }
    String code = EXAMPLE + "/value/error/error_code";
    add("change in example", code, "%3$s %5$s error.error_code", Change.set("'other'"));
  }

  private void schemas() {
    add("remove schema", SCHEMA, "%s", Change.remove());
    add("rename schema", SCHEMA, "%s", Change.rename("Other"));
    add("rename everywhere schema", SCHEMA, "%s", Change.schemaEverywhere());
    add("add schema", "components/schemas", "", Change.put("Other", ENUMERATION));
    add("remove type", SCHEMA + "/type", "of %s", Change.remove());
    add("change type", SCHEMA + "/type", "of %s", Change.set("'array'"));
    add("remove required", SCHEMA + "/required", "of %s", Change.remove());
    add("remove required entry", SCHEMA + "/required/*", "%1$s.%3$s", Change.remove());
    add("rename required entry", SCHEMA + "/required/*", "%1$s.%3$s", Change.set("'other'"));
    add("add required entry", SCHEMA + "/required", "%s.result_url", Change.append("'result_url'"));
    String closed = SCHEMA + "/additionalProperties";
    add("remove additionalProperties", closed, "of %s", Change.remove());
    add("open additionalProperties", closed, "of %s", Change.set("true"));
  }

  private void properties() {
    add("remove property", PROPERTY, "%s.%s", Change.remove());
    add("rename property", PROPERTY, "%s.%s", Change.rename("other"));
    add("rename everywhere property", PROPERTY, "%2$s", Change.propertyEverywhere());
    add("add property", SCHEMA + "/properties", "to %s", Change.put("other", TEXT));
    add("retype property", PROPERTY, "%s.%s", Change.toPlain("integer"));
    add("allow null in property", PROPERTY, "%s.%s", Change.put("nullable", "true"));
    add("remove type", PROPERTY + "/type", "of %s.%s", Change.remove());
    add("remove format", PROPERTY + "/format", "of %s.%s", Change.remove());
    add("change format", PROPERTY + "/format", "of %s.%s", Change.set("'date'"));
    add("add pattern", PROPERTY, "to %s.%s", Change.put("pattern", "'^x$'"));
    minLength(PROPERTY + "/minLength", "of %s.%s");
    add("loosen property", PROPERTY, "%s.%s", Change.toPlain("string"));
    reference(PROPERTY + "/allOf/*/$ref", "%s.%s");
    add("remove allOf", PROPERTY + "/allOf", "%s.%s", Change.remove());
    add("change to anyOf", PROPERTY + "/allOf", "%s.%s", Change.rename("anyOf"));
  }

  private void enumerations() {
    String value = SCHEMA + "/enum/*";
    add("remove enum value", value, "%1$s %3$s", Change.removeValue());
    add("rename enum value", value, "%1$s %3$s", Change.set("'other'"));
    add("rename everywhere enum value", value, "%3$s", Change.valueEverywhere());
    add("add enum value", SCHEMA + "/enum", "to %s", Change.addValue("other"));
    add("remove enum", SCHEMA + "/enum", "of %s", Change.remove());
    String meaning = SCHEMA + "/x-enum-descriptions/*";
    add("remove enum description", meaning, "of %1$s: %3$s", Change.remove());
    add("blank enum description", meaning, "of %1$s: %3$s", Change.set("''"));
  }

  private void security() {
    add("remove security", "security", "", Change.remove());
    add("remove security requirement", "security/*", "", Change.remove());
    add("remove security requirement", "security/*/*", "%2$s", Change.remove());
    add("rename security requirement", "security/*/*", "%2$s", Change.rename("Other"));
    add("add security requirement", "security", "that is empty", Change.append("{}"));
    add("add security", OPERATION, "that is empty, to the operation", Change.put("security", "[]"));
    add("remove security scheme", SCHEME, "%s", Change.remove());
    add("rename security scheme", SCHEME, "%s", Change.rename("Other"));
    add("rename everywhere security scheme", SCHEME, "%s", Change.schemeEverywhere());
    add("remove scheme's", SCHEME + "/*", "%2$s", Change.remove());
    add("change scheme's", SCHEME + "/name", "name", Change.set("'X-Api-Token'"));
    add("change scheme's", SCHEME + "/in", "in", Change.set("'query'"));
    add("change scheme's", SCHEME + "/type", "type", Change.set("'http'"));
  }

  private void servers() {
    add("remove servers", "servers", "", Change.remove());
    add("remove server", "servers/*", "%2$s", Change.remove());
    add("change server", "servers/*/url", "%2$s", Change.set("'https://other.example'"));
    add("add server", "servers", "", Change.append("{'url':'/','description':'x'}"));
  }

  private void descriptions() {
    describes("info/description", "of the document");
    describes("servers/*/description", "of server %s");
    describes("tags/*/description", "of tag %s");
    describes(OPERATION + "/description", "of %2$s");
    describes(OPERATION + "/summary", "that is the summary of %2$s");
    describes(PARAMETER + "/description", "of parameter %3$s");
    describes(RESPONSE + "/description", "of %3$s");
    describes(HEADER + "/description", "of header %4$s");
    describes(EXAMPLE + "/summary", "that is the summary of %3$s %5$s");
    describes(RESPONSE + "/x-examples/*/summary", "that is the summary of %3$s %4$s");
    describes(SCHEMA + "/description", "of %s");
    describes(PROPERTY + "/description", "of %s.%s");
    describes(SCHEME + "/description", "of %s");
  }

  private void describes(String pattern, String label) {
    add("remove description", pattern, label, Change.remove());
  }

  private void minLength(String pattern, String label) {
    add("remove minLength", pattern, label, Change.remove());
    add("change minLength", pattern, label + " to 0", Change.set("0"));
    add("change minLength", pattern, label + " to 99", Change.set("99"));
  }

  private void reference(String pattern, String label) {
    add("remove $ref", pattern, label, Change.remove());
    add("break $ref", pattern, label, Change.set("'#/components/schemas/Nowhere'"));
    add("redirect $ref", pattern, label, Change.toNextSchema());
  }

  private void add(String name, String pattern, String label, Change change) {
    operators.add(new Operator(name, pattern, label, change));
  }
}

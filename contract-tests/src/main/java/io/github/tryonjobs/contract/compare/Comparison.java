package io.github.tryonjobs.contract.compare;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Difference.Kind;
import io.github.tryonjobs.contract.compare.Operation.Parameter;
import io.github.tryonjobs.contract.compare.Operation.Response;
import io.github.tryonjobs.contract.compare.Place.Area;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares what two documents say about one operation. Descriptions and examples don't count. */
final class Comparison {

  private static final Place CALL = Place.of(Area.CALL, "");

  private final Operation ours;
  private final Operation others;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Operation ours, Operation others) {
    this.ours = ours;
    this.others = others;
  }

  /** Returns what differs, in the order of our contract. */
  static List<Difference> between(Operation ours, Operation others) {
    Comparison comparison = new Comparison(ours, others);
    comparison.paths();
    comparison.servers();
    comparison.security();
    comparison.parameters();
    comparison.responses();
    return List.copyOf(comparison.differences);
  }

  private void paths() {
    onlyIn(ours.otherMethods(), others.otherMethods())
        .forEach(m -> add(Difference.onlyOurs(Topic.METHOD, CALL, "method " + m)));
    onlyIn(others.otherMethods(), ours.otherMethods())
        .forEach(m -> add(Difference.onlyOthers(Topic.METHOD, CALL, "method " + m)));
    onlyIn(ours.elsewhere(), others.elsewhere())
        .forEach(
            o -> add(Difference.onlyOurs(Topic.OPERATION, CALL, "operation " + Texts.name(o))));
    // The kit is about one operation; the vendor's document is likely to have many.
    onlyIn(others.elsewhere(), ours.elsewhere())
        .forEach(
            o ->
                add(
                    Difference.onlyOthers(Topic.OPERATION, CALL, "operation " + Texts.name(o))
                        .unnoticed()));
  }

  private void servers() {
    Place place = CALL.at("servers");
    for (String url : onlyIn(ours.servers(), others.servers())) {
      Difference difference = Difference.onlyOurs(Topic.SERVER, place, "server " + Texts.name(url));
      // A document that names no server does not say that it is another one.
      add(others.servers().isEmpty() ? difference.unnoticed() : difference);
    }
    onlyIn(others.servers(), ours.servers())
        .forEach(
            url -> add(Difference.onlyOthers(Topic.SERVER, place, "server " + Texts.name(url))));
  }

  private void security() {
    Place place = CALL.at("security");
    List<String> gone = onlyIn(ours.security().keySet(), others.security().keySet());
    List<String> added = onlyIn(others.security().keySet(), ours.security().keySet());
    if (!gone.isEmpty() && added.size() <= 1 && others.security().size() <= 1) {
      add(
          Difference.different(
              Topic.SECURITY,
              place,
              "what identifies the caller",
              words(ours.security().values()),
              words(others.security().values())));
      return;
    }
    gone.forEach(way -> add(Difference.onlyOurs(Topic.SECURITY, place, way(ours.security(), way))));
    added.forEach(
        way -> add(Difference.onlyOthers(Topic.SECURITY, place, way(others.security(), way))));
  }

  private static String way(Map<String, String> ways, String way) {
    return "the caller's identification by " + ways.getOrDefault(way, way);
  }

  private static String words(Iterable<String> ways) {
    String words = String.join(", or ", ways);
    return words.isEmpty() ? "nothing" : words;
  }

  private void parameters() {
    members(
        ours.parameters(),
        others.parameters(),
        Topic.PARAMETER,
        key -> Place.of(Area.REQUEST, "request", "parameters", key.replace(' ', '-')));
  }

  private void responses() {
    for (Map.Entry<String, Response> entry : ours.responses().entrySet()) {
      String code = entry.getKey();
      Response response = others.responses().get(code);
      if (response == null) {
        add(Difference.onlyOurs(Topic.RESPONSE, place(code), "response " + Texts.name(code)));
      } else {
        headers(code, entry.getValue(), response);
        content(code, entry.getValue(), response);
      }
    }
    onlyIn(others.responses().keySet(), ours.responses().keySet())
        .forEach(
            code ->
                add(
                    Difference.onlyOthers(
                        Topic.RESPONSE, place(code), "response " + Texts.name(code))));
  }

  private static Place place(String code) {
    return CALL.at("responses", code);
  }

  private void headers(String code, Response our, Response other) {
    members(
        our.headers(),
        other.headers(),
        Topic.HEADER,
        name -> Place.of(Area.HEADER, Texts.oneLine(code), "responses", code, "headers", name));
  }

  private void content(String code, Response our, Response other) {
    Function<String, Place> body =
        type ->
            Place.of(
                Area.BODY, Texts.oneLine(code + " " + type), "responses", code, "content", type);
    our.content()
        .forEach(
            (type, schema) -> {
              if (other.content().containsKey(type)) {
                schemas().compare(schema, other.content().get(type), body.apply(type).at("schema"));
              } else {
                add(
                    Difference.onlyOurs(
                        Topic.MEDIA_TYPE, place(code).at("content", type), at(code, type)));
              }
            });
    onlyIn(other.content().keySet(), our.content().keySet())
        .forEach(
            type ->
                add(
                    Difference.onlyOthers(
                        Topic.MEDIA_TYPE, place(code).at("content", type), at(code, type))));
  }

  private static String at(String code, String type) {
    return "media type " + Texts.name(type) + " of response " + Texts.name(code);
  }

  /** Compares parameters of the request, or headers of a response. */
  private void members(
      Map<String, Parameter> our,
      Map<String, Parameter> other,
      Topic topic,
      Function<String, Place> place) {
    our.forEach(
        (key, parameter) -> {
          Parameter counterpart = other.get(key);
          if (counterpart == null) {
            add(Difference.onlyOurs(topic, place.apply(key), described(parameter)));
          } else {
            need(parameter, counterpart, place.apply(key));
            schemas().compare(parameter.schema(), counterpart.schema(), place.apply(key));
          }
        });
    other.forEach(
        (key, parameter) -> {
          if (!our.containsKey(key)) {
            add(
                new Difference(
                    topic,
                    Kind.ONLY_OTHERS,
                    place.apply(key),
                    described(parameter),
                    "",
                    need(parameter.required()),
                    true));
          }
        });
  }

  private void need(Parameter our, Parameter other, Place place) {
    if (our.required() != other.required()) {
      add(
          Difference.different(
              Topic.NEED, place, our.words(), need(our.required()), need(other.required())));
    }
  }

  private static String described(Parameter parameter) {
    return parameter.words() + " (" + need(parameter.required()) + ")";
  }

  static String need(boolean required) {
    return required ? "required" : "optional";
  }

  private SchemaComparison schemas() {
    return new SchemaComparison(ours.schemas(), others.schemas(), this::add);
  }

  private void add(Difference difference) {
    differences.add(difference);
  }

  /** Returns the elements of one that are not in two. */
  static List<String> onlyIn(Iterable<String> one, Collection<String> two) {
    List<String> only = new ArrayList<>();
    one.forEach(only::add);
    only.removeAll(Set.copyOf(two));
    return List.copyOf(new TreeSet<>(only));
  }
}

package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Inputs of a start that together have every value which the contract allows for an option. All are
 * made of the contract's schemas.
 */
public final class StartInput {

  /** The media type of an input whose images are URLs. */
  public static final String JSON = "application/json";

  /** The media type of an input whose images may be files. */
  public static final String FORM = "multipart/form-data";

  private static final String PERSON_IMAGE = "https://images.example.com/person.jpg";
  private static final String WAIT = "wait_for_result";
  private static final int FORMS = 5;

  private StartInput() {}

  /** Returns the input of the request for an example: each has other values. */
  public static ObjectNode of(NamedExample example, String garmentImage) {
    int turn = example.operation().examples().indexOf(example);
    return fields(example.operation(), JSON, garmentImage, turn, example.status() == 200);
  }

  /** Returns forms that together have every field and value, each with a file at least. */
  public static List<Form> forms(Operation start) {
    List<Form> forms = new ArrayList<>();
    for (int turn = 0; turn < FORMS; turn++) {
      boolean waits = turn == FORMS - 1;
      forms.add(new Form(start.examples(waits ? 200 : 202).get(0), turn));
    }
    return forms;
  }

  /**
   * An input as form data.
   *
   * @param example how it is answered
   * @param turn which values it has
   */
  public record Form(NamedExample example, int turn) {

    /** Returns its fields; a file is there with its name. */
    public ObjectNode fields(String garmentImage) {
      Operation start = example.operation();
      return StartInput.fields(start, FORM, garmentImage, turn, example.status() == 200);
    }
  }

  /** Returns fields, with the name of each file, and the values of enumerations turn by turn. */
  private static ObjectNode fields(
      Operation start, String mediaType, String garmentImage, int turn, boolean waits) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property :
        start.requestSchema(mediaType).path("properties").properties()) {
      String name = property.getKey();
      boolean isGarment = name.startsWith("garment");
      String image = isGarment ? garmentImage : PERSON_IMAGE;
      boolean isSent = mediaType.equals(FORM) && turn % 3 != (isGarment ? 2 : 1);
      JsonNode values = start.contract().referred(property.getValue()).path("enum");
      if (name.equals(WAIT)) {
        fields.put(name, String.valueOf(waits));
      } else if (!values.isEmpty()) {
        fields.put(name, values.get(turn % values.size()).asText());
      } else if (isFile(property.getValue()) == isSent) {
        fields.put(name, isSent ? image.substring(image.lastIndexOf('/') + 1) : image);
      }
    }
    return fields;
  }

  /** Returns whether a field of a form is a file. */
  public static boolean isFile(Operation start, String name) {
    return isFile(start.requestSchema(FORM).path("properties").path(name));
  }

  private static boolean isFile(JsonNode property) {
    return property.path("format").asText().equals("binary");
  }
}

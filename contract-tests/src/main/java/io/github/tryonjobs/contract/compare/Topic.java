package io.github.tryonjobs.contract.compare;

/** What a difference is about. */
enum Topic {
  OPERATION,
  METHOD,
  SERVER,
  SECURITY,
  PARAMETER,
  RESPONSE,
  HEADER,
  MEDIA_TYPE,
  PROPERTY,
  /** Whether a parameter, header or property must be there. */
  NEED,
  TYPE,
  /** Whether null may stand for it. */
  NULL,
  /** The values of an enumeration. */
  VALUES,
  FORMAT,
  /** Whether properties that are not listed may appear. */
  OPENNESS,
  /** A limit of length, range or pattern. */
  CONSTRAINT
}

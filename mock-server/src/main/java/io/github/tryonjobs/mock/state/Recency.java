package io.github.tryonjobs.mock.state;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order of their last use, and the sum of their weights. Each operation takes the
 * same time however many entries there are. Not safe for use by several threads.
 *
 * @param <T> the entries' type
 */
public final class Recency<T> {

  private @Nullable Node<T> oldest;
  private @Nullable Node<T> newest;
  private long weight;

  /** The place of one entry. */
  public static final class Node<T> {

    private final T entry;
    private long weight;
    private @Nullable Node<T> older;
    private @Nullable Node<T> newer;
    private boolean in;

    private Node(T entry, long weight) {
      this.entry = entry;
      this.weight = weight;
    }

    /** Returns the entry. */
    public T entry() {
      return entry;
    }
  }

  /** Adds an entry as the one that was used last. */
  public Node<T> add(T entry, long bytes) {
    Node<T> node = new Node<>(entry, bytes);
    link(node);
    return node;
  }

  private void link(Node<T> node) {
    node.in = true;
    node.older = newest;
    if (newest == null) {
      oldest = node;
    } else {
      newest.newer = node;
    }
    newest = node;
    weight += node.weight;
  }

  /** Makes an entry the one that was used last, if it is in here. */
  public void touch(Node<T> node) {
    if (node != newest && remove(node)) {
      link(node);
    }
  }

  /** Removes an entry; returns whether it was in here. */
  public boolean remove(Node<T> node) {
    if (!node.in) {
      return false;
    }
    if (node.older == null) {
      oldest = node.newer;
    } else {
      node.older.newer = node.newer;
    }
    if (node.newer == null) {
      newest = node.older;
    } else {
      node.newer.older = node.older;
    }
    node.older = null;
    node.newer = null;
    node.in = false;
    weight -= node.weight;
    return true;
  }

  /** Removes all entries. */
  public void clear() {
    for (Node<T> node = newest; node != null; node = node.older) {
      node.in = false;
    }
    oldest = null;
    newest = null;
    weight = 0;
  }

  /** Returns the entry that was used longest ago, or null if there is none. */
  public @Nullable T oldest() {
    return oldest == null ? null : oldest.entry;
  }

  /** Returns the sum of the weights, in bytes. */
  public long weight() {
    return weight;
  }

  /**
   * Visits the entries, the one that was used last first, for as long as the visitor wants more.
   */
  public void forEachNewest(Predicate<T> wantsMore) {
    for (Node<T> node = newest; node != null && wantsMore.test(node.entry); node = node.older) {
      // The visitor has done it.
    }
  }
}

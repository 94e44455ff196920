package io.github.tryonjobs.mock.state;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order of their last use, and the sum of their weights. Each operation takes the
 * same time however many entries there are. Not safe for use by several threads.
 *
 * @param <T> the entries' type
 */
public final class Recency<T> {

  /** Stands between the newest entry and the oldest one. */
  private final Node<T> end = new Node<>(null);

  private int size;
  private long weight;
  private long dropped;

  /** The place of one entry, in one collection or in none. */
  public static final class Node<T> {

    private final @Nullable T entry;
    private long weight;
    private Node<T> older = this;
    private Node<T> newer = this;

    public Node(@Nullable T entry) {
      this.entry = entry;
    }
  }

  /** Adds an entry as the one that was used last. */
  public void add(Node<T> node, long bytes) {
    node.weight = bytes;
    node.older = end.older;
    node.newer = end;
    end.older.newer = node;
    end.older = node;
    weight += bytes;
    size++;
  }

  /** Makes an entry the one that was used last, if it is in here. */
  void touch(Node<T> node) {
    if (node != end.older && remove(node)) {
      add(node, node.weight);
    }
  }

  /** Removes an entry; returns whether it was in here. */
  public boolean remove(Node<T> node) {
    if (node.older == node) {
      return false;
    }
    node.older.newer = node.newer;
    node.newer.older = node.older;
    node.older = node;
    node.newer = node;
    weight -= node.weight;
    size--;
    return true;
  }

  void clear() {
    while (remove(end.newer)) {
      // Until there is only the end.
    }
  }

  /** Has the entries removed that were used longest ago, until the others are within a limit. */
  void drop(long limit, Consumer<T> remover) {
    for (T oldest = oldest(); weight > limit && size > 1 && oldest != null; oldest = oldest()) {
      remover.accept(oldest);
      dropped++;
    }
  }

  /** Returns the entry that was used longest ago, or null if there is none. */
  public @Nullable T oldest() {
    return end.newer.entry;
  }

  public int size() {
    return size;
  }

  MemoryUse memory(String name, long limit) {
    return new MemoryUse(name, weight, limit, dropped);
  }

  /** Returns the entries, the one that was used last first. */
  public Stream<T> newestFirst() {
    return Stream.iterate(end.older, node -> node != end, node -> node.older)
        .map(node -> Objects.requireNonNull(node.entry));
  }
}

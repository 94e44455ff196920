package io.github.tryonjobs.contract.mutation;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.mutation.MutatingProxy.Mutation;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.HttpServer;
import io.github.tryonjobs.contract.verify.Judge;
import io.github.tryonjobs.contract.verify.Pace;
import io.github.tryonjobs.contract.verify.PactJudge;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.States;
import io.github.tryonjobs.contract.verify.UnreachableException;
import io.github.tryonjobs.contract.verify.Verifier;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The mutants of the server, each made on the wire between the verifier and the mock server. */
final class ServerMutants implements MutantSource {

  static final String API_KEY = "sk_mutants";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Contract contract = Contract.load();
  private final PactJudge pact = PactJudge.load();
  private final TryOnMockServer mock = TryOnMockServer.start();
  private final List<NamedExample> examples;

  private ServerMutants(UnaryOperator<List<NamedExample>> choice) {
    this.examples = choice.apply(contract.examples());
  }

  /** Makes the mutants of every documented answer. */
  static ServerMutants all() {
    return new ServerMutants(UnaryOperator.identity());
  }

  /** Makes the mutants of one answer of each kind: a status code, with a job's status. */
  static ServerMutants ofEachKind() {
    return new ServerMutants(
        examples -> {
          Map<String, NamedExample> first = new LinkedHashMap<>();
          examples.forEach(
              example ->
                  first.putIfAbsent(example.status() + example.jobStatus().orElse(""), example));
          return List.copyOf(first.values());
        });
  }

  @Override
  public String kind() {
    return "server";
  }

  @Override
  public List<String> judges() {
    return Arrays.stream(Judge.values()).map(Judge::label).toList();
  }

  @Override
  public Trial original() {
    NamedExample any = contract.examples().get(0);
    ServerMutant nothing = new ServerMutant("nothing", "nothing", any, new Mutation() {});
    return new OnTheWire(nothing, check -> true);
  }

  @Override
  public List<Trial> mutants() {
    return trials(ServerOperators::mutants);
  }

  /** Returns what is not the same on the wire and means the same, so that nobody may object. */
  List<Trial> harmless() {
    return trials(ServerOperators::harmless);
  }

  private List<Trial> trials(BiFunction<Contract, NamedExample, List<ServerMutant>> operators) {
    List<Trial> trials = new ArrayList<>();
    for (NamedExample example : examples) {
      for (ServerMutant mutant : operators.apply(contract, example)) {
        trials.add(new OnTheWire(mutant, check -> isAbout(example, check)));
      }
    }
    return trials;
  }

  /** The other checks get the answers that they would get without the mutant. */
  private static boolean isAbout(NamedExample example, Check check) {
    return check.equals(Check.of(example))
        || check.equals(Check.KEY_NOT_ECHOED)
        || (check.equals(Check.NO_KEY) && example.status() == 401)
        || (check.equals(Check.IMAGE) && example.name().equals("completed"));
  }

  @Override
  public void close() {
    mock.close();
  }

  private final class OnTheWire implements Trial {

    private final ServerMutant mutant;
    private final Predicate<Check> checks;

    OnTheWire(ServerMutant mutant, Predicate<Check> checks) {
      this.mutant = mutant;
      this.checks = checks;
    }

    @Override
    public String id() {
      return mutant.example() + ": " + mutant.id();
    }

    @Override
    public String operator() {
      return mutant.operator();
    }

    @Override
    public Set<String> killedBy() {
      Set<String> judges = new TreeSet<>();
      try (MutatingProxy proxy = new MutatingProxy(mock.baseUri(), mutant.mutation())) {
        Verifier verifier =
            new Verifier(
                contract,
                pact,
                new HttpServer(contract, proxy.baseUri(), TIMEOUT),
                example -> List.of(new States.Candidate("", job(example), true)),
                Pace.unlimited(),
                API_KEY,
                () -> "unknown");
        for (Result result : verifier.run(checks, told -> {})) {
          result.findings().stream().map(Finding::judge).map(Judge::label).forEach(judges::add);
        }
      } catch (UnreachableException e) {
        judges.add(Judge.STATUS.label());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return judges;
    }
  }

  /** A scenario is a job id; the label tells its answers from those of other mutants. */
  private static String job(NamedExample example) {
    return example.outcome() + "~mutant";
  }
}

package io.github.tryonjobs.mock.http;

import io.github.tryonjobs.mock.contract.TryOnJobs;
import io.github.tryonjobs.mock.contract.TryOnJobsResource;
import io.github.tryonjobs.mock.control.Build;
import io.github.tryonjobs.mock.control.MockControlResource;
import io.github.tryonjobs.mock.control.StrictJsonReader;
import io.github.tryonjobs.mock.dashboard.ContractResource;
import io.github.tryonjobs.mock.dashboard.DashboardResource;
import io.github.tryonjobs.mock.fault.FaultFilter;
import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.generated.control.MockControlApi;
import io.github.tryonjobs.mock.result.ResultResource;
import io.github.tryonjobs.mock.simulation.Simulation;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.jsonb.JsonBindingFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Puts the resources of the mock server together. */
final class MockApplication {

  private MockApplication() {}

  static Application create(
      Simulation simulation, TryOnJobs jobs, RequestRecorder recorder, Build build) {
    ResourceConfig resources =
        new ResourceConfig()
            .register(TryOnJobsResource.class)
            .register(TryOnJobsApi.AnswerFilter.class)
            .register(MockControlResource.class)
            .register(MockControlApi.AnswerFilter.class)
            .register(StrictJsonReader.class)
            .register(ResultResource.class)
            .register(DashboardResource.class)
            .register(ContractResource.class)
            .register(FaultFilter.class)
            .register(JsonBindingFeature.class)
            .register(IgnoreMediaTypes.class)
            .register(OptionsFilter.class)
            .register(JournalFilter.class)
            .register(MistakeMapper.class)
            .register(MockErrorWriter.class)
            .register(binder(simulation, jobs, recorder, build))
            // What else lies on the class path must not change how this server behaves.
            .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            // A proxy may show this server at another place.
            .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    return new Application(resources);
  }

  /** By HK2 itself: Jersey has its own twin of this class, but in another package in 3.1. */
  private static AbstractBinder binder(
      Simulation simulation, TryOnJobs jobs, RequestRecorder recorder, Build build) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(simulation).to(Simulation.class);
        bind(jobs).to(TryOnJobs.class);
        bind(recorder).to(RequestRecorder.class);
        bind(build).to(Build.class);
      }
    };
  }
}

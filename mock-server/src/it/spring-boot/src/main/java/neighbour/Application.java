package neighbour;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that has nothing but what Spring Boot starts by itself. */
@SpringBootApplication
public class Application {}

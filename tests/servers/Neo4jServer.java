import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server in each of the given folders, with its settings beside it: java Neo4jServer.java HOME..., the password
 * in NEO4J_PASSWORD. They share one process, so what each has to load and to compile is loaded and compiled once.
 */
public class Neo4jServer {
    public static void main(String[] args) throws InterruptedException {
        List<DatabaseManagementService> servers = new ArrayList<>();
        for (String home : args) servers.add(started(Path.of(home)));
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            servers.forEach(DatabaseManagementService::shutdown);
            told.countDown();
        }));
        System.out.println("ready");
        told.await();
    }

    private static DatabaseManagementService started(Path home) {
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
        server.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", System.getenv("NEO4J_PASSWORD")));
        return server;
    }
}

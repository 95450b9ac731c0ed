import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server in a folder of its own: java Neo4jServer.java HOME CONF, with the password in NEO4J_PASSWORD. */
public class Neo4jServer {
    public static void main(String[] args) throws InterruptedException {
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .loadPropertiesFromFile(Path.of(args[1])).build();
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { server.shutdown(); told.countDown(); }));
        server.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", System.getenv("NEO4J_PASSWORD")));
        System.out.println("ready");
        told.await();
    }
}
